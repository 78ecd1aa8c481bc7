package ecm.registration.frame;

import ecm.stack.Rect;

/** Sums of an image over any rectangle in constant time. */
public final class AreaSum {

  private final int stride;
  private final double[] table;

  /** The sums of a * b * weight. */
  public AreaSum(float[] a, float[] b, float[] weight, int width, int height) {
    this.stride = width + 1;
    this.table = new double[stride * (height + 1)];
    for (int y = 0; y < height; y++) {
      double run = 0;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        run += (double) a[i] * b[i] * weight[i];
        table[(y + 1) * stride + x + 1] = table[y * stride + x + 1] + run;
      }
    }
  }

  /**
   * The sum over a rectangle.
   *
   * @param without pixels of it that do not count, as indices row by row
   */
  public double over(Rect area, int[] without) {
    double sum = over(area);
    for (int i : without) {
      sum -= at(i);
    }
    return sum;
  }

  private double at(int index) {
    int width = stride - 1;
    int top = index / width * stride + index % width;
    return table[top + stride + 1] - table[top + stride] - table[top + 1] + table[top];
  }

  /** The sum over a rectangle. */
  public double over(Rect area) {
    int top = area.y() * stride;
    int bottom = area.yEnd() * stride;
    return table[bottom + area.xEnd()]
        - table[bottom + area.x()]
        - table[top + area.xEnd()]
        + table[top + area.x()];
  }
}
