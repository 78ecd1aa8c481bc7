package ecm.likelihood.spectrum;

/** C(q) of a {@link SpeckleLink} against u = ln(-ln q), by linear interpolation. */
public final class LinkTable {

  private static final double LOWEST = -14;
  private static final double HIGHEST = 4;
  private static final double STEP = 0.02;

  private final double[] values;
  private final double white;

  public LinkTable(SpeckleLink link) {
    values = new double[(int) Math.round((HIGHEST - LOWEST) / STEP) + 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = link.covariance(Math.exp(-Math.exp(LOWEST + i * STEP)));
    }
    white = link.white();
  }

  /** Variance of the counting noise. */
  double white() {
    return white;
  }

  /** C(1), of lag 0 without the counting noise. */
  double atZero() {
    return values[0];
  }

  /** C at a u; 0 far above, C(1) far below. */
  double at(double u) {
    if (u >= HIGHEST) {
      return 0;
    }
    double position = Math.max(0, (u - LOWEST) / STEP);
    int i = (int) position;
    return values[i] + (position - i) * (values[i + 1] - values[i]);
  }
}
