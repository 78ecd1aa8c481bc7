package ecm.pipeline.likelihood;

import ecm.kww.KwwCurve;

/**
 * What the likelihood of a record says of one pixel, its neighbours included.
 *
 * @param tau median of its posterior [s]
 * @param sd standard deviation of ln tau
 * @param beta stretching exponent of the pixel's population
 * @param contrast A of that population
 */
public record PixelLikelihood(double tau, double sd, double beta, double contrast) {

  /** g2 at a time [s] of an endless record: 1 + A exp(-2 (t/tau)^beta). */
  public double g2(double time) {
    return new KwwCurve(contrast, tau, beta, 1).at(time);
  }
}
