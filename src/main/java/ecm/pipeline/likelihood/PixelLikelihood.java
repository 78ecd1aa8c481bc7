package ecm.pipeline.likelihood;

import ecm.kww.KwwCurve;

/**
 * What the likelihood of a record says of one pixel.
 *
 * @param posterior of its ln tau, its neighbours included: that of the maps
 * @param own the same from its own record alone, without its neighbours
 * @param population of its pixel's kind, the prior
 * @param beta stretching exponent of the pixel's population
 * @param contrast A of that population
 */
public record PixelLikelihood(
    LnTau posterior, LnTau own, LnTau population, double beta, double contrast) {

  /**
   * A normal distribution of ln tau. Calibration and neighbours give a posterior its mean and its
   * standard deviation; they say nothing of its shape.
   *
   * @param median exp of the mean of ln tau [s]
   * @param sd standard deviation of ln tau; 0 of a population in which no spread was found
   */
  public record LnTau(double median, double sd) {

    /**
     * The probability density per ln tau at a time [s] above 0; NaN of a distribution without
     * width.
     */
    public double density(double tau) {
      double u = Math.log(tau / median) / sd;
      return sd > 0 ? Math.exp(-0.5 * u * u) / (sd * Math.sqrt(2 * Math.PI)) : Double.NaN;
    }
  }

  /** Median of the posterior [s]. */
  public double tau() {
    return posterior.median;
  }

  /** Standard deviation of ln tau. */
  public double sd() {
    return posterior.sd;
  }

  /** g2 at a time [s] of an endless record: 1 + A exp(-2 (t/tau)^beta). */
  public double g2(double time) {
    return new KwwCurve(contrast, tau(), beta, 1).at(time);
  }
}
