package ecm.likelihood;

/** The Gaussian blur of the values that a map has, each the weighted mean of those around it. */
final class Blur {

  private static final double REACH = 3.5;

  private Blur() {}

  /**
   * Blurs.
   *
   * @param values row by row; NaN where there is none
   * @param width pixels per row
   * @param sd standard deviation [px]
   * @return NaN where there was none
   */
  static double[] within(double[] values, int width, double sd) {
    double[] sum = new double[values.length];
    double[] weight = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean known = !Double.isNaN(values[i]);
      sum[i] = known ? values[i] : 0;
      weight[i] = known ? 1 : 0;
    }
    double[] kernel = new double[1 + (int) Math.ceil(REACH * sd)];
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] = Math.exp(-0.5 * k * k / (sd * sd));
    }
    int height = values.length / width;
    sum = along(along(sum, width, 1, kernel), height, width, kernel);
    weight = along(along(weight, width, 1, kernel), height, width, kernel);
    for (int i = 0; i < values.length; i++) {
      sum[i] = Double.isNaN(values[i]) ? Double.NaN : sum[i] / weight[i];
    }
    return sum;
  }

  /** Along lines of some length whose neighbours are a step apart. */
  private static double[] along(double[] in, int length, int step, double[] kernel) {
    double[] out = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      int at = step == 1 ? i % length : i / step;
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
