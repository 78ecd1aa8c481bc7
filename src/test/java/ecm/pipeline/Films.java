package ecm.pipeline;

import ecm.kww.FitParameters;
import ecm.mask.MaskParameters;
import ecm.progress.Progress;
import ecm.simulation.Dynamics;
import ecm.simulation.Imaging;
import ecm.simulation.Recording;
import ecm.simulation.Simulation;
import ecm.simulation.SimulationParameters;
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
record Films(
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
  static Films homogeneous(int side, int frames, double recordOverTau, double beta, long seed) {
    return new Films(side, frames, recordOverTau, beta, 0, 0, 0, 1, seed);
  }

  Films with(double newSigma, double newXi) {
    return new Films(side, frames, recordOverTau, beta, newSigma, newXi, counts, contrast, seed);
  }

  Films withNoise(double newCounts, double newContrast) {
    return new Films(side, frames, recordOverTau, beta, sigma, xi, newCounts, newContrast, seed);
  }

  double tau() {
    return frames / recordOverTau;
  }

  Mask mask() {
    return Mask.all(side, side);
  }

  Simulation simulate() {
    return Simulation.of(
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(side, side, frames, 1, 0.25))
            .withDynamics(new Dynamics(tau(), sigma, xi, beta))
            .withImaging(new Imaging(0.7, contrast, counts, 0, 16))
            .withSeed(seed),
        Progress.NONE);
  }

  StackAnalysis analyse(Simulation film) {
    return StackAnalyzer.analyze(film.stack(), wholeField(mask()), Progress.NONE);
  }

  /** As by default, without registration and with a given mask. */
  static AnalysisParameters wholeField(Mask mask) {
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
