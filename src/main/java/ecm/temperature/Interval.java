package ecm.temperature;

/**
 * Two ends between which a value lies.
 *
 * @param low NaN if not known
 * @param high NaN if not known
 */
public record Interval(double low, double high) {

  static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  static Interval around(double value, double half) {
    return new Interval(value - half, value + half);
  }
}
