package ecm.base;

import java.util.Arrays;

/** Order statistics of plain arrays; NaN values are left out. */
public final class Quantiles {

  private static final double MAD_TO_SD = 1.4826;

  private Quantiles() {}

  /**
   * The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan,
   * numpy's default).
   *
   * @param values any order, NaN ignored, not changed
   * @param fraction 0 to 1
   * @return NaN if there is no value
   */
  public static double of(double[] values, double fraction) {
    return ofSorted(sorted(values), fraction);
  }

  /** The median, NaN values left out; NaN if none is left. */
  public static double median(double[] values) {
    return of(values, 0.5);
  }

  /** The values that are not NaN in ascending order, in a new array. */
  public static double[] sorted(double[] values) {
    double[] finite = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    Arrays.sort(finite);
    return finite;
  }

  /** The quantile of values already in ascending order and without NaN. */
  public static double ofSorted(double[] sorted, double fraction) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = fraction * (sorted.length - 1);
    int low = (int) Math.floor(position);
    int high = Math.min(low + 1, sorted.length - 1);
    if (position == low || sorted[low] == sorted[high]) {
      return sorted[low]; // infinite values must not meet a factor of 0
    }
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }

  /**
   * The standard deviation of normal residuals whatever a minority of them is: 1.4826 times their
   * median absolute value, NaN left out.
   */
  public static double robustSd(double[] residuals) {
    return MAD_TO_SD * median(Arrays.stream(residuals).map(Math::abs).toArray());
  }
}
