package ecm.pipeline.maps;

import ecm.stack.FloatMap;
import ecm.stack.Mask;

/**
 * What the fit of every pixel gave. Maps have the stack's own size in frame-0 coordinates; NaN
 * where a pixel has no value.
 *
 * @param mask pixels that were analysed
 * @param tau fitted relaxation time [s]
 * @param beta stretching exponent
 * @param contrast A
 * @param tauSd standard error of ln tauCorrected; NaN where that is
 * @param tauCorrected relaxation time corrected for the finite record [s]
 * @param residual rms / A
 * @param flags bits of {@link ecm.stack.PixelFlag} per pixel
 * @param frameInterval dt [s]
 * @param recordLength T = N dt [s]
 */
public record RelaxationMaps(
    Mask mask,
    FloatMap tau,
    FloatMap beta,
    FloatMap contrast,
    FloatMap tauSd,
    FloatMap tauCorrected,
    FloatMap residual,
    int[] flags,
    double frameInterval,
    double recordLength) {

  /** Above this fitted tau [s], T/12, a value is a lower bound only. */
  public double censoringLimit() {
    return censoringLimit(recordLength);
  }

  /**
   * T/12 [s], above which a fitted tau is a lower bound only.
   *
   * @param recordLength T [s]
   */
  public static double censoringLimit(double recordLength) {
    return recordLength / 12;
  }
}
