package ecm.statistics;

import ecm.math.Quantiles;
import ecm.progress.InvalidInput;

/**
 * A quantile of values of which some are only lower bounds and count as 'large'.
 *
 * @param value the quantile, or the limit if the quantile lies above it; NaN without values
 * @param isLowerBound whether the true quantile is only known to be at least that
 * @param censoredFraction fraction of the values above the limit
 */
public record CensoredQuantile(double value, boolean isLowerBound, double censoredFraction) {

  /** The median; see {@link #of}. */
  public static CensoredQuantile median(double[] values, double limit) {
    return of(values, limit, 0.5);
  }

  /**
   * A quantile by linear interpolation between order statistics. Values above the limit keep their
   * place at the upper end whatever they are, so the result does not depend on them.
   *
   * @param values any order, NaN left out
   * @param limit values above it are lower bounds; infinity for none
   * @param fraction 0 to 1
   */
  public static CensoredQuantile of(double[] values, double limit, double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new InvalidInput("The quantile's fraction is " + fraction + "; it must be 0 to 1.");
    }
    double[] sorted = Quantiles.sorted(values);
    int known = 0;
    while (known < sorted.length && sorted[known] <= limit) {
      known++;
    }
    double censored = sorted.length == 0 ? Double.NaN : 1 - (double) known / sorted.length;
    boolean beyond = sorted.length > 0 && Math.ceil(fraction * (sorted.length - 1)) >= known;
    double value = beyond ? limit : Quantiles.ofSorted(sorted, fraction);
    return new CensoredQuantile(value, beyond, censored);
  }
}
