package ecm.likelihood;

import ecm.base.Quantiles;

/**
 * A map of estimates against the true ln tau.
 *
 * @param correlation r between estimate and truth
 * @param rms standard deviation of the error
 * @param bias median of the error
 * @param coverage share of the pixels whose truth is within one standard deviation
 * @param sigma standard deviation of the true ln tau
 * @param pixels that have an estimate
 */
public record MapScore(
    double correlation, double rms, double bias, double coverage, double sigma, int pixels) {

  public static MapScore of(float[] tau, float[] sd, double[] lnTau) {
    double[] sums = new double[5];
    double[] errors = new double[lnTau.length];
    int n = 0;
    int covered = 0;
    for (int i = 0; i < lnTau.length; i++) {
      if (!Float.isNaN(tau[i])) {
        double x = Math.log(tau[i]);
        double y = lnTau[i];
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += y * y;
        sums[4] += x * y;
        errors[n++] = x - y;
        covered += Math.abs(x - y) < sd[i] ? 1 : 0;
      }
    }
    double vx = sums[2] / n - sums[0] * sums[0] / n / n;
    double vy = sums[3] / n - sums[1] * sums[1] / n / n;
    double c = sums[4] / n - sums[0] * sums[1] / n / n;
    double bias = Quantiles.median(java.util.Arrays.copyOf(errors, n));
    return new MapScore(
        c / Math.sqrt(vx * vy),
        Math.sqrt(vx + vy - 2 * c),
        bias,
        (double) covered / n,
        Math.sqrt(vy),
        n);
  }
}
