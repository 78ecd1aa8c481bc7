package ecm.simulation.random;

import org.apache.commons.math3.special.Gamma;

/**
 * Poisson counts, exact for every mean: by inversion of the cumulated probability below a mean of
 * 16, by Hoermann's transformed rejection PTRS (Insurance: Mathematics and Economics 12, 39, 1993)
 * above.
 */
public final class Poisson {

  private static final double INVERSION_BELOW = 16;

  /** Far in the tail the remaining probabilities round to nothing: the search has to end there. */
  private static final int MOST_INVERTED = 200;

  /** Room for the uniform numbers of one draw; more than 64 rejections do not happen. */
  private static final int DRAWS = 128;

  private static final double[] RECIPROCALS = new double[MOST_INVERTED + 1];

  static {
    for (int k = 1; k < RECIPROCALS.length; k++) {
      RECIPROCALS[k] = 1.0 / k;
    }
  }

  private Poisson() {}

  /**
   * One count.
   *
   * @param mean 0 or more
   * @param key of the pixel, see {@link CounterNoise#pixel}
   * @param frame which of the pixel's counts
   */
  public static double count(double mean, long key, int frame) {
    long first = (long) frame * DRAWS;
    return mean < INVERSION_BELOW ? byInversion(mean, key, first) : byRejection(mean, key, first);
  }

  /**
   * As {@link #count} and faster, but by the machine's own exponential and by products with
   * reciprocals: in rare cases a count may be one off, and differ from machine to machine.
   */
  public static double quickCount(double mean, long key, int frame) {
    if (mean >= INVERSION_BELOW) {
      return count(mean, key, frame);
    }
    double u = CounterNoise.uniform(key, (long) frame * DRAWS);
    double probability = Math.exp(-mean);
    int count = 0;
    while (u > probability && count < MOST_INVERTED) {
      u -= probability;
      count++;
      probability *= mean * RECIPROCALS[count];
    }
    return count;
  }

  private static double byInversion(double mean, long key, long index) {
    double u = CounterNoise.uniform(key, index);
    double probability = StrictMath.exp(-mean);
    int count = 0;
    while (u > probability && count < MOST_INVERTED) {
      u -= probability;
      count++;
      probability *= mean / count;
    }
    return count;
  }

  private static double byRejection(double mean, long key, long first) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double squeeze = 0.9277 - 3.6224 / (b - 2);
    for (long i = first; ; i += 2) {
      double u = CounterNoise.uniform(key, i) - 0.5;
      double v = CounterNoise.uniform(key, i + 1);
      double edge = 0.5 - Math.abs(u);
      double count = Math.floor((2 * a / edge + b) * u + mean + 0.43);
      if (edge >= 0.07 && v <= squeeze) {
        return count;
      }
      if (count < 0 || (edge < 0.013 && v > edge)) {
        continue;
      }
      double hat = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (edge * edge) + b);
      double density = count * StrictMath.log(mean) - mean - Gamma.logGamma(count + 1);
      if (StrictMath.log(hat) <= density) {
        return count;
      }
    }
  }
}
