package ecm.kww;

/**
 * By how much the product of a pixel's two partial means exceeds the square of its true mean in a
 * finite record, in units of A:
 *
 * <pre>  F(p) = (N-p)^-2 sum_{i,j &lt; N-p} e(|i - j - p|),   e(k) = exp(-2 (k/tau)^beta)</pre>
 *
 * (methods: about tau_int (T-2t)/(T-t)^2, tau_int = 2^(1-1/beta) Gamma(1+1/beta) tau, for t &lt;
 * T/2). With it the expectations of the sums of Eq. 4 over many pixels are exactly
 *
 * <pre>  (N-p) &lt;S_p&gt; / &lt;L_p R_p&gt; = (1 + A e(p)) / (1 + A F(p)),</pre>
 *
 * which is below 1 at long lags: the floor of -0.03 to -0.05 at T = 20 tau. All frames are taken as
 * valid. Immutable.
 */
public final class FiniteRecordFloor {

  private final int frames;

  /** Sums of e(k) and k e(k) over k below the index. */
  private final double[] sum;

  private final double[] moment;

  /**
   * @param frames N
   * @param tau relaxation time in frames
   * @param beta stretching exponent
   */
  public FiniteRecordFloor(int frames, double tau, double beta) {
    this.frames = frames;
    this.sum = new double[frames + 1];
    this.moment = new double[frames + 1];
    for (int k = 0; k < frames; k++) {
      double e = Math.exp(-2 * Math.pow(k / tau, beta));
      sum[k + 1] = sum[k] + e;
      moment[k + 1] = moment[k] + k * e;
    }
  }

  /**
   * F at a lag in frames, linear between whole lags.
   *
   * @param lag 0 to N-1
   */
  public double at(double lag) {
    int whole = (int) lag;
    double rest = lag - whole;
    return rest == 0 ? at(whole) : (1 - rest) * at(whole) + rest * at(whole + 1);
  }

  private double at(int p) {
    int n = frames - p;
    // sum over d = i - j of (n - |d|) e(|d - p|): d < 0, 0 <= d < p, d >= p
    double total = weighted(p + 1, frames, frames, -1);
    total += weighted(Math.max(1, p - n + 1), p + 1, n - p, 1);
    if (n > p) {
      total += weighted(0, n - p, n - p, -1);
    }
    return total / ((double) n * n);
  }

  /** Sum of (constant + slope k) e(k) over {@code from <= k < to}. */
  private double weighted(int from, int to, double constant, double slope) {
    return to <= from ? 0 : constant * (sum[to] - sum[from]) + slope * (moment[to] - moment[from]);
  }
}
