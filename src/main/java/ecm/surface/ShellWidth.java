package ecm.surface;

import java.util.Arrays;

/**
 * A fast shell around a cylindrical wire, fitted to a profile of ln tau as it is seen in
 * projection.
 *
 * <p>At distance d from the lateral edge a fraction q of the chord runs through the shell. There g2
 * - 1 ~ (q f_s + (1 - q) f_b)^2 with f = exp(-(t / tau)^beta); the apparent tau is the t at which q
 * f_s + (1 - q) f_b = 1/e, that is g2 - 1 = e^-2 of its start.
 *
 * @param width thickness of the shell [nm]; NaN if the fit failed or no shell is resolved
 * @param widthSd its standard error [nm]
 * @param drop ln(tau_bulk / tau_shell)
 * @param bulkLnTau ln tau of the core, without the layer that lies above and below it
 * @param bulkLnTauSd its standard error
 */
public record ShellWidth(
    double width, double widthSd, double drop, double bulkLnTau, double bulkLnTauSd) {

  private static final int LEAST_BINS = 6;
  private static final double RESOLVED = 2;
  private static final int STEPS = 100;
  private static final double PRECISION = 1e-12;
  private static final int SUBDIVISIONS = 4;

  private static final ShellWidth NONE =
      new ShellWidth(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Fits the median profile of ln tau, weighted by the standard errors of the medians; the model is
   * averaged over each bin.
   *
   * @param lnTau at least 6 bins
   * @param radius of the wire [nm]
   * @param beta stretching exponent of shell and core
   * @param pixelsPerSpeckle pixels that share one independent value
   */
  public static ShellWidth fit(
      SurfaceProfile lnTau, double radius, double beta, double pixelsPerSpeckle) {
    int n = lnTau.size();
    if (n < LEAST_BINS || !(radius > 0) || !(beta > 0)) {
      return NONE;
    }
    double bin = lnTau.distance()[1] - lnTau.distance()[0];
    CurveFit.Curve curve = (d, p) -> p[0] + binned(d, bin, radius, Math.exp(p[2]), p[1], beta);
    double bulk = Arrays.stream(lnTau.median(), n / 2, n).average().orElseThrow();
    double drop = Math.max(0.1, bulk - lnTau.median()[0]);
    double[] widths = {0.03 * radius, 0.15 * radius};
    double[][] starts =
        Arrays.stream(widths)
            .mapToObj(w -> new double[] {bulk, drop, Math.log(w)})
            .toArray(double[][]::new);
    CurveFit fit =
        CurveFit.best(
            curve, lnTau.distance(), lnTau.median(), lnTau.medianSd(pixelsPerSpeckle), starts);
    if (fit == null) {
      return NONE;
    }
    double[] p = fit.parameters();
    double width = Math.exp(p[2]);
    boolean resolved = p[1] > RESOLVED * fit.sd()[1] && width < radius && fit.sd()[2] < 1;
    return resolved
        ? new ShellWidth(width, width * fit.sd()[2], p[1], p[0], fit.sd()[0])
        : new ShellWidth(Double.NaN, Double.NaN, p[1], p[0], fit.sd()[0]);
  }

  /** Whether a shell was found. */
  public boolean isResolved() {
    return !Double.isNaN(width);
  }

  /**
   * The fitted ln tau, averaged over a bin.
   *
   * @param d centre of the bin [nm]
   * @param bin its width [nm]
   * @param radius of the wire [nm]
   * @param beta as given to the fit
   */
  public double lnTau(double d, double bin, double radius, double beta) {
    return bulkLnTau + binned(d, bin, radius, width, drop, beta);
  }

  private static double binned(
      double d, double bin, double radius, double width, double drop, double beta) {
    double sum = 0;
    for (int k = 0; k < SUBDIVISIONS; k++) {
      double at = d + ((k + 0.5) / SUBDIVISIONS - 0.5) * bin;
      sum += apparent(shellFraction(at, radius, width), drop, beta);
    }
    return sum / SUBDIVISIONS;
  }

  /**
   * The fraction of the chord that runs through the shell.
   *
   * @param d distance from the lateral edge, above 0
   */
  static double shellFraction(double d, double radius, double width) {
    double offset = Math.max(0, radius - d);
    double core = Math.max(0, radius - width);
    if (offset >= core) {
      return 1;
    }
    return 1 - Math.sqrt((core * core - offset * offset) / (radius * radius - offset * offset));
  }

  /**
   * ln(tau_apparent / tau_bulk), by Newton's method kept inside a shrinking bracket.
   *
   * @param q fraction in the shell
   * @param drop ln(tau_bulk / tau_shell)
   */
  static double apparent(double q, double drop, double beta) {
    double low = Math.min(0, -drop);
    double high = Math.max(0, -drop);
    double x = -q * drop;
    for (int i = 0; i < STEPS && high - low > PRECISION; i++) {
      double inShell = Math.exp(beta * (x + drop));
      double inCore = Math.exp(beta * x);
      double shell = q * Math.exp(-inShell);
      double core = (1 - q) * Math.exp(-inCore);
      double excess = shell + core - Math.exp(-1);
      if (excess > 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x + excess / (beta * (shell * inShell + core * inCore));
      boolean settled = Math.abs(next - x) < PRECISION;
      x = next >= low && next <= high ? next : (low + high) / 2;
      if (settled) {
        break;
      }
    }
    return x;
  }
}
