package ecm.statistics;

import java.util.Arrays;

/**
 * The straight line y = intercept + slope x of least sum of ((y - line) / sd)^2.
 *
 * @param intercept at x = 0
 * @param interceptSd its standard error
 * @param slope of the line
 * @param slopeSd its standard error
 * @param reducedChi2 per degree of freedom; NaN with two points or unknown errors
 * @param dof degrees of freedom, points less 2
 */
public record WeightedLine(
    double intercept,
    double interceptSd,
    double slope,
    double slopeSd,
    double reducedChi2,
    int dof) {

  /**
   * Fits the line.
   *
   * @param sd of y; if one is not known all points count the same, the errors come from the scatter
   *     about the line, and chi^2 is NaN
   * @return NaN with fewer than two different x
   */
  public static WeightedLine fit(double[] x, double[] y, double[] sd) {
    boolean weighted = Arrays.stream(sd).allMatch(s -> s > 0);
    double w = 0;
    double wx = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = weighted ? 1 / (sd[i] * sd[i]) : 1;
      w += weight;
      wx += weight * x[i];
    }
    double centre = wx / w;
    double xx = 0;
    double xy = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = weighted ? 1 / (sd[i] * sd[i]) : 1;
      xx += weight * (x[i] - centre) * (x[i] - centre);
      xy += weight * (x[i] - centre) * y[i];
      meanY += weight * y[i] / w;
    }
    double slope = xx > 0 ? xy / xx : Double.NaN;
    double chi2 = 0;
    for (int i = 0; i < x.length; i++) {
      double off = y[i] - meanY - slope * (x[i] - centre);
      chi2 += off * off * (weighted ? 1 / (sd[i] * sd[i]) : 1);
    }
    int dof = x.length - 2;
    double perDof = dof > 0 ? chi2 / dof : Double.NaN;
    double scale = weighted ? 1 : perDof;
    return new WeightedLine(
        meanY - slope * centre,
        Math.sqrt(scale * (1 / w + centre * centre / xx)),
        slope,
        Math.sqrt(scale / xx),
        weighted ? perDof : Double.NaN,
        dof);
  }
}
