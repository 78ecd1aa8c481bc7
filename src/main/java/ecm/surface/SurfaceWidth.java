package ecm.surface;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * A lateral layer, as of a slab: ln tau(d) = ln tau_bulk - D erfc((d - w) / (sqrt2 s)) / 2 fitted
 * to a profile.
 *
 * <p>A layer around a cylinder is seen in projection and looks about 45 % wider; see {@link
 * ShellWidth}.
 *
 * @param width w [nm]; NaN if the fit failed or no layer is resolved
 * @param widthSd its standard error [nm]
 * @param drop D
 * @param smear s [nm], at least the 1 / sqrt(12) of a bin by which the bins blur a sharp layer
 * @param bulkLnTau ln tau_bulk
 */
public record SurfaceWidth(
    double width, double widthSd, double drop, double smear, double bulkLnTau) {

  private static final int LEAST_BINS = 6;
  private static final double RESOLVED = 2;

  /** erfc(6) = 2e-17. */
  private static final double FAR = 6;

  private static final SurfaceWidth NONE =
      new SurfaceWidth(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Fits the median profile of ln tau, each pixel an independent value. */
  public static SurfaceWidth fit(SurfaceProfile lnTau) {
    return fit(lnTau, 1);
  }

  /**
   * Fits the median profile of ln tau, weighted by the standard errors of the medians. A layer
   * counts as resolved if D is positive and twice its standard error, and 0 &lt; w &lt; the last
   * bin.
   *
   * @param lnTau at least 6 bins
   * @param pixelsPerSpeckle pixels that share one independent value
   */
  public static SurfaceWidth fit(SurfaceProfile lnTau, double pixelsPerSpeckle) {
    if (lnTau.size() < LEAST_BINS) {
      return NONE;
    }
    double sharpest = binWidth(lnTau) / Math.sqrt(12);
    double[] error = lnTau.medianSd(pixelsPerSpeckle);
    CurveFit.Curve curve =
        (d, p) -> value(d, p[0], p[1], p[2], p.length > 3 ? Math.hypot(sharpest, p[3]) : sharpest);
    CurveFit smeared =
        CurveFit.best(curve, lnTau.distance(), lnTau.median(), error, starts(lnTau, sharpest));
    boolean hasSmear =
        smeared != null
            && !Double.isNaN(smeared.sd()[2])
            && Math.abs(smeared.parameters()[3]) > 0.1 * sharpest;
    CurveFit fit =
        hasSmear
            ? smeared
            : CurveFit.best(curve, lnTau.distance(), lnTau.median(), error, starts(lnTau, 0));
    SurfaceWidth free = fit == null ? NONE : result(fit, sharpest, lnTau);
    return Double.isNaN(free.width) ? anchored(lnTau, error, sharpest) : free;
  }

  /**
   * The fit with the outermost bin as the level of the layer. A layer that fades into the bulk has
   * no plateau of its own, and a free fit would put its edge outside the sample.
   */
  private static SurfaceWidth anchored(SurfaceProfile lnTau, double[] error, double sharpest) {
    double surface = lnTau.median()[0];
    CurveFit.Curve curve =
        (d, p) -> value(d, p[0], p[0] - surface, p[1], Math.hypot(sharpest, p[2]));
    double[][] starts =
        Arrays.stream(starts(lnTau, sharpest))
            .map(start -> new double[] {start[0], start[2], start[3]})
            .toArray(double[][]::new);
    CurveFit fit = CurveFit.best(curve, lnTau.distance(), lnTau.median(), error, starts);
    if (fit == null) {
      return NONE;
    }
    double[] p = fit.parameters();
    double drop = p[0] - surface;
    double dropSd = Math.hypot(fit.sd()[0], error[0]);
    CurveFit full =
        new CurveFit(
            new double[] {p[0], drop, p[1], p[2]},
            new double[] {fit.sd()[0], dropSd, fit.sd()[1], fit.sd()[2]},
            fit.cost());
    return result(full, sharpest, lnTau);
  }

  private static SurfaceWidth result(CurveFit fit, double sharpest, SurfaceProfile lnTau) {
    double[] p = fit.parameters();
    double smear = p.length > 3 ? Math.hypot(sharpest, p[3]) : sharpest;
    boolean resolved =
        p[1] > 0
            && p[1] > RESOLVED * fit.sd()[1]
            && p[2] > 0
            && p[2] < lnTau.distance()[lnTau.size() - 1];
    return resolved
        ? new SurfaceWidth(p[2], fit.sd()[2], p[1], smear, p[0])
        : new SurfaceWidth(Double.NaN, Double.NaN, p[1], smear, p[0]);
  }

  /** The fitted ln tau at a distance [nm]. */
  public double lnTau(double distance) {
    return value(distance, bulkLnTau, drop, width, smear);
  }

  private static double value(double d, double bulk, double drop, double width, double smear) {
    double z = (d - width) / (Math.sqrt(2) * smear);
    double erfc = z > FAR ? 0 : z < -FAR ? 2 : Erf.erfc(z);
    return bulk - drop * erfc / 2;
  }

  /** Widths from the first bin to the middle of the profile, with the levels on either side. */
  private static double[][] starts(SurfaceProfile lnTau, double smear) {
    int n = lnTau.size();
    double bulk = Arrays.stream(lnTau.median(), n / 2, n).average().orElseThrow();
    double drop = bulk - lnTau.median()[0];
    int[] at = {2, 5, 14};
    return Arrays.stream(at)
        .filter(k -> k < n - 1)
        .mapToObj(
            k ->
                smear > 0
                    ? new double[] {bulk, drop, lnTau.distance()[k], smear * k}
                    : new double[] {bulk, drop, lnTau.distance()[k]})
        .toArray(double[][]::new);
  }

  private static double binWidth(SurfaceProfile profile) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 1; k < profile.size(); k++) {
      least = Math.min(least, profile.distance()[k] - profile.distance()[k - 1]);
    }
    return least;
  }
}
