package ecm.kww;

/**
 * The sum of squares of one curve as a function of ln tau and beta alone.
 *
 * <p>For given ln tau and beta the model y = A e + c, e = exp(-2 u), u = (t/tau)^beta, is linear in
 * A (and in the baseline offset c, if it is free), so the best A is known in closed form: A = sum(y
 * e) / sum(e^2), cut to its bounds, which is exact because the cost is a parabola in A. A free
 * offset is eliminated by taking weighted means off all columns. What is left is
 *
 * <pre>  f(ln tau, beta) = min over A, c of  1/2 sum w (y - c - A e)^2</pre>
 *
 * with the derivatives, for L = ln t - ln tau,
 *
 * <pre>
 *  e_x  = 2 beta u e             e_b  = -2 L u e              (x = ln tau, b = beta)
 *  e_xx = 2 beta^2 u e (2u - 1)  e_bb = 2 L^2 u e (2u - 1)    e_xb = 2 u e - 2 beta L u e (2u - 1)
 *  f_pq = &lt;A e_p, A e_q&gt; - &lt;r, A e_pq&gt; - f_Ap f_Aq / f_AA</pre>
 *
 * where r is the residual and the last term is absent while A is at a bound (variable projection:
 * Golub and Pereyra, SIAM J. Numer. Anal. 10, 413, 1973). One object serves one thread and
 * allocates nothing after construction.
 */
final class ReducedCost {

  private static final double UNIFORM = 1e-12;

  private final double[] lnTimes;
  private final double[] pairWeights;
  private final boolean freeBaseline;
  private final double minContrast;
  private final double maxContrast;
  private final double lnStep;

  private final double[] y;
  private final double[] weight;
  private final double[] e;
  private final double[] ue;
  private final double[] uel;
  private final double[] curvature;
  private final double[] residual;
  private int n;
  private double weightSum;
  private double meanY;

  private double lnTau;
  private double beta;
  private double contrast;
  private double offset;
  private double cost;
  private boolean contrastFree;

  /** Gradient: d/d ln tau, d/d beta. */
  double gx;

  double gb;

  /** Exact Hessian. */
  double hxx;

  double hxb;
  double hbb;

  /** Gauss-Newton Hessian, positive semi-definite. */
  double nxx;

  double nxb;
  double nbb;

  ReducedCost(double[] lnTimes, double[] pairWeights, boolean freeBaseline, SearchBox box) {
    this.lnTimes = lnTimes;
    this.pairWeights = pairWeights;
    this.freeBaseline = freeBaseline;
    this.minContrast = box.minContrast();
    this.maxContrast = box.maxContrast();
    this.lnStep = uniformStep(lnTimes);
    int size = lnTimes.length;
    y = new double[size];
    weight = new double[size];
    e = new double[size];
    ue = new double[size];
    uel = new double[size];
    curvature = new double[size];
    residual = new double[size];
  }

  /** The step of ln t if all steps are equal, else NaN. */
  private static double uniformStep(double[] lnTimes) {
    int last = lnTimes.length - 1;
    if (last < 1) {
      return Double.NaN;
    }
    double step = (lnTimes[last] - lnTimes[0]) / last;
    for (int i = 0; i <= last; i++) {
      if (Math.abs(lnTimes[0] + i * step - lnTimes[i]) > UNIFORM) {
        return Double.NaN;
      }
    }
    return step;
  }

  /** Takes the first {@code count} points of a curve; points that are not finite weigh nothing. */
  void setCurve(double[] g2, int count) {
    n = count;
    double sumW = 0;
    double sumY = 0;
    for (int i = 0; i < n; i++) {
      boolean finite = Double.isFinite(g2[i]);
      weight[i] = finite ? pairWeights[i] : 0;
      y[i] = finite ? g2[i] - 1 : 0;
      sumW += weight[i];
      sumY += weight[i] * y[i];
    }
    weightSum = sumW;
    meanY = sumY / sumW;
    if (freeBaseline) {
      for (int i = 0; i < n; i++) {
        y[i] -= meanY;
      }
    }
  }

  /** Half the weighted sum of squares, with the best A and offset. */
  double evaluate(double newLnTau, double newBeta) {
    lnTau = newLnTau;
    beta = newBeta;
    fillDecay();
    double meanE = freeBaseline ? centre(e) : 0;
    double ee = 0;
    double ye = 0;
    for (int i = 0; i < n; i++) {
      double we = weight[i] * e[i];
      ee += we * e[i];
      ye += we * y[i];
    }
    double best = ee > 0 ? ye / ee : 0;
    contrast = Math.max(minContrast, Math.min(maxContrast, best));
    contrastFree = contrast == best;
    offset = freeBaseline ? meanY - contrast * meanE : 0;
    double rr = 0;
    for (int i = 0; i < n; i++) {
      double r = y[i] - contrast * e[i];
      residual[i] = r;
      rr += weight[i] * r * r;
    }
    cost = rr / 2;
    return cost;
  }

  /** Sets e = exp(-2u) and ue = u e. Equal steps of ln t make u a geometric series. */
  private void fillDecay() {
    if (Double.isNaN(lnStep)) {
      for (int i = 0; i < n; i++) {
        setDecay(i, Math.exp(beta * (lnTimes[i] - lnTau)));
      }
    } else {
      double u = Math.exp(beta * (lnTimes[0] - lnTau));
      double ratio = Math.exp(beta * lnStep);
      for (int i = 0; i < n; i++) {
        setDecay(i, u);
        u *= ratio;
      }
    }
  }

  private void setDecay(int i, double u) {
    double limited = Math.min(u, StretchedExponential.LARGEST_U);
    double decay = Math.exp(-2 * limited);
    double product = limited * decay;
    e[i] = decay;
    ue[i] = product;
    curvature[i] = product * (2 * limited - 1);
  }

  private double centre(double[] column) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weight[i] * column[i];
    }
    double mean = sum / weightSum;
    for (int i = 0; i < n; i++) {
      column[i] -= mean;
    }
    return mean;
  }

  /** Gradient and Hessians at the point of the last {@link #evaluate}. */
  void differentiate() {
    double rue = 0;
    double rh = 0;
    double rhl = 0;
    double rhll = 0;
    for (int i = 0; i < n; i++) {
      double l = lnTimes[i] - lnTau;
      double rw = weight[i] * residual[i];
      uel[i] = ue[i] * l;
      rue += rw * ue[i];
      double h = rw * curvature[i];
      rh += h;
      rhl += h * l;
      rhll += h * l * l;
    }
    if (freeBaseline) {
      centre(ue);
      centre(uel);
    }
    productsOfColumns(rue, rh, rhl, rhll);
  }

  private void productsOfColumns(double rue, double rh, double rhl, double rhll) {
    double ee = 0;
    double ex = 0;
    double eb = 0;
    double xx = 0;
    double xb = 0;
    double bb = 0;
    double ruel = 0;
    for (int i = 0; i < n; i++) {
      double we = weight[i] * e[i];
      double wx = weight[i] * ue[i];
      double wb = weight[i] * uel[i];
      ee += we * e[i];
      ex += we * ue[i];
      eb += we * uel[i];
      xx += wx * ue[i];
      xb += wx * uel[i];
      bb += wb * uel[i];
      ruel += wb * residual[i];
    }
    double ax = 2 * beta * contrast;
    double ab = -2 * contrast;
    gx = -ax * rue;
    gb = -ab * ruel;
    double keep = contrastFree && ee > 0 ? 1 / ee : 0;
    nxx = ax * ax * (xx - keep * ex * ex);
    nxb = ax * ab * (xb - keep * ex * eb);
    nbb = ab * ab * (bb - keep * eb * eb);
    double fAx = ax * ex - 2 * beta * rue;
    double fAb = ab * eb + 2 * ruel;
    hxx = ax * ax * xx - contrast * 2 * beta * beta * rh - keep * fAx * fAx;
    hxb = ax * ab * xb - contrast * 2 * (rue - beta * rhl) - keep * fAx * fAb;
    hbb = ab * ab * bb - contrast * 2 * rhll - keep * fAb * fAb;
  }

  /** A at the point of the last {@link #evaluate}. */
  double contrast() {
    return contrast;
  }

  /** Baseline less 1. */
  double offset() {
    return offset;
  }

  /** Root of the weighted mean square residual. */
  double rms() {
    return Math.sqrt(2 * cost / weightSum);
  }
}
