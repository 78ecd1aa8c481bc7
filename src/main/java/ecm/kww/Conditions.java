package ecm.kww;

/**
 * What the bias and the scatter of a fitted relaxation time depend on, besides T/tau.
 *
 * @param beta true stretching exponent
 * @param contrast A
 * @param counts mean counts per pixel and frame; infinity without shot noise
 * @param frames number N
 * @param patterns number K of speckle patterns that add up in a pixel, at least 1
 */
public record Conditions(
    double beta, double contrast, double counts, double frames, double patterns) {

  /** With coherent light: one pattern. */
  public Conditions(double beta, double contrast, double counts, double frames) {
    this(beta, contrast, counts, frames, 1);
  }

  /** The same with another stretching exponent. */
  public Conditions withBeta(double newBeta) {
    return new Conditions(newBeta, contrast, counts, frames, patterns);
  }
}
