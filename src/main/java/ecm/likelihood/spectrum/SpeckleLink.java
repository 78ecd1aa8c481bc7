package ecm.likelihood.spectrum;

import org.apache.commons.math3.special.Gamma;

/**
 * How the covariance of the square root of counts follows from the correlation of the intensity.
 *
 * <p>The intensity of K patterns is n (1 - s + s X / K) with X of a Gamma distribution of shape K;
 * two times with intensity correlation q have a joint distribution that is diagonal in generalised
 * Laguerre polynomials (Hille-Hardy formula), so that any function f of the counts k with mean f(X)
 * = E[f(k) | X] has the covariance
 *
 * <pre>  C(q) = sum_(j>=1) a_j^2 q^j,   a_j = &lt;f(X) L_j(X)&gt; / |L_j|</pre>
 *
 * at lags above 0, and at lag 0 in addition the white variance of the counting noise. Here f(k) =
 * sqrt(k + 3/8) / sqrt(n), which makes the noise of the intensity and of the counting nearly
 * uniform (Anscombe 1948). Without counting noise, K = 1 and s = 1, C is (pi/4) (2F1(-1/2, -1/2; 1;
 * q) - 1).
 *
 * @param coefficients a_j^2, from j = 1
 * @param white variance of the counting noise; with many counts 1 / (4 n)
 */
public record SpeckleLink(double[] coefficients, double white) {

  /** What is added to the counts under the root. */
  static final double OFFSET = 0.375;

  private static final int TERMS = 80;
  private static final int NODES = 4000;

  /** Above so many counts the mean of the root is taken from its expansion. */
  private static final double LARGE_COUNTS = 200;

  /**
   * The link of some conditions.
   *
   * @param counts mean n per pixel and frame
   * @param patterns K of at least 1
   * @param share s of the mean that fluctuates, 0 to 1
   */
  public static SpeckleLink of(double counts, double patterns, double share) {
    // The integral over X in steps of equal width in sqrt X, fine enough for the highest
    // polynomial.
    double end = patterns + 9 * Math.sqrt(patterns) + 42;
    double step = Math.sqrt(end) / NODES;
    double shape = patterns - 1;
    double logNorm = Gamma.logGamma(patterns);
    double[] sums = new double[TERMS + 1];
    double white = 0;
    double total = 0;
    for (int i = 0; i < NODES; i++) {
      double root = (i + 0.5) * step;
      double x = root * root;
      double weight =
          2 * root * step * Math.exp((patterns == 1 ? 0 : shape * Math.log(x)) - x - logNorm);
      if (weight < 1e-30) {
        continue;
      }
      double intensity = counts * (1 - share + share * x / patterns);
      double[] moments = rootMoments(intensity);
      double mean = moments[0] / Math.sqrt(counts);
      white += weight * (moments[1] - moments[0] * moments[0]) / counts;
      total += weight;
      addPolynomials(x, shape, weight * mean, sums);
    }
    double[] coefficients = new double[TERMS];
    for (int j = 1; j <= TERMS; j++) {
      double a = sums[j] / total;
      coefficients[j - 1] = a * a;
    }
    return new SpeckleLink(coefficients, white / total);
  }

  /** Adds value times the orthonormal polynomials L_j(x) by their recurrence. */
  private static void addPolynomials(double x, double shape, double value, double[] sums) {
    double before = 0;
    double now = 1;
    sums[0] += value;
    for (int j = 0; j < TERMS; j++) {
      // orthonormal form of (j+1) L_(j+1) = (2j+1+shape-x) L_j - (j+shape) L_(j-1)
      double up = Math.sqrt((j + 1) * (j + 1 + shape));
      double down = Math.sqrt(j * (j + shape));
      double next = ((2 * j + 1 + shape - x) * now - down * before) / up;
      before = now;
      now = next;
      sums[j + 1] += value * now;
    }
  }

  /** Mean and mean square of sqrt(k + 3/8) for k of a Poisson distribution. */
  private static double[] rootMoments(double mean) {
    if (mean > LARGE_COUNTS) {
      double root = Math.sqrt(mean + OFFSET);
      double expected = root * (1 - mean / (8 * (mean + OFFSET) * (mean + OFFSET)));
      return new double[] {expected, mean + OFFSET};
    }
    double probability = Math.exp(-mean);
    double sum = 0;
    double last = mean + 10 * Math.sqrt(mean) + 12;
    for (int k = 0; k <= last; k++) {
      sum += probability * Math.sqrt(k + OFFSET);
      probability *= mean / (k + 1);
    }
    return new double[] {sum, mean + OFFSET};
  }

  /** C(q). */
  double covariance(double q) {
    double sum = 0;
    for (int j = coefficients.length - 1; j >= 0; j--) {
      sum = (sum + coefficients[j]) * q;
    }
    return sum;
  }
}
