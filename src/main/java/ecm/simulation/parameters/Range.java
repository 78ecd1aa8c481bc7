package ecm.simulation.parameters;

import ecm.base.InvalidInput;
import java.math.BigDecimal;
import java.math.MathContext;

/** Checks that a parameter lies in its range, and says so in one sentence if it does not. */
public final class Range {

  private Range() {}

  /** Throws unless {@code low <= value <= high}; NaN is outside every range. */
  static void check(String name, double value, double low, double high, String unit) {
    if (!(value >= low && value <= high)) {
      throw new InvalidInput(
          name + " is " + text(value) + ", but must be " + text(low) + " to " + text(high) + unit);
    }
  }

  /** Throws unless {@code 0 < value <= high}. */
  static void checkPositive(String name, double value, double high, String unit) {
    if (!(value > 0 && value <= high)) {
      throw new InvalidInput(
          name + " is " + text(value) + ", but must be above 0 and at most " + text(high) + unit);
    }
  }

  /** A number as a person would write it. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A number to four significant digits, as a person would write it. */
  public static String rounded(double value) {
    return text(new BigDecimal(value).round(new MathContext(4)).doubleValue());
  }
}
