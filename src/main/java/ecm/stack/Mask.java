package ecm.stack;

import ecm.base.Api;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A set of pixels.
 *
 * @param width pixels per row
 * @param height rows
 * @param inside row by row; owned by the mask, not to be changed after construction
 */
@Api
public record Mask(int width, int height, boolean[] inside) {

  public Mask {
    if (inside.length != width * height) {
      throw new IllegalArgumentException(
          inside.length + " values for " + width + " x " + height + " pixels");
    }
  }

  /** Every pixel. */
  public static Mask all(int width, int height) {
    return of(width, height, i -> true);
  }

  /** The pixels, by index y * width + x, that satisfy a condition. */
  public static Mask of(int width, int height, IntPredicate condition) {
    boolean[] inside = new boolean[width * height];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = condition.test(i);
    }
    return new Mask(width, height, inside);
  }

  /** The pixels of a rectangle, clipped to the image. */
  public static Mask of(int width, int height, Rect rect) {
    return of(width, height, i -> rect.contains(i % width, i / width));
  }

  public boolean contains(int index) {
    return inside[index];
  }

  public boolean contains(int x, int y) {
    return inside[y * width + x];
  }

  /** Number of pixels. */
  public int count() {
    int n = 0;
    for (boolean b : inside) {
      n += b ? 1 : 0;
    }
    return n;
  }

  /** The indices of the pixels, ascending. */
  public int[] indices() {
    int[] indices = new int[inside.length];
    int n = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        indices[n++] = i;
      }
    }
    return Arrays.copyOf(indices, n);
  }

  /** The smallest rectangle around the pixels; empty if there are none. */
  public Rect bounds() {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (int i : indices()) {
      left = Math.min(left, i % width);
      right = Math.max(right, i % width + 1);
      top = Math.min(top, i / width);
      bottom = Math.max(bottom, i / width + 1);
    }
    return new Rect(left, top, right - left, bottom - top);
  }

  /** The pixels in both. */
  public Mask and(Mask other) {
    return of(width, height, i -> inside[i] && other.inside[i]);
  }

  /** The pixels in this one and not in the other. */
  public Mask minus(Mask other) {
    return of(width, height, i -> inside[i] && !other.inside[i]);
  }
}
