package ecm.pipeline.fourpoint;

import ecm.fourpoint.FourPoint;
import ecm.fourpoint.length.Xi;
import ecm.fourpoint.length.XiFit;
import java.util.Optional;

/**
 * The four-point function of a region at one lag, raw and with each pixel divided by its mean over
 * time, beside homogeneous speckle.
 *
 * @param time the lag [s]
 * @param radii mean distance of each ring's pixels [px]
 * @param raw of Eq. 3 as it stands
 * @param normalized of intensities over each pixel's mean
 * @param homogeneous what speckle alone gives, [R]; empty if it is not known
 */
public record FourPointCurves(
    double time, double[] radii, Curve raw, Curve normalized, Optional<double[]> homogeneous) {

  /**
   * g4 at one lag.
   *
   * @param g4 [R]
   * @param sd its standard error [R]; NaN if the region is too small
   * @param xi correlation length fitted to it
   */
  public record Curve(double[] g4, double[] sd, Xi xi) {

    /** The first lag of a plane, fitted with all rings. */
    static Curve of(FourPoint plane) {
      return new Curve(plane.g4()[0], plane.sd(0), Xi.of(plane, 0, XiFit.Options.DEFAULT));
    }
  }
}
