package ecm.kww;

/**
 * Minimises a {@link ReducedCost} over ln tau and beta within a box.
 *
 * <p>A damped Newton method in Marquardt's form: steps solve (H + lambda D) s = -g, with H the
 * exact Hessian where it is positive definite and the Gauss-Newton one elsewhere, and D the
 * diagonal of the latter; lambda falls after a step that lowers the cost and rises after one that
 * does not. A coordinate at a bound whose gradient points outwards is held there (active set), so
 * the minimum found is that of the constrained problem (projected Newton: Bertsekas, SIAM J.
 * Control Optim. 20, 221, 1982). The end is a step below 1e-6 in both coordinates; convergence
 * being quadratic, the error is then far smaller.
 */
final class BoxNewton {

  private static final int MAX_EVALUATIONS = 200;
  private static final double STEP_END = 1e-6;
  private static final double ROUNDING = 1e-14;
  private static final double FIRST_DAMPING = 1e-3;
  private static final double MAX_DAMPING = 1e12;
  private static final double MAX_LN_TAU_STEP = 2;
  private static final double MAX_BETA_STEP = 0.5;
  private static final double SAME_MINIMUM = 0.02;

  private final ReducedCost cost;
  private final SearchBox box;
  private double stepX;
  private double stepB;

  /** ln tau and beta where the search ended. */
  double lnTau;

  double beta;

  /** Cost there. */
  double value;

  /** Best A there. */
  double contrast;

  /** Whether a minimum was reached. */
  boolean converged;

  /** Evaluations of the cost so far, over all searches. */
  long evaluations;

  BoxNewton(ReducedCost cost, SearchBox box) {
    this.cost = cost;
    this.box = box;
  }

  /**
   * Searches from a start.
   *
   * @param knownLnTau a minimum found before, or NaN: the search ends, not converged, once it comes
   *     within 0.02 of it in both coordinates, because it would only find it again
   * @param knownBeta beta of that minimum
   */
  void search(double startLnTau, double startBeta, double knownLnTau, double knownBeta) {
    lnTau = box.clampLnTau(startLnTau);
    beta = box.clampBeta(startBeta);
    converged = false;
    value = cost.evaluate(lnTau, beta);
    contrast = cost.contrast();
    double damping = FIRST_DAMPING;
    int used = 1;
    boolean moved = true;
    while (used < MAX_EVALUATIONS && damping < MAX_DAMPING) {
      if (moved) {
        if (Math.abs(lnTau - knownLnTau) < SAME_MINIMUM
            && Math.abs(beta - knownBeta) < SAME_MINIMUM) {
          break;
        }
        cost.differentiate();
      }
      step(damping);
      double newLnTau = box.clampLnTau(lnTau + stepX);
      double newBeta = box.clampBeta(beta + stepB);
      boolean small = Math.abs(newLnTau - lnTau) < STEP_END && Math.abs(newBeta - beta) < STEP_END;
      if (small && damping <= 1) {
        lnTau = newLnTau;
        beta = newBeta;
        converged = true;
        break;
      }
      double newValue = cost.evaluate(newLnTau, newBeta);
      used++;
      moved = newValue <= value * (1 + ROUNDING);
      if (moved) {
        lnTau = newLnTau;
        beta = newBeta;
        value = newValue;
        contrast = cost.contrast();
        damping = damping < 1e-6 ? 0 : damping / 10;
      } else {
        damping = Math.max(FIRST_DAMPING, damping * 10);
      }
    }
    evaluations += used;
  }

  private void step(double damping) {
    boolean holdX =
        lnTau <= box.minLnTau() && cost.gx > 0 || lnTau >= box.maxLnTau() && cost.gx < 0;
    boolean holdB = beta <= box.minBeta() && cost.gb > 0 || beta >= box.maxBeta() && cost.gb < 0;
    boolean exact = isPositive(holdX, holdB);
    double xx = (exact ? cost.hxx : cost.nxx) + damping * cost.nxx;
    double bb = (exact ? cost.hbb : cost.nbb) + damping * cost.nbb;
    double xb = exact ? cost.hxb : cost.nxb;
    if (holdX || holdB) {
      stepX = holdX ? 0 : -cost.gx / xx;
      stepB = holdB ? 0 : -cost.gb / bb;
    } else {
      double det = xx * bb - xb * xb;
      stepX = (-cost.gx * bb + cost.gb * xb) / det;
      stepB = (-cost.gb * xx + cost.gx * xb) / det;
    }
    limitStep();
  }

  private boolean isPositive(boolean holdX, boolean holdB) {
    if (holdX) {
      return cost.hbb > 0;
    }
    if (holdB) {
      return cost.hxx > 0;
    }
    return cost.hxx > 0 && cost.hxx * cost.hbb > cost.hxb * cost.hxb;
  }

  /** A step so long that the quadratic model means nothing is shortened; a singular one is none. */
  private void limitStep() {
    double excess = Math.max(Math.abs(stepX) / MAX_LN_TAU_STEP, Math.abs(stepB) / MAX_BETA_STEP);
    if (excess > 1) {
      stepX /= excess;
      stepB /= excess;
    }
    if (Double.isNaN(stepX) || Double.isNaN(stepB)) {
      stepX = 0;
      stepB = 0;
    }
  }
}
