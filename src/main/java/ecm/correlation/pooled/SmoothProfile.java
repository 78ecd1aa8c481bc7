package ecm.correlation.pooled;

import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;

/** The Gaussian blur of a map within a mask, each value the weighted mean of the pixels inside. */
public final class SmoothProfile {

  /** Weights beyond so many standard deviations are left out. */
  private static final double REACH = 4;

  private SmoothProfile() {}

  /**
   * Blurs.
   *
   * @param values row by row; NaN is left out
   * @param width pixels per row
   * @param sd standard deviation of the Gaussian [px]
   * @return NaN where no value is within reach, and outside the smallest rectangle around the
   *     values
   */
  public static double[] of(double[] values, int width, double sd) {
    Mask inside = Mask.of(width, values.length / width, i -> !Double.isNaN(values[i]));
    Rect box = inside.bounds();
    double[] sum = new double[Math.max(0, box.width()) * Math.max(0, box.height())];
    double[] weight = new double[sum.length];
    for (int i = 0; i < sum.length; i++) {
      int from = (box.y() + i / box.width()) * width + box.x() + i % box.width();
      sum[i] = inside.contains(from) ? values[from] : 0;
      weight[i] = inside.contains(from) ? 1 : 0;
    }
    double[] blurred = blur(sum, box.width(), sd);
    double[] norm = blur(weight, box.width(), sd);
    double[] all = new double[values.length];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < sum.length; i++) {
      int to = (box.y() + i / box.width()) * width + box.x() + i % box.width();
      all[to] = norm[i] > 0 ? blurred[i] / norm[i] : Double.NaN;
    }
    return all;
  }

  private static double[] blur(double[] values, int width, double sd) {
    if (values.length == 0) {
      return values;
    }
    double[] kernel = kernel(sd);
    int height = values.length / width;
    return blur(blur(values, width, height, 1, kernel), width, height, width, kernel);
  }

  private static double[] kernel(double sd) {
    double[] kernel = new double[1 + (int) Math.ceil(REACH * sd)];
    Arrays.setAll(kernel, i -> Math.exp(-0.5 * i * i / (sd * sd)));
    return kernel;
  }

  /** Blurs along rows (step 1) or columns (step width). */
  private static double[] blur(double[] in, int width, int height, int step, double[] kernel) {
    double[] out = new double[in.length];
    int length = step == 1 ? width : height;
    for (int i = 0; i < in.length; i++) {
      int at = step == 1 ? i % width : i / width;
      int first = Math.max(-at, 1 - kernel.length);
      int last = Math.min(length - 1 - at, kernel.length - 1);
      double sum = 0;
      for (int k = first; k <= last; k++) {
        sum += kernel[Math.abs(k)] * in[i + k * step];
      }
      out[i] = sum;
    }
    return out;
  }
}
