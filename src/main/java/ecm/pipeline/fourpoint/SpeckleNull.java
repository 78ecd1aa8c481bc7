package ecm.pipeline.fourpoint;

import ecm.fourpoint.speckle.ClusterNull;
import ecm.fourpoint.speckle.GaussianNull;
import ecm.fourpoint.speckle.HomogeneousSpeckle;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.region.RegionConditions;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.Mask;

/**
 * What a homogeneous sample with a region's speckle, contrast, counts and decay would show.
 *
 * @param model Gaussian speckle, or for a contrast A over 1 that of few clusters; or why there is
 *     none
 * @param clusters m = 1/(A-1), scattering clusters per column; NaN if not determinable
 * @param tau relaxation time [s] of the region's pooled curve
 * @param beta its stretching exponent
 * @param speckles number in a frame of the region, pixels / area
 * @param patterns number of independent ones in the record, T / tau
 */
public record SpeckleNull(
    Maybe<HomogeneousSpeckle> model,
    double clusters,
    double tau,
    double beta,
    double speckles,
    double patterns) {

  /** A contrast that exceeds 1 by no more than this is taken as 1. */
  private static final double TOLERANCE = 0.05;

  private static final double SHORT_RECORD = 0.4;
  private static final double SHORT_RECORD_OF_ONE = 3.6;

  /**
   * Measures contrast, counts and decay of a region.
   *
   * @param moments of the stack
   * @param region its pixels
   * @param curve pooled g2 of the region
   * @param speckle size
   * @param recordLength T [s]
   */
  static SpeckleNull of(
      Moments moments, Mask region, PooledFit curve, Speckle speckle, double recordLength) {
    if (!curve.isResolved()) {
      return none(curve, curve.reason());
    }
    if (!(speckle.fwhm() > 0)) {
      return none(curve, Speckle.NOT_MEASURED);
    }
    double contrast = curve.contrast();
    double sd = curve.curve().sd()[0];
    double allowed = 1 + Math.max(TOLERANCE, Double.isNaN(sd) ? 0 : 2 * sd);
    double variance = RegionConditions.relativeVariance(moments, region, 0);
    double counts = RegionConditions.counts(curve, variance, recordLength);
    double clusters = contrast > allowed ? 1 / (contrast - 1) : Double.NaN;
    HomogeneousSpeckle model =
        clusters > 0
            ? new ClusterNull(speckle.fwhm(), clusters, counts)
            : new GaussianNull(speckle.fwhm(), Math.min(1, contrast), counts);
    return new SpeckleNull(
        Maybe.of(model),
        clusters,
        curve.tau(),
        curve.beta(),
        region.count() / speckle.area(),
        recordLength / curve.tau());
  }

  private static SpeckleNull none(PooledFit curve, String reason) {
    return new SpeckleNull(
        Maybe.not(reason), Double.NaN, curve.tau(), curve.beta(), Double.NaN, Double.NaN);
  }

  /** The field's correlation f over a time [s]. */
  public double correlation(double time) {
    double field = Math.exp(-Math.pow(time / tau, beta));
    return model.value().map(m -> m.fieldCorrelation(field * field)).orElse(field);
  }

  /**
   * The standard error of the model's correlation length,
   *
   * <pre>  xi sqrt(1 / (speckles patterns) + (c / patterns)^2),  c = 0.4 + 3.6 / sqrt(m):</pre>
   *
   * that of the measured width of speckle, an upper value (the spread over simulated films is 0.8
   * of it), and the difference from the model that dividing each pixel by its mean over a short
   * record makes. It lengthens xi by 1.6 to 2.2 % at 20 tau of Gaussian speckle; the fewer clusters
   * m in a column, the rarer and brighter are the speckles on which that mean rests: 12 % at 20 tau
   * and 4 % at 100 tau with m = 1 (simulated, m = 0.7 to 20).
   */
  public double sd(double xi) {
    double shortRecord =
        SHORT_RECORD + (clusters > 0 ? SHORT_RECORD_OF_ONE / Math.sqrt(clusters) : 0);
    return xi * Math.sqrt(1 / (speckles * patterns) + Math.pow(shortRecord / patterns, 2));
  }
}
