package ecm.likelihood.spectrum;

/**
 * A layer that is seen in front of and behind a pixel and relaxes faster than what it covers: of
 * the field E = sqrt(1-f) E_core + sqrt(f) E_layer the intensity correlation is q = [(1-f)
 * exp(-(t/tau)^beta) + f exp(-(t R/tau)^beta)]^2 with the ratio R of the relaxation times.
 *
 * @param share f of the chord that lies in the layer, 0 to below 1
 * @param lnRatio ln R
 */
public record Shell(double share, double lnRatio) {

  /** No layer. */
  static final Shell NONE = new Shell(0, 0);
}
