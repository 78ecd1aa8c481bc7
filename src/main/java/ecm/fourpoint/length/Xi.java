package ecm.fourpoint.length;

import ecm.fourpoint.FourPoint;
import ecm.fourpoint.Jackknife;

/**
 * The correlation length of a four-point function at one lag.
 *
 * @param fit of C + B exp(-R/xi)
 * @param sd standard error of xi [px] by the jackknife over 16 blocks of pixels; NaN if the region
 *     is too small for blocks or one of them gives no fit
 */
public record Xi(XiFit fit, double sd) {

  /**
   * Fits g4 at one lag.
   *
   * @param plane g4
   * @param lag index in the plane's lags
   * @param options rings and weights
   */
  public static Xi of(FourPoint plane, int lag, XiFit.Options options) {
    double[] xi = new double[plane.without().length];
    for (int b = 0; b < xi.length; b++) {
      xi[b] = XiFit.fit(plane.without()[b][lag], options).xi();
    }
    return new Xi(XiFit.fit(plane.g4()[lag], options), Jackknife.sd(xi));
  }

  /** xi [px]. */
  public double value() {
    return fit.xi();
  }

  /**
   * How many standard errors xi is longer than what speckle alone gives; NaN if not known.
   *
   * @param nullXi length of speckle alone [px]
   * @param nullSd its standard error [px]
   */
  public double excess(double nullXi, double nullSd) {
    return (value() - nullXi) / Math.hypot(sd, nullSd);
  }

  /** Whether xi differs by less than 2 standard errors of both; false if not known. */
  public boolean isSpeckle(double nullXi, double nullSd) {
    return Math.abs(excess(nullXi, nullSd)) < 2;
  }
}
