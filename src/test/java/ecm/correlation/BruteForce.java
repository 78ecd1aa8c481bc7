package ecm.correlation;

/** Eq. 4 as it is printed, pair by pair in double, for comparison; NaN where L or R is 0. */
final class BruteForce {

  private BruteForce() {}

  /** g2 at a whole lag over pairs of valid frames. */
  static double g2(double[] series, boolean[] valid, int lag) {
    return g2(series, valid, lag, 1);
  }

  /** g2 over the pairs of valid frames whose bins of some frames are a lag of bins apart. */
  static double g2(double[] series, boolean[] valid, int lag, int bin) {
    int bins = series.length / bin;
    double n = 0;
    double products = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < bins * bin; i++) {
      int from = (i / bin + lag) * bin;
      for (int j = from; j < from + bin && j < bins * bin; j++) {
        if (valid[i] && valid[j]) {
          n++;
          products += series[i] * series[j];
          left += series[i];
          right += series[j];
        }
      }
    }
    return left == 0 || right == 0 ? Double.NaN : n * products / (left * right);
  }

  /** g2 at the M lags of the method, from the whole lags on either side. */
  static double[] resampled(double[] series, boolean[] valid, int points) {
    double[] g2 = new double[points];
    for (int k = 0; k < points; k++) {
      double t = Math.pow(series.length - 1, (double) k / (points - 1));
      if (Math.abs(t - Math.round(t)) < 1e-9) {
        g2[k] = g2(series, valid, (int) Math.round(t));
      } else {
        int p = (int) t;
        g2[k] = (p + 1 - t) * g2(series, valid, p) + (t - p) * g2(series, valid, p + 1);
      }
    }
    return g2;
  }
}
