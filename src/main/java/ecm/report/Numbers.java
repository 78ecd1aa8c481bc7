package ecm.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: few significant digits, no zeros at the end, no exponent if it is short. */
public final class Numbers {

  private static final double LARGEST = 1e7;
  private static final double SMALLEST = 1e-4;

  private Numbers() {}

  /** A number with four significant digits. */
  public static String four(double value) {
    return rounded(value, 4);
  }

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
