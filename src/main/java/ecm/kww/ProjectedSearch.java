package ecm.kww;

import ecm.kww.DecayModel.Bounds;

/**
 * Minimises a {@link ProjectedCost} within bounds by Marquardt's method: steps solve (H + lambda D)
 * s = -g, with H the Gauss-Newton matrix and D its diagonal. Where residuals are large that matrix
 * converges slowly or not at all: after 20 steps H is the exact Hessian, by central differences of
 * the exact gradient, wherever that is positive definite. A coordinate at a bound whose gradient
 * points outwards is held there. The end is a step below 1e-7 in all coordinates.
 */
final class ProjectedSearch {

  private static final int MAX_EVALUATIONS = 500;
  private static final double STEP_END = 1e-7;
  private static final double ROUNDING = 1e-14;
  private static final double FIRST_DAMPING = 1e-2;
  private static final double LEAST_DAMPING = 1e-9;
  private static final double MAX_DAMPING = 1e12;
  private static final double MAX_STEP = 0.3;
  private static final int GAUSS_NEWTON_STEPS = 20;
  private static final double DIFFERENCE = 1e-5;
  private static final double SINGULAR = 1e-14;

  private final ProjectedCost cost;
  private final Bounds bounds;
  private final int size;
  private final double[][] lower;
  private final double[][] hessian;
  private final double[] gradient;
  private final double[] step;
  private final double[] next;

  /** Where the search ended. */
  final double[] point;

  /** Cost there. */
  double value;

  ProjectedSearch(ProjectedCost cost, Bounds bounds) {
    this.cost = cost;
    this.bounds = bounds;
    this.size = bounds.lower().length;
    this.lower = new double[size][size];
    this.hessian = new double[size][size];
    this.gradient = new double[size];
    this.step = new double[size];
    this.next = new double[size];
    this.point = new double[size];
  }

  /** Searches from a start; whether a minimum was reached. */
  boolean search(double[] start) {
    for (int k = 0; k < size; k++) {
      point[k] = bounds.clamp(k, start[k]);
    }
    value = cost.evaluate(point);
    differentiate();
    double damping = FIRST_DAMPING;
    for (int used = 1; used < MAX_EVALUATIONS && damping < MAX_DAMPING; used++) {
      if (move(damping, used > GAUSS_NEWTON_STEPS) < STEP_END && damping <= 1) {
        System.arraycopy(next, 0, point, 0, size);
        value = cost.evaluate(point);
        return true;
      }
      double found = cost.evaluate(next);
      if (found <= value * (1 + ROUNDING)) {
        System.arraycopy(next, 0, point, 0, size);
        value = found;
        differentiate();
        damping = Math.max(LEAST_DAMPING, damping / 10);
      } else {
        damping = Math.max(FIRST_DAMPING, damping * 10);
      }
    }
    return false;
  }

  private void differentiate() {
    cost.differentiate(point);
    System.arraycopy(cost.gradient, 0, gradient, 0, size);
    for (int k = 0; k < size; k++) {
      System.arraycopy(cost.normal[k], 0, hessian[k], 0, size);
    }
  }

  /** Sets the next point and returns the longest step of a coordinate. */
  private double move(double damping, boolean exact) {
    if (!exact || !solve(exactHessian(), damping)) {
      solve(hessian, damping);
    }
    double longest = 0;
    for (double s : step) {
      longest = Math.max(longest, Math.abs(s));
    }
    double factor = longest > MAX_STEP ? MAX_STEP / longest : 1;
    double moved = 0;
    for (int k = 0; k < size; k++) {
      next[k] = bounds.clamp(k, point[k] + factor * step[k]);
      moved = Math.max(moved, Math.abs(next[k] - point[k]));
    }
    return moved;
  }

  private boolean isHeld(int k) {
    return point[k] <= bounds.lower()[k] && gradient[k] > 0
        || point[k] >= bounds.upper()[k] && gradient[k] < 0;
  }

  /** Of the cost at the point, from gradients on both sides. */
  private double[][] exactHessian() {
    double[][] exact = new double[size][size];
    for (int k = 0; k < size; k++) {
      double centre = point[k];
      for (int side = -1; side <= 1; side += 2) {
        point[k] = centre + side * DIFFERENCE;
        cost.differentiate(point);
        for (int j = 0; j < size; j++) {
          double half = side * cost.gradient[j] / (4 * DIFFERENCE);
          exact[k][j] += half;
          exact[j][k] += half;
        }
      }
      point[k] = centre;
    }
    return exact;
  }

  /**
   * Cholesky; a held coordinate, or one that changes nothing, does not move. The damping is in
   * units of the Gauss-Newton matrix.
   *
   * @return whether the matrix is positive definite in the coordinates that are free
   */
  private boolean solve(double[][] matrix, double damping) {
    boolean definite = true;
    for (int k = 0; k < size; k++) {
      boolean held = isHeld(k);
      for (int j = 0; j < k; j++) {
        double sum = held ? 0 : matrix[k][j];
        for (int i = 0; i < j; i++) {
          sum -= lower[k][i] * lower[j][i];
        }
        lower[k][j] = sum / lower[j][j];
      }
      double pivot = matrix[k][k] + damping * hessian[k][k];
      for (int i = 0; i < k; i++) {
        pivot -= lower[k][i] * lower[k][i];
      }
      boolean positive = pivot > SINGULAR * hessian[k][k];
      definite &= held || positive;
      lower[k][k] = !held && positive ? Math.sqrt(pivot) : Double.POSITIVE_INFINITY;
    }
    substitute();
    return definite;
  }

  private void substitute() {
    for (int k = 0; k < size; k++) {
      double sum = -gradient[k];
      for (int i = 0; i < k; i++) {
        sum -= lower[k][i] * step[i];
      }
      step[k] = sum / lower[k][k];
    }
    for (int k = size - 1; k >= 0; k--) {
      double sum = step[k];
      for (int i = k + 1; i < size; i++) {
        sum -= lower[i][k] * step[i];
      }
      step[k] = sum / lower[k][k];
    }
  }
}
