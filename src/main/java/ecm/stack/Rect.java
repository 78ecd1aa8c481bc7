package ecm.stack;

import ecm.base.Api;

/**
 * A rectangle of pixels: columns x to x+width-1, rows y to y+height-1.
 *
 * @param x first column
 * @param y first row
 * @param width number of columns, 0 or more
 * @param height number of rows, 0 or more
 */
@Api
public record Rect(int x, int y, int width, int height) {

  public Rect {
    width = Math.max(0, width);
    height = Math.max(0, height);
  }

  /** One past the last column. */
  public int xEnd() {
    return x + width;
  }

  /** One past the last row. */
  public int yEnd() {
    return y + height;
  }

  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  public boolean contains(int px, int py) {
    return px >= x && py >= y && px < xEnd() && py < yEnd();
  }

  /** The common part of two rectangles, empty if there is none. */
  public Rect intersect(Rect other) {
    int left = Math.max(x, other.x);
    int top = Math.max(y, other.y);
    return new Rect(
        left, top, Math.min(xEnd(), other.xEnd()) - left, Math.min(yEnd(), other.yEnd()) - top);
  }

  public Rect translate(int dx, int dy) {
    return new Rect(x + dx, y + dy, width, height);
  }
}
