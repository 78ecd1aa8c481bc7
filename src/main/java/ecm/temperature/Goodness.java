package ecm.temperature;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Whether the temperatures follow a law: their scatter about it over what it is expected to be, 1
 * on average.
 *
 * <p>With several wires at a temperature, the mean square of the temperatures about the law over
 * that of the wires about their temperatures, F; where the given errors account for the scatter of
 * the wires, or there is one wire at each temperature, the reduced chi^2 of the given errors.
 *
 * @param reducedChi2 the ratio; NaN if nothing gives one
 * @param sd standard deviation of the ratio if the law is true: sqrt(2 / dof), of F sqrt(2 m^2 (dof
 *     + m - 2) / (dof (m - 2)^2 (m - 4))); NaN for m of 4 or less
 * @param dof number of temperatures less that of parameters
 * @param wireDof m, degrees of freedom of the wires' scatter; 0 where the given errors are used
 * @param p how often a true law gives as much or more
 */
public record Goodness(double reducedChi2, double sd, int dof, int wireDof, double p) {

  static Goodness unknown(int dof) {
    return new Goodness(Double.NaN, Double.NaN, dof, 0, Double.NaN);
  }

  /** By the given errors. */
  static Goodness ofErrors(double chi2, int dof) {
    return dof > 0
        ? new Goodness(chi2 / dof, Math.sqrt(2.0 / dof), dof, 0, chance(chi2, dof))
        : unknown(dof);
  }

  /** By the scatter of wires, in whose mean square chi2 is counted. */
  static Goodness ofWires(double chi2, int dof, int wireDof) {
    if (dof <= 0) {
      return unknown(dof);
    }
    double m = wireDof;
    double variance = 2 * m * m * (dof + m - 2) / (dof * (m - 2) * (m - 2) * (m - 4));
    double ratio = chi2 / dof;
    double p = 1 - new FDistribution(null, dof, wireDof).cumulativeProbability(ratio);
    return new Goodness(ratio, wireDof > 4 ? Math.sqrt(variance) : Double.NaN, dof, wireDof, p);
  }

  /** How often chi^2 is as large or larger; 1 without degrees of freedom. */
  static double chance(double chi2, int dof) {
    return dof > 0 ? 1 - new ChiSquaredDistribution(null, dof).cumulativeProbability(chi2) : 1;
  }

  /** Whether a ratio is known. */
  public boolean isKnown() {
    return Double.isFinite(reducedChi2);
  }
}
