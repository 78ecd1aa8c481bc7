package ecm.kww;

/** The result of one fit, used again from pixel to pixel by {@link KwwFitter}. */
public final class KwwFit {

  /** Contrast A. */
  public double contrast;

  /** Relaxation time, in the unit of the fitter's times. */
  public double tau;

  /** Stretching exponent. */
  public double beta;

  /** Baseline, 1 unless fitted. */
  public double baseline;

  /** Root mean square residual. */
  public double rms;

  /** Number of points fitted. */
  public int points;

  /** Bits of {@link ecm.stack.PixelFlag} that the fit itself sets. */
  public int flags;

  /** The fitted function, a copy. */
  public KwwCurve curve() {
    return new KwwCurve(contrast, tau, beta, baseline);
  }
}
