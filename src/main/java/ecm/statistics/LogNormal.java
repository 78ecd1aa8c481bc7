package ecm.statistics;

import java.util.Arrays;

/**
 * A log-normal distribution fitted to relaxation times, some of which may be lower bounds.
 *
 * <p>density(tau) = exp(-(ln tau - mu)^2 / (2 sigma^2)) / (tau sigma sqrt(2 pi))
 *
 * @param mu mean of ln tau
 * @param sigma standard deviation of ln tau
 * @param median exp(mu)
 * @param mean exp(mu + sigma^2 / 2)
 * @param skewness of ln tau, uncensored values: m3 / m2^1.5
 * @param count number of values
 * @param censoredFraction fraction that are lower bounds
 */
public record LogNormal(
    double mu,
    double sigma,
    double median,
    double mean,
    double skewness,
    int count,
    double censoredFraction) {

  private static final double MOST_CENSORED_FOR_MEAN = 0.3;
  private static final double MOST_CENSORED_FOR_MEDIAN = 0.5;

  /**
   * Fits by maximum likelihood.
   *
   * <p>Without censored values mu and sigma are the mean and the standard deviation (with n-1) of
   * ln tau. A value above the limit contributes the probability of exceeding it, 1 - Phi((ln limit
   * - mu)/sigma); sigma then carries the same factor sqrt(n/(n-1)). Values that are NaN, zero or
   * negative are left out.
   *
   * @param values times, positive
   * @param limit values above it are right-censored at it; infinity for none
   * @return mu, sigma and what follows from them NaN with fewer than 2 uncensored values
   */
  public static LogNormal fit(double[] values, double limit) {
    double[] logs = logsUpTo(values, limit);
    int count = 0;
    for (double v : values) {
      count += v > 0 ? 1 : 0;
    }
    int censored = count - logs.length;
    double[] normal = CensoredNormal.fit(logs, Math.log(limit), censored);
    double mu = normal[0];
    double sigma = normal[1];
    return new LogNormal(
        mu,
        sigma,
        Math.exp(mu),
        Math.exp(mu + sigma * sigma / 2),
        skewness(logs),
        count,
        count == 0 ? Double.NaN : (double) censored / count);
  }

  /** Whether mean and sigma are lower bounds: more than 30 % of the values are. */
  public boolean meanIsLowerBound() {
    return censoredFraction > MOST_CENSORED_FOR_MEAN;
  }

  /** Whether even the median is a lower bound: more than half of the values are. */
  public boolean medianIsLowerBound() {
    return censoredFraction > MOST_CENSORED_FOR_MEDIAN;
  }

  /** The logarithms of the positive values not above a limit. */
  static double[] logsUpTo(double[] values, double limit) {
    double[] logs = new double[values.length];
    int n = 0;
    for (double v : values) {
      if (v > 0 && v <= limit) {
        logs[n++] = Math.log(v);
      }
    }
    return Arrays.copyOf(logs, n);
  }

  private static double skewness(double[] y) {
    double mean = 0;
    for (double v : y) {
      mean += v / y.length;
    }
    double m2 = 0;
    double m3 = 0;
    for (double v : y) {
      double d = v - mean;
      m2 += d * d / y.length;
      m3 += d * d * d / y.length;
    }
    return m3 / Math.pow(m2, 1.5);
  }
}
