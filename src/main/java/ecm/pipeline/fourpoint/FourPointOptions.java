package ecm.pipeline.fourpoint;

import ecm.fourpoint.FourPointForm;

/**
 * How the four-point function of a region is computed and fitted.
 *
 * @param maxRadius largest R [px]
 * @param lags of the plane
 * @param tau lag at which xi is fitted [s]; 0 for that of the region's pooled curve
 * @param form ring averages or pixel pairs
 * @param normalize whether the plane is of intensities over each pixel's mean over time
 * @param excludeZero whether fits leave R = 0 out
 * @param weighted whether the fit at tau weighs rings by their standard errors
 * @param gamma stretching exponent of the fit of the plane
 * @param chi4 whether chi4 is computed
 */
public record FourPointOptions(
    int maxRadius,
    PlaneLags lags,
    double tau,
    FourPointForm form,
    boolean normalize,
    boolean excludeZero,
    boolean weighted,
    double gamma,
    boolean chi4) {

  /** R to 10 px, rings, raw intensities, lags to twice the measured tau, plain fits, chi4. */
  public static FourPointOptions defaults() {
    return new FourPointOptions(
        10, PlaneLags.DEFAULT, 0, FourPointForm.RING, false, false, false, 1, true);
  }
}
