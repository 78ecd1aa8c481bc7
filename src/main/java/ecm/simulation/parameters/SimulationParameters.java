package ecm.simulation.parameters;

import ecm.base.InvalidInput;

/**
 * A simulated experiment. Lengths in nm, times in s.
 *
 * @param recording size and sampling of the stack
 * @param dynamics how the sample relaxes
 * @param sample what is in the field
 * @param imaging speckle, counts, type of the samples
 * @param drift standard deviation of the random-walk step per frame and axis [px], 0 to 5; whole
 *     pixels result
 * @param seed of all random numbers
 * @param refinements what else a real recording has; off by default
 */
public record SimulationParameters(
    Recording recording,
    Dynamics dynamics,
    Sample sample,
    Imaging imaging,
    double drift,
    long seed,
    Refinements refinements) {

  /** Widest speckle that is simulated, in pixels. */
  private static final double MAX_SPECKLE_PIXELS = 64;

  /** Narrowest speckle, in pixels, that pixels sample well enough to be shifted by parts of one. */
  private static final double MIN_SHIFTED_SPECKLE_PIXELS = 2;

  /**
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  public SimulationParameters {
    Range.check("drift", drift, 0, 5, " pixels per frame");
    double a = recording.pixelSize();
    Range.check("speckle", imaging.speckle(), 0, MAX_SPECKLE_PIXELS * a, " nm, 64 pixels");
    double field = Math.max(recording.width(), recording.height()) * a;
    Range.check("xi", dynamics.xi(), 0, field, " nm, the longer side of the field");
    if (sample.geometry() != Geometry.FILM) {
      Range.check("radius", sample.radius(), a, 1e4, " nm, from one pixel");
    }
    checkRefinements(refinements, imaging, a, field);
  }

  /** A simulation without refinements. */
  public SimulationParameters(
      Recording recording,
      Dynamics dynamics,
      Sample sample,
      Imaging imaging,
      double drift,
      long seed) {
    this(recording, dynamics, sample, imaging, drift, seed, Refinements.NONE);
  }

  private static void checkRefinements(
      Refinements refinements, Imaging imaging, double pixelSize, double field) {
    Heterogeneity heterogeneity = refinements.heterogeneity();
    if (heterogeneity.betaXi() != -1) {
      Range.check("betaXi", heterogeneity.betaXi(), 0, field, " nm, the longer side of the field");
    }
    double jitter = refinements.microscope().jitter();
    if (jitter > 0) {
      double least = MIN_SHIFTED_SPECKLE_PIXELS * pixelSize;
      double most = MAX_SPECKLE_PIXELS * pixelSize;
      Range.check("speckle", imaging.speckle(), least, most, " nm, 2 to 64 pixels, with jitter");
      if (heterogeneity.domainLife() > 0) {
        throw new InvalidInput(
            "jitter is " + Range.text(jitter) + ", but must be 0 with a domainLife above 0");
      }
    }
    if (!refinements.camera().isIdeal() && imaging.counts() == 0) {
      throw new InvalidInput(
          "counts is 0, but must be above 0 with afterglow, gain, readNoise or offset");
    }
  }

  /**
   * A wire of 20 nm with a fast surface, a bright spot and a little drift: 128 x 96 pixels, 1000
   * frames, T = 50 tau.
   */
  public static SimulationParameters defaults() {
    return new SimulationParameters(
        new Recording(128, 96, 1000, 0.1, 0.25),
        new Dynamics(2, 0.7, 1, 0.8),
        new Sample(Geometry.CYLINDER, 10, 1, 8, 4),
        new Imaging(0.7, 1, 20, 0, 16),
        0.02,
        1);
  }

  /** A homogeneous, noise-free film at rest that fills the field: speckle and nothing else. */
  public static SimulationParameters homogeneousFilm() {
    return defaults()
        .withGeometry(Geometry.FILM)
        .withSigma(0, 0)
        .withNoise(0, 0)
        .withSpot(0)
        .withDrift(0);
  }

  public SimulationParameters withRecording(Recording changed) {
    return new SimulationParameters(changed, dynamics, sample, imaging, drift, seed, refinements);
  }

  public SimulationParameters withDynamics(Dynamics changed) {
    return new SimulationParameters(recording, changed, sample, imaging, drift, seed, refinements);
  }

  public SimulationParameters withSample(Sample changed) {
    return new SimulationParameters(
        recording, dynamics, changed, imaging, drift, seed, refinements);
  }

  public SimulationParameters withImaging(Imaging changed) {
    return new SimulationParameters(recording, dynamics, sample, changed, drift, seed, refinements);
  }

  public SimulationParameters withDrift(double pixelsPerFrame) {
    return new SimulationParameters(
        recording, dynamics, sample, imaging, pixelsPerFrame, seed, refinements);
  }

  public SimulationParameters withSeed(long changed) {
    return new SimulationParameters(
        recording, dynamics, sample, imaging, drift, changed, refinements);
  }

  public SimulationParameters withRefinements(Refinements changed) {
    return new SimulationParameters(recording, dynamics, sample, imaging, drift, seed, changed);
  }

  public SimulationParameters withHeterogeneity(Heterogeneity changed) {
    return withRefinements(
        new Refinements(changed, refinements.microscope(), refinements.camera()));
  }

  public SimulationParameters withMicroscope(Microscope changed) {
    return withRefinements(
        new Refinements(refinements.heterogeneity(), changed, refinements.camera()));
  }

  public SimulationParameters withCamera(Camera changed) {
    return withRefinements(
        new Refinements(refinements.heterogeneity(), refinements.microscope(), changed));
  }

  public SimulationParameters withSize(int width, int height) {
    Recording r = recording;
    return withRecording(
        new Recording(width, height, r.frames(), r.frameInterval(), r.pixelSize()));
  }

  public SimulationParameters withFrames(int frames) {
    Recording r = recording;
    return withRecording(
        new Recording(r.width(), r.height(), frames, r.frameInterval(), r.pixelSize()));
  }

  /** Changes the time between frames [s] and the pixel size [nm]. */
  public SimulationParameters withSampling(double frameInterval, double pixelSize) {
    Recording r = recording;
    return withRecording(
        new Recording(r.width(), r.height(), r.frames(), frameInterval, pixelSize));
  }

  public SimulationParameters withTau(double seconds) {
    Dynamics d = dynamics;
    return withDynamics(new Dynamics(seconds, d.sigma(), d.xi(), d.beta()));
  }

  public SimulationParameters withBeta(double beta) {
    Dynamics d = dynamics;
    return withDynamics(new Dynamics(d.tau(), d.sigma(), d.xi(), beta));
  }

  /** Changes the standard deviation of ln tau and its correlation length [nm]. */
  public SimulationParameters withSigma(double sigma, double xi) {
    return withDynamics(new Dynamics(dynamics.tau(), sigma, xi, dynamics.beta()));
  }

  public SimulationParameters withGeometry(Geometry geometry) {
    Sample s = sample;
    return withSample(
        new Sample(geometry, s.radius(), s.surfaceDepth(), s.surfaceRatio(), s.spot()));
  }

  public SimulationParameters withRadius(double radius) {
    Sample s = sample;
    return withSample(
        new Sample(s.geometry(), radius, s.surfaceDepth(), s.surfaceRatio(), s.spot()));
  }

  /** Changes the thickness of the fast layer [nm] and tau_bulk / tau_surface. */
  public SimulationParameters withSurface(double depth, double ratio) {
    Sample s = sample;
    return withSample(new Sample(s.geometry(), s.radius(), depth, ratio, s.spot()));
  }

  public SimulationParameters withSpot(double brightness) {
    Sample s = sample;
    return withSample(
        new Sample(s.geometry(), s.radius(), s.surfaceDepth(), s.surfaceRatio(), brightness));
  }

  public SimulationParameters withSpeckle(double fwhm) {
    Imaging i = imaging;
    return withImaging(new Imaging(fwhm, i.contrast(), i.counts(), i.background(), i.bitDepth()));
  }

  public SimulationParameters withContrast(double contrast) {
    Imaging i = imaging;
    return withImaging(
        new Imaging(i.speckle(), contrast, i.counts(), i.background(), i.bitDepth()));
  }

  /** Changes the mean counts of the thick sample (0 = noise-free) and of the background. */
  public SimulationParameters withNoise(double counts, double background) {
    Imaging i = imaging;
    return withImaging(new Imaging(i.speckle(), i.contrast(), counts, background, i.bitDepth()));
  }

  public SimulationParameters withBitDepth(int bits) {
    Imaging i = imaging;
    return withImaging(new Imaging(i.speckle(), i.contrast(), i.counts(), i.background(), bits));
  }
}
