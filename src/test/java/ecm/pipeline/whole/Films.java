package ecm.pipeline.whole;

import ecm.base.Progress;
import ecm.kww.FitParameters;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Mask;
import java.util.Optional;

/**
 * Simulated films with known truth: pixels of 0.25 nm, speckle of 0.7 nm, dt = 1 s, at rest,
 * filling the field.
 *
 * @param side of the square field [px]
 * @param frames number N
 * @param recordOverTau T / median tau
 * @param beta stretching exponent
 * @param sigma of ln tau
 * @param xi of ln tau [nm]
 * @param counts mean counts per pixel and frame; 0 = noise-free
 * @param contrast A
 * @param seed of the random numbers
 */
public record Films(
    int side,
    int frames,
    double recordOverTau,
    double beta,
    double sigma,
    double xi,
    double counts,
    double contrast,
    long seed) {

  /** Homogeneous and noise-free. */
  public static Films homogeneous(
      int side, int frames, double recordOverTau, double beta, long seed) {
    return new Films(side, frames, recordOverTau, beta, 0, 0, 0, 1, seed);
  }

  public Films with(double newSigma, double newXi) {
    return new Films(side, frames, recordOverTau, beta, newSigma, newXi, counts, contrast, seed);
  }

  public Films withNoise(double newCounts, double newContrast) {
    return new Films(side, frames, recordOverTau, beta, sigma, xi, newCounts, newContrast, seed);
  }

  public double tau() {
    return frames / recordOverTau;
  }

  public Mask mask() {
    return Mask.all(side, side);
  }

  public Simulation simulate() {
    return Simulation.of(
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(side, side, frames, 1, 0.25))
            .withDynamics(new Dynamics(tau(), sigma, xi, beta))
            .withImaging(new Imaging(0.7, contrast, counts, 0, 16))
            .withSeed(seed),
        Progress.NONE);
  }

  public StackAnalysis analyze(Simulation film) {
    return StackAnalyzer.analyze(film.stack(), wholeField(mask()), Progress.NONE);
  }

  /** As by default, without registration and with a given mask. */
  public static AnalysisParameters wholeField(Mask mask) {
    AnalysisParameters d = AnalysisParameters.defaults();
    return new AnalysisParameters(
        Optional.empty(),
        new SampleChoice(MaskParameters.defaults(), Optional.of(mask), Optional.empty()),
        d.maps().withFit(FitParameters.defaults()),
        false,
        d.surfaceDepth(),
        d.bulkDepth());
  }
}
