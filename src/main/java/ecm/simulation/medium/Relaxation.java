package ecm.simulation.medium;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.simulation.parameters.Heterogeneity;
import ecm.simulation.parameters.Range;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/** How every pixel of an area relaxes: steps of ln tau, exponents, clocks, and their spectra. */
public final class Relaxation {

  private final SimulationParameters parameters;
  private final Rect area;
  private final int[] steps;
  private final float[] betas;
  private final DomainClock clock;
  private final int circle;
  private final Spectra bulk;
  private final Spectra surface;

  /**
   * @param parameters of the simulation
   * @param area pixels wanted, in sample coordinates
   * @throws InvalidInput if an exponent above 1 is not possible in this record
   */
  Relaxation(SimulationParameters parameters, Rect area, Progress progress) {
    this.parameters = parameters;
    this.area = area;
    Heterogeneity heterogeneity = parameters.refinements().heterogeneity();
    boolean mortal = heterogeneity.domainLife() > 0 && parameters.dynamics().sigma() > 0;
    this.clock = mortal ? new DomainClock(parameters, area, progress) : null;
    int pixels = area.width() * area.height();
    this.steps = mortal ? new int[pixels] : TauField.steps(parameters, area);
    this.betas = BetaField.of(parameters, area);
    this.circle = circle(progress);
    boolean uniform = heterogeneity.betaSd() == 0;
    this.bulk = uniform ? spectra(false, progress) : null;
    this.surface = uniform && hasSurface() ? spectra(true, progress) : bulk;
  }

  private boolean hasSurface() {
    return parameters.sample().hasSurface();
  }

  private int circle(Progress progress) {
    int length = clock == null ? parameters.recording().frames() : clock.steps();
    List<Kinetics> all = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      if (beta(i) > 1) {
        all.add(kinetics(false, i));
        if (hasSurface()) {
          all.add(kinetics(true, i));
        }
      }
    }
    int found = Kinetics.circle(length, all, progress);
    if (found == 0) {
      throw new InvalidInput(tooCompressed());
    }
    return found;
  }

  /** One sentence on the exponents, for a record that is too short for them. */
  private String tooCompressed() {
    double largest = 0;
    double slowest = 0;
    for (int i = 0; i < steps.length; i++) {
      if (beta(i) > 1) {
        largest = Math.max(largest, beta(i));
        slowest = Math.max(slowest, parameters.dynamics().tau() * factor(steps[i]));
      }
    }
    Recording recording = parameters.recording();
    double length = recording.frames() * recording.frameInterval();
    return "beta is "
        + Range.rounded(largest)
        + " where tau is up to "
        + Range.rounded(slowest)
        + " s, but must be 0.1 to 1 in a record of "
        + Range.rounded(length)
        + " s: more needs a record that is long against tau";
  }

  private static double factor(int step) {
    return StrictMath.exp(step * Spectra.STEP);
  }

  private double median(boolean fast) {
    double tau = parameters.dynamics().tau() / parameters.recording().frameInterval();
    tau *= clock == null ? 1 : DomainClock.STEPS_PER_FRAME;
    return fast ? tau / parameters.sample().surfaceRatio() : tau;
  }

  private Kinetics kinetics(boolean fast, int index) {
    return new Kinetics(median(fast) * factor(steps[index]), beta(index));
  }

  private double beta(int index) {
    boolean uniform = parameters.refinements().heterogeneity().betaSd() == 0;
    return uniform ? parameters.dynamics().beta() : betas[index];
  }

  private Spectra spectra(boolean fast, Progress progress) {
    return Spectra.of(median(fast), parameters.dynamics().beta(), circle, steps, progress);
  }

  private int index(Pixel pixel) {
    return (pixel.y() - area.y()) * area.width() + pixel.x() - area.x();
  }

  /** Length L of the circle on which fields are drawn: of frames, or of steps of the clocks. */
  public int circle() {
    return circle;
  }

  /** The clocks of domains of finite life; null if domains last for ever. */
  public DomainClock clock() {
    return clock;
  }

  /** The exponent of a pixel. */
  float beta(Pixel pixel) {
    return betas[index(pixel)];
  }

  /** tau of a pixel over the median: with finite life the geometric mean over the record. */
  double tauFactor(Pixel pixel) {
    return clock == null ? factor(steps[index(pixel)]) : StrictMath.exp(clock.meanLnTau(pixel));
  }

  /** A new multiplier of noise, for one thread. */
  public Shaper shaper() {
    return new Shaper();
  }

  /** Multiplies noise by spectra; owns the buffers of one thread. */
  public final class Shaper {

    private final Circulant circulant = bulk == null ? new Circulant(circle) : null;

    /**
     * Multiplies a pixel's noise by its spectrum.
     *
     * @param fast whether by that of the surface layer
     * @param index of the pixel
     * @param weight a further factor
     * @param noise L complex numbers from {@code offset}, changed in place
     */
    private void shape(boolean fast, int index, float weight, float[] noise, int offset) {
      if (circulant == null) {
        (fast ? surface : bulk).shape(steps[index], weight, noise, offset);
      } else {
        float[] amplitudes = circulant.set(kinetics(fast, index)).amplitudes();
        Spectra.shape(amplitudes, weight, noise, offset);
      }
    }

    /** By the spectrum of the bulk. */
    void bulk(Pixel pixel, float weight, float[] noise, int offset) {
      shape(false, index(pixel), weight, noise, offset);
    }

    /** By the spectrum of the surface layer. */
    void surface(Pixel pixel, float weight, float[] noise, int offset) {
      shape(true, index(pixel), weight, noise, offset);
    }
  }
}
