package ecm.kww;

/**
 * The function g2(t) = c + A exp(-2 (t / tau)^beta).
 *
 * @param contrast A
 * @param tau relaxation time, in the unit of t
 * @param beta stretching exponent
 * @param baseline c, 1 unless fitted
 */
public record KwwCurve(double contrast, double tau, double beta, double baseline) {

  /** Where there is no fit: all NaN. */
  public static final KwwCurve NONE = new KwwCurve(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** The function at a time; NaN where a parameter is. */
  public double at(double time) {
    return baseline + contrast * Math.exp(-2 * Math.pow(time / tau, beta));
  }
}
