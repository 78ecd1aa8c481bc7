package ecm.correlation;

import java.util.Arrays;

/** The Gaussian blur of a map within a mask, each value the weighted mean of the pixels inside. */
final class SmoothProfile {

  /** Weights beyond so many standard deviations are left out. */
  private static final double REACH = 4;

  private SmoothProfile() {}

  /**
   * Blurs.
   *
   * @param values row by row; NaN is left out
   * @param width pixels per row
   * @param sd standard deviation of the Gaussian [px]
   * @return NaN where no value is within reach
   */
  static double[] of(double[] values, int width, double sd) {
    double[] sum = new double[values.length];
    double[] weight = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean inside = !Double.isNaN(values[i]);
      sum[i] = inside ? values[i] : 0;
      weight[i] = inside ? 1 : 0;
    }
    double[] kernel = kernel(sd);
    int height = values.length / width;
    double[] blurred = blur(blur(sum, width, height, 1, kernel), width, height, width, kernel);
    double[] norm = blur(blur(weight, width, height, 1, kernel), width, height, width, kernel);
    for (int i = 0; i < blurred.length; i++) {
      blurred[i] = norm[i] > 0 ? blurred[i] / norm[i] : Double.NaN;
    }
    return blurred;
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
