package ecm.likelihood;

import ecm.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the dynamics of a population by indirect inference (Gourieroux, Monfort and Renault 1993).
 *
 * <p>Whittle's likelihood takes the ordinates of a periodogram for independent exponential numbers;
 * those of a speckle record are nearly so, but not quite, and its maximum is off by some percent,
 * more at few counts. So pixels are simulated with the dynamics that are assumed, the same
 * likelihood is maximised for them, and the assumption is moved by the difference between measured
 * and simulated maximum, until both agree.
 */
final class PopulationLearning {

  private static final int ROUNDS = 5;

  /** After so many rounds the likelihood that is maximised changes no more. */
  private static final int SETTLING = 2;

  private static final double[] SETTLED = {0.003, 0.01, 0.01};
  private static final int SIMULATED = 1500;
  private static final int CALIBRATED_ON = 3000;
  private static final long SEED = 20180319;

  private static final double LEVEL_RATIO = 1.2;
  private static final int MOST_LEVELS = 16;
  private static final double START_BETA = 0.75;
  private static final double START_SIGMA = 0.5;
  private static final double LEAST_SIGMA = 0.03;
  private static final double LEARNING_STEP = 0.1;

  /** White noise that is off by more than this changes the gain. */
  private static final double NOISE_OFF = 0.03;

  private final LearningRecords records;
  private final Progress progress;
  private final FrequencyBins bins;
  private final ExpectedSpectrum expected;

  private PatternStatistics statistics;
  private SpectrumModel model;
  private PixelSpectra spectra;

  PopulationLearning(LearningRecords records, int frames, Progress progress) {
    this.records = records;
    this.progress = progress;
    this.bins = FrequencyBins.of(frames);
    this.expected = new ExpectedSpectrum(bins);
  }

  LearnedPopulation learn() {
    use(records.statistics());
    double lnTau = Math.log(records.decayTime(statistics.contrast()));
    Dynamics prior = new Dynamics(START_BETA, 0, 0, lnTau, Math.log(START_SIGMA), 0, 0);
    Dynamics truth = prior;
    Dynamics apparent = prior;
    OwnMeanResponse ownMean = OwnMeanResponse.none(bins.count());
    for (int round = 0; round < ROUNDS; round++) {
      SimulatedPixels simulated = simulate(truth, SIMULATED, SEED);
      if (round < SETTLING) {
        ownMean = Response.ownMean(simulated, model, truth);
      }
      LnTauGrid grid = grid(truth, LEARNING_STEP);
      Dynamics measured =
          new PopulationFit(model, grid, ownMean, spectra, prior).from(apparent, progress);
      Dynamics known =
          new PopulationFit(model, grid, ownMean, simulated.spectra(), prior).from(truth, progress);
      Dynamics before = truth;
      truth = moved(truth, measured, known);
      apparent = measured;
      double noise = measured.lnNoise() - known.lnNoise();
      if (round < SETTLING - 1 && Math.abs(noise) > NOISE_OFF) {
        use(statistics.withGain(statistics.gain() * Math.exp(noise)));
        apparent = apparent.withFree(withNoise(apparent.free(), known.lnNoise()));
      }
      if (System.getProperty("dbg") != null)
        System.out.println(
            java.util.Arrays.toString(truth.free())
                + " m "
                + java.util.Arrays.toString(measured.free())
                + " k "
                + java.util.Arrays.toString(known.free()));
      if (round >= SETTLING && isNear(before, truth)) {
        break;
      }
    }
    LnTauGrid grid = grid(truth, LEARNING_STEP / 2);
    SimulatedPixels known = simulate(truth, CALIBRATED_ON, SEED + 7);
    LikelihoodTable table = new LikelihoodTable(model, grid, ownMean, apparent);
    PixelEstimates estimate = PixelEstimates.of(table, known.spectra());
    Calibration calibration =
        Calibration.of(known, estimate.mean(), estimate.sd(), model, apparent.mu());
    return new LearnedPopulation(statistics, model, grid, ownMean, apparent, truth, calibration);
  }

  private static boolean isNear(Dynamics a, Dynamics b) {
    return Math.abs(a.beta() - b.beta()) < SETTLED[0]
        && Math.abs(a.mu() - b.mu()) < SETTLED[1]
        && Math.abs(a.sigma() - b.sigma()) < SETTLED[2];
  }

  private static double[] withNoise(double[] free, double lnNoise) {
    free[2] = lnNoise;
    return free;
  }

  private static LnTauGrid grid(Dynamics around, double step) {
    return LnTauGrid.around(around.mu(), Math.max(2.5, 4.5 * around.sigma()), step);
  }

  /** Adds the difference between two maxima, of sigma in its square. */
  private static Dynamics moved(Dynamics truth, Dynamics measured, Dynamics known) {
    double variance =
        truth.sigma() * truth.sigma()
            + measured.sigma() * measured.sigma()
            - known.sigma() * known.sigma();
    double sigma = Math.sqrt(Math.max(LEAST_SIGMA * LEAST_SIGMA, variance));
    return new Dynamics(
        Math.max(0.2, Math.min(1, truth.beta() + measured.beta() - known.beta())),
        0,
        0,
        truth.mu() + measured.mu() - known.mu(),
        Math.log(Math.min(2, sigma)),
        truth.brightnessSd(),
        truth.betaSd());
  }

  private SimulatedPixels simulate(Dynamics truth, int pixels, long seed) {
    return SimulatedPixels.of(
        new SimulatedPixels.Request(pixels, statistics, 0, seed),
        model,
        truth,
        records.brightness(),
        progress);
  }

  /** Takes other statistics: links, model and spectra follow. */
  private void use(PatternStatistics newStatistics) {
    statistics = newStatistics;
    double[] counts = Arrays.stream(records.brightness()).map(m -> m / statistics.gain()).toArray();
    double[] response = new double[bins.count()];
    Arrays.fill(response, 1);
    model = new SpectrumModel(bins, expected, levels(counts), response);
    spectra = records.spectra(model, statistics.gain(), progress);
  }

  private List<SpectrumModel.Level> levels(double[] counts) {
    double low = Arrays.stream(counts).min().orElseThrow();
    double high = Arrays.stream(counts).max().orElseThrow();
    int n = (int) Math.ceil(Math.log(high / low) / Math.log(LEVEL_RATIO) + 1e-9);
    n = Math.max(1, Math.min(MOST_LEVELS, n));
    List<SpectrumModel.Level> levels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double middle = low * Math.pow(high / low, (i + 0.5) / n);
      SpeckleLink link = SpeckleLink.of(middle, statistics.patterns(), statistics.share());
      levels.add(new SpectrumModel.Level(middle, new LinkTable(link)));
    }
    return levels;
  }
}
