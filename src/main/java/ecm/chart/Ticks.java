package ecm.chart;

import java.util.Arrays;
import java.util.Locale;

/** Round numbers for axes, colour bars and scale bars: 1, 2 and 5 times powers of ten. */
public final class Ticks {

  private static final int[] STEPS = {1, 2, 5};

  /** Rounding that must not push an end of a range out of it. */
  private static final double SLACK = 1e-9;

  private Ticks() {}

  /** All 1, 2 and 5 times powers of ten in a range; only the powers if it is over 4 decades. */
  public static double[] log(double min, double max) {
    boolean powersOnly = Math.log10(max / min) > 4;
    double[] ticks = new double[3 * 700];
    int n = 0;
    int first = (int) Math.floor(Math.log10(min));
    int last = (int) Math.ceil(Math.log10(max));
    for (int decade = first; decade <= last; decade++) {
      for (int step : STEPS) {
        double tick = step * power(decade);
        boolean inside = tick >= min * (1 - SLACK) && tick <= max * (1 + SLACK);
        if (inside && (step == 1 || !powersOnly)) {
          ticks[n++] = tick;
        }
      }
    }
    return Arrays.copyOf(ticks, n);
  }

  /**
   * Multiples of one round step.
   *
   * @param most at most so many steps in the range
   */
  public static double[] linear(double min, double max, int most) {
    double step = atLeast((max - min) / most);
    long first = (long) Math.ceil(min / step - SLACK);
    long last = (long) Math.floor(max / step + SLACK);
    double[] ticks = new double[(int) (last - first + 1)];
    for (int i = 0; i < ticks.length; i++) {
      // through a decimal text, so that 3 * 0.1 is 0.3
      ticks[i] = Double.parseDouble(String.format(Locale.ROOT, "%.10g", (first + i) * step));
    }
    return ticks;
  }

  /** The smallest round number that is not less. */
  static double atLeast(double value) {
    int decade = (int) Math.floor(Math.log10(value));
    for (int step : STEPS) {
      if (step * power(decade) >= value * (1 - SLACK)) {
        return step * power(decade);
      }
    }
    return power(decade + 1);
  }

  /** The largest round number that is not more. */
  static double atMost(double value) {
    int decade = (int) Math.floor(Math.log10(value) + SLACK);
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] * power(decade) <= value * (1 + SLACK)) {
        return STEPS[i] * power(decade);
      }
    }
    return power(decade);
  }

  /** A tick as text: "0.5", "200", "1e6". */
  public static String label(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1e5 || size < 1e-3) {
      int decade = (int) Math.floor(Math.log10(size) + SLACK);
      return Math.round(value / power(decade)) + "e" + decade;
    }
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  /** A power of ten without the rounding of a chain of products. */
  private static double power(int decade) {
    return Double.parseDouble("1e" + decade);
  }
}
