package ecm.simulation.parameters;

/**
 * What a real recording has beyond a sample, its imaging and its drift. All off in {@link #NONE},
 * where a simulation has the bytes that it has without them.
 *
 * @param heterogeneity of exponents, brightness and the life of domains
 * @param microscope partial coherence, vibration, beam noise
 * @param camera afterglow, gain, read noise, offset
 */
public record Refinements(Heterogeneity heterogeneity, Microscope microscope, Camera camera) {

  /** Nothing of all this. */
  public static final Refinements NONE =
      new Refinements(Heterogeneity.NONE, Microscope.IDEAL, Camera.IDEAL);
}
