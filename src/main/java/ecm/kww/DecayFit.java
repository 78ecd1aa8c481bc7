package ecm.kww;

import java.util.Arrays;

/** The result of one fit of a {@link DecayModel}, used again from curve to curve. */
public final class DecayFit {

  /** Values of the model's quantities, in their order; NaN where there is no fit. */
  public final double[] values;

  /** Contrast A. */
  public double contrast;

  /** Baseline, 1 unless fitted. */
  public double baseline;

  /** Root of the weighted mean square residual. */
  public double rms;

  /** Number of points fitted. */
  public int points;

  /** Bits of {@link ecm.stack.PixelFlag} that the fit itself sets. */
  public int flags;

  /** Whether a coordinate of the model ended at a bound: the curve does not fix it. */
  public boolean atBound;

  /**
   * @param model that will be fitted
   */
  public DecayFit(DecayModel model) {
    values = new double[model.quantities().size()];
  }

  void clear(int pointsFound) {
    Arrays.fill(values, Double.NaN);
    contrast = Double.NaN;
    baseline = Double.NaN;
    rms = Double.NaN;
    points = pointsFound;
    flags = 0;
    atBound = false;
  }
}
