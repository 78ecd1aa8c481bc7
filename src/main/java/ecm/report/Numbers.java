package ecm.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: few significant digits, no zeros at the end, no exponent if it is short. */
public final class Numbers {

  private static final double LARGEST = 1e7;
  private static final double SMALLEST = 1e-4;

  private Numbers() {}

  /** A number with four significant digits. */
  public static String four(double value) {
    return rounded(value, 4);
  }

  /**
   * A number with its error of two significant digits, both with the same decimals: {@code 3.82 ±
   * 0.23}; the number alone, with three digits, without an error.
   */
  public static String withError(double value, double sd) {
    if (!Double.isFinite(value) || !(sd > 0) || Double.isInfinite(sd)) {
      return three(value);
    }
    BigDecimal error = new BigDecimal(sd).round(new MathContext(2));
    int decimals = Math.max(0, error.scale());
    boolean plain = sd >= SMALLEST && Math.abs(value) < LARGEST;
    return plain
        ? fixed(value, decimals) + " ± " + fixed(error.doubleValue(), decimals)
        : three(value) + " ± " + two(sd);
  }

  private static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** With three significant digits. */
  public static String three(double value) {
    return rounded(value, 3);
  }

  static String two(double value) {
    return rounded(value, 2);
  }

  private static String rounded(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "not known";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    boolean plain = size == 0 || size >= SMALLEST && size < LARGEST;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
