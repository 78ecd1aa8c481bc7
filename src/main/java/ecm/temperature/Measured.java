package ecm.temperature;

/**
 * A value with its standard error.
 *
 * @param value NaN if not known
 * @param sd standard error, in the value's unit; NaN if not known
 */
public record Measured(double value, double sd) {

  /** Nothing known. */
  public static final Measured NONE = new Measured(Double.NaN, Double.NaN);

  /** Whether there is a value. */
  public boolean isKnown() {
    return Double.isFinite(value);
  }

  /** Whether there is a value with a positive error. */
  public boolean hasError() {
    return isKnown() && sd > 0;
  }

  /** ln of a positive value, with error sd / value. */
  public Measured ln() {
    return new Measured(Math.log(value), sd / value);
  }

  /** exp of a value, with error exp(value) sd. */
  public Measured exp() {
    return new Measured(Math.exp(value), Math.exp(value) * sd);
  }
}
