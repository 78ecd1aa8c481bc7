package ecm.statistics;

import org.apache.commons.math3.special.Erf;

/**
 * Maximum likelihood of a normal distribution when values above a limit are known only to be so.
 *
 * <p>In g = 1/sigma and d = (mu - limit)/sigma the log-likelihood
 *
 * <pre>  n_u ln g - 1/2 sum (g (y - limit) - d)^2 + n_c ln Phi(d)</pre>
 *
 * is concave (Olsen, Econometrica 46, 1211, 1978), so Newton's method with halved steps finds its
 * one maximum.
 */
final class CensoredNormal {

  private static final int MAX_ITERATIONS = 200;
  private static final double END = 1e-12;
  private static final double SQRT2 = Math.sqrt(2);
  private static final double LN_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);
  private static final double FAR_TAIL = -25;

  private final int n;
  private final int censored;
  private final double sum;
  private final double sumSquares;

  /** Of y - limit: number, number censored, mean, sum of squares about the mean. */
  private CensoredNormal(int n, int censored, double mean, double squares) {
    this.n = n;
    this.censored = censored;
    this.sum = n * mean;
    this.sumSquares = squares + n * mean * mean;
  }

  /**
   * Mean and standard deviation.
   *
   * @param uncensored values y not above the limit
   * @param limit where the others are censored; not used if there are none
   * @param censored number of values above the limit
   * @return NaN for fewer than 2 uncensored values
   */
  static double[] fit(double[] uncensored, double limit, int censored) {
    int n = uncensored.length;
    if (n < 2) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double mean = 0;
    for (double y : uncensored) {
      mean += y / n;
    }
    double squares = 0;
    for (double y : uncensored) {
      squares += (y - mean) * (y - mean);
    }
    if (censored == 0) {
      return new double[] {mean, Math.sqrt(squares / (n - 1))};
    }
    int all = n + censored;
    double[] ml = new CensoredNormal(n, censored, mean - limit, squares).maximize();
    return new double[] {limit + ml[0], ml[1] * Math.sqrt(all / (all - 1.0))};
  }

  /** mu - limit and sigma. */
  private double[] maximize() {
    double g = 1 / Math.sqrt(sumSquares / n);
    double d = sum / n * g;
    double value = logLikelihood(g, d);
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double hazard = hazard(d);
      double gradG = n / g - g * sumSquares + d * sum;
      double gradD = g * sum - n * d + censored * hazard;
      double gg = n / (g * g) + sumSquares;
      double dd = n + censored * hazard * (hazard + d);
      double det = gg * dd - sum * sum;
      double stepG = (gradG * dd + gradD * sum) / det;
      double stepD = (gradD * gg + gradG * sum) / det;
      double scale = 1;
      while (scale > END && !(logLikelihood(g + scale * stepG, d + scale * stepD) >= value)) {
        scale /= 2;
      }
      if (scale <= END) {
        break;
      }
      g += scale * stepG;
      d += scale * stepD;
      value = logLikelihood(g, d);
      if (Math.abs(stepG) < END * g && Math.abs(stepD) < END * (1 + Math.abs(d))) {
        break;
      }
    }
    return new double[] {d / g, 1 / g};
  }

  private double logLikelihood(double g, double d) {
    if (!(g > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double squares = g * g * sumSquares - 2 * g * d * sum + n * d * d;
    return n * Math.log(g) - squares / 2 + censored * lnPhi(d);
  }

  private static double lnPhi(double d) {
    if (d < FAR_TAIL) {
      return -d * d / 2 - LN_SQRT_2PI - Math.log(hazard(d));
    }
    return Math.log(Erf.erfc(-d / SQRT2) / 2);
  }

  /** phi(d) / Phi(d); by its asymptotic series far in the tail, where Phi underflows. */
  private static double hazard(double d) {
    if (d < FAR_TAIL) {
      return -d - 1 / d + 2 / (d * d * d);
    }
    return Math.exp(-d * d / 2 - LN_SQRT_2PI) / (Erf.erfc(-d / SQRT2) / 2);
  }
}
