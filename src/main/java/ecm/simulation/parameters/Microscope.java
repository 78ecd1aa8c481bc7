package ecm.simulation.parameters;

/**
 * An imperfect microscope: partial coherence, vibration, a beam whose current fluctuates. All off
 * in {@link #IDEAL}.
 *
 * @param modes number M of independent speckle patterns whose intensities are averaged, 1 to 100;
 *     the contrast falls to A / M
 * @param jitter rms displacement of the sample per frame and axis [px], 0 to 1: normal, white in
 *     time, frame 0 at rest
 * @param beamNoise standard deviation of the beam current relative to its mean, 0 to 0.5: b(t) = 1
 *     + beamNoise z(t), not below 0, multiplies all intensities, with z an Ornstein-Uhlenbeck
 *     process
 * @param beamTime its correlation time [frames], 0 (white) to 1000000: z has the autocorrelation
 *     exp(-k/beamTime)
 */
public record Microscope(int modes, double jitter, double beamNoise, double beamTime) {

  /** Coherent, at rest, steady. */
  public static final Microscope IDEAL = new Microscope(1, 0, 0, 20);

  /**
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  public Microscope {
    Range.check("modes", modes, 1, 100, "");
    Range.check("jitter", jitter, 0, 1, " pixels");
    Range.check("beamNoise", beamNoise, 0, 0.5, "");
    Range.check("beamTime", beamTime, 0, 1e6, " frames");
  }

  public Microscope withModes(int patterns) {
    return new Microscope(patterns, jitter, beamNoise, beamTime);
  }

  /** Changes the rms displacement per frame and axis [px]. */
  public Microscope withJitter(double rms) {
    return new Microscope(modes, rms, beamNoise, beamTime);
  }

  /** Changes the relative standard deviation of the beam and its correlation time [frames]. */
  public Microscope withBeam(double noise, double time) {
    return new Microscope(modes, jitter, noise, time);
  }
}
