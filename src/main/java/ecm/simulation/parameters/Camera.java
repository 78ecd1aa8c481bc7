package ecm.simulation.parameters;

/**
 * What a camera makes of the electrons n_k that it detects in frame k. First the afterglow, o_k =
 * (1 - a) n_k + a o_(k-1) with o_0 = n_0, whose noise has the power spectrum |H(f)|^2 = (1 - a)^2 /
 * (1 - 2 a cos(2 pi f) + a^2) in time; then the output gain (o_k + readNoise z) + offset with z
 * standard normal, rounded to whole numbers and clipped to 0 and to what the samples hold, 65535 at
 * most. {@link #IDEAL} delivers the electrons as they are.
 *
 * @param afterglow share a of a frame's output that is left of the frame before, 0 to 0.9
 * @param gain output per electron [ADU], above 0 to 10000
 * @param readNoise rms [electrons], 0 to 1000
 * @param offset output without electrons [ADU], 0 to 60000
 */
public record Camera(double afterglow, double gain, double readNoise, double offset) {

  /** Counts electrons. */
  public static final Camera IDEAL = new Camera(0, 1, 0, 0);

  /**
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  public Camera {
    Range.check("afterglow", afterglow, 0, 0.9, "");
    Range.checkPositive("gain", gain, 1e4, " ADU per electron");
    Range.check("readNoise", readNoise, 0, 1e3, " electrons");
    Range.check("offset", offset, 0, 6e4, " ADU");
  }

  public boolean isIdeal() {
    return equals(IDEAL);
  }

  public Camera withAfterglow(double share) {
    return new Camera(share, gain, readNoise, offset);
  }

  /** Changes the gain [ADU per electron], the read noise [electrons rms] and the offset [ADU]. */
  public Camera withReadout(double perElectron, double noise, double dark) {
    return new Camera(afterglow, perElectron, noise, dark);
  }
}
