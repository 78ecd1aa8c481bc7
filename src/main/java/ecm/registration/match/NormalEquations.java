package ecm.registration.match;

/**
 * Four linear equations with a symmetric positive matrix, for the step to the right and downwards,
 * each times minus the gain, the gain and the offset of a {@link WeightedMatch}. One per thread.
 */
final class NormalEquations {

  private static final int UNKNOWNS = 4;
  private static final int STEP_X = 0;
  private static final int STEP_Y = 1;
  private static final int GAIN = 2;
  private static final int OFFSET = 3;

  private final double[][] rows = new double[UNKNOWNS][UNKNOWNS + 1];

  /**
   * Sets the equation that belongs to the unknown of the same number.
   *
   * @param values the four coefficients and the right-hand side
   */
  void set(int row, double... values) {
    System.arraycopy(values, 0, rows[row], 0, values.length);
  }

  /** Gauss-Jordan elimination with the rows' own pivots; false if there is nothing to solve. */
  boolean solve() {
    for (int p = UNKNOWNS - 1; p >= 0; p--) {
      double pivot = rows[p][p];
      if (!(pivot > 0)) {
        return false;
      }
      for (int k = 0; k <= UNKNOWNS; k++) {
        rows[p][k] /= pivot;
      }
      for (int r = 0; r < UNKNOWNS; r++) {
        double factor = r == p ? 0 : rows[r][p];
        for (int k = 0; factor != 0 && k <= UNKNOWNS; k++) {
          rows[r][k] -= factor * rows[p][k];
        }
      }
    }
    return true;
  }

  double gain() {
    return rows[GAIN][UNKNOWNS];
  }

  double offset() {
    return rows[OFFSET][UNKNOWNS];
  }

  /** What is left of the shift to the right [px]. */
  double stepX() {
    return -rows[STEP_X][UNKNOWNS] / gain();
  }

  /** What is left of the shift downwards [px]. */
  double stepY() {
    return -rows[STEP_Y][UNKNOWNS] / gain();
  }
}
