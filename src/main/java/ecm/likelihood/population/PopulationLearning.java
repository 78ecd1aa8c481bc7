package ecm.likelihood.population;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.pixel.LikelihoodTable;
import ecm.likelihood.pixel.LnTauGrid;
import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.pixel.PixelEstimates;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.likelihood.region.SortedBrightness;
import ecm.likelihood.region.StaticScatter;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Learns the dynamics of a population by indirect inference (Gourieroux, Monfort and Renault 1993).
 *
 * <p>Whittle's likelihood takes the ordinates of a periodogram for independent exponential numbers;
 * those of a speckle record are nearly so, but not quite, and its maximum is off by some percent,
 * more at few counts. So pixels are simulated with the dynamics that are assumed, the same
 * likelihood is maximised for them, and the assumption is moved by the difference between measured
 * and simulated maximum, until both agree. The scatter of brightness and of beta from pixel to
 * pixel is found the same way, from {@link StaticScatter} and {@link PixelSpreads}.
 *
 * <p>The gain is that of the noise. One that is given is a prior of ln noise, in measured and
 * simulated pixels alike; if the noise without that prior contradicts it, all is learned again
 * without.
 */
public final class PopulationLearning {

  private static final int MOST_ROUNDS = 10;

  /** After so many rounds the likelihood that is maximised changes no more. */
  private static final int SETTLING = 2;

  /** The gain may change for so many rounds. */
  private static final int GAIN_ROUNDS = 4;

  /** Pixels that are simulated: as many as are measured, within these numbers. */
  private static final int FEWEST_SIMULATED = 500;

  private static final int MOST_SIMULATED = 1200;
  private static final long SEED = 20180319;
  private static final int BLOCKS = 20;

  /** A decay over so many records is none. */
  private static final double LONGEST = 5;

  private static final double[] START_BETAS = {0.75, 0.5, 1, 1.3, 1.6, 1.85};
  private static final double[] START_SIGMAS = {0.5, 0.15};
  public static final double LEAST_SIGMA = 0.04;
  private static final double GRID_STEP = 0.1;

  /** White noise that is off by more than this changes the gain. */
  private static final double NOISE_OFF = 0.01;

  /** The moments tell the gain within such a factor, even of a record of few frames per tau. */
  private static final double FARTHEST_GAIN = 10;

  /** A scatter of beta counts from so many standard errors of its variance on. */
  private static final double SIGNIFICANT = 4;

  private static final double LEAST_BETA_VARIANCE = 6e-4;
  private static final double LARGEST_BETA_SD = 0.2;

  private final LearningRecords records;
  private final boolean[] missing;
  private final SortedBrightness brightness;
  private final StaticScatter scatter;
  private final double speckles;
  private final double rate;

  /** Intensity per electron as given; 0 if it is not. */
  private final double given;

  /** Relative standard error of the shell's shares. */
  private final double shellUncertainty;

  private final Progress progress;

  private boolean holdsGain;
  private Conditions conditions;
  private Dynamics prior;
  private Dynamics truth;
  private OwnMeanResponse ownMean;
  private SimulatedPixels simulated;
  private Dynamics measured;
  private Dynamics known;
  private Dynamics simulatedAt;
  private LnTauGrid grid;

  /**
   * @param records of the pixels to learn from
   * @param region that they are from
   * @param rate frames per second
   * @param progress checked at every step
   */
  public PopulationLearning(
      LearningRecords records, LikelihoodRegion region, double rate, Progress progress) {
    this.records = records;
    this.missing = records.missing();
    this.brightness = SortedBrightness.of(region, 1 / rate);
    this.scatter = region.scatter();
    this.speckles = region.learned().count() / region.speckle().area();
    this.rate = rate;
    this.given = region.electronsPerUnit() > 0 ? 1 / region.electronsPerUnit() : 0;
    this.shellUncertainty = region.shell().uncertainty();
    this.progress = progress;
  }

  public LearnedPopulation learn() {
    Conditions asFound = Conditions.of(records, brightness);
    if (isSensible(given / asFound.statistics().gain())) {
      holdsGain = true;
      conditions = asFound.withGain(given);
      rounds();
      CameraGain gain = gain();
      if (gain.used()) {
        return calibrated(Optional.of(gain));
      }
      holdsGain = false;
    }
    conditions = asFound;
    rounds();
    return calibrated(
        given > 0
            ? Optional.of(new CameraGain(1 / given, electronsPerUnit(), false))
            : Optional.empty());
  }

  /** Noise that is so far off is not climbed from: its likelihood has a maximum of its own. */
  private static boolean isSensible(double ratio) {
    return ratio > 1 / FARTHEST_GAIN && ratio < FARTHEST_GAIN;
  }

  /** Learns from the start, with the gain of the conditions. */
  private void rounds() {
    double tau = records.decayTime(conditions.statistics().contrast());
    if (!(tau < LONGEST * records.frames())) {
      throw new InvalidInput(
          "the intensity of the sample does not change within the record beyond its noise");
    }
    double lnTau = Math.log(tau);
    prior = new Dynamics(START_BETAS[0], 0, 0, lnTau, Math.log(START_SIGMAS[0]), 0, 0);
    ownMean = OwnMeanResponse.none(conditions.model().bins().count());
    truth = start();
    measured = truth;
    known = null; // nothing is kept of an attempt with another gain
    for (int round = 0; round < MOST_ROUNDS; round++) {
      progress.update(round, MOST_ROUNDS + 1, "likelihood: population");
      Dynamics before = truth;
      compare(round);
      if (holdsGain && round == 0 && !gain().used()) {
        break; // the rest would take long to learn with noise that is wrong
      }
      truth = IndirectStep.moved(truth, measured, known);
      if (round > 0) {
        truth = truth.withSpreads(brightnessSd(), betaSd());
      }
      if (round <= GAIN_ROUNDS && adjustGain()) {
        continue;
      }
      if (round >= SETTLING && IndirectStep.isNear(before, truth)) {
        break;
      }
    }
  }

  /**
   * Where the search begins: at the likeliest of a few exponents, for from far away it creeps, and
   * would end before it arrives.
   */
  private Dynamics start() {
    conditions = conditions.withShell(prior.mu());
    grid = grid(prior, GRID_STEP);
    List<Dynamics> starts = new ArrayList<>();
    for (double beta : START_BETAS) {
      for (double sigma : START_SIGMAS) {
        starts.add(new Dynamics(beta, 0, 0, prior.mu(), Math.log(sigma), 0, 0));
      }
    }
    return measuredFit().likeliest(starts, progress);
  }

  private CameraGain gain() {
    return CameraGain.of(1 / given, electronsPerUnit());
  }

  /** As the noise alone tells it: the likelihood is climbed on without a prior of the noise. */
  private Estimate electronsPerUnit() {
    PopulationFit fit = freeFit(conditions.spectra());
    Dynamics free = fit.from(measured, progress);
    double noise = free.lnNoise() - freeFit(simulated.spectra()).from(known, progress).lnNoise();
    double found = Math.exp(-noise) / conditions.statistics().gain();
    int pixels = conditions.spectra().count();
    double simulations = 1 + (double) pixels / simulated.spectra().count();
    double sd = fit.errors(free, BLOCKS).sd()[PopulationFit.NOISE];
    return Estimate.of(found, found * sd * Math.sqrt(simulations));
  }

  /** Maximises the likelihood of measured and of simulated pixels. */
  private void compare(int round) {
    conditions = conditions.withShell(truth.mu());
    // where the first round leads to is only a start
    int pixels = round == 0 ? FEWEST_SIMULATED : simulatedPixels();
    simulated = simulate(pixels, SEED);
    if (round < SETTLING) {
      ownMean = Response.ownMean(simulated, conditions.model(), truth);
    }
    grid = grid(truth, GRID_STEP);
    Dynamics start = measured.withSpreads(truth.brightnessSd(), truth.betaSd());
    measured = measuredFit().from(start, progress);
    known = fit(simulated.spectra(), 0).from(apparent(), progress);
    simulatedAt = truth;
  }

  /**
   * Where the maximum of the simulated pixels may be: off from the truth as in the round before.
   */
  private Dynamics apparent() {
    if (known == null) {
      return truth;
    }
    double[] free = known.free();
    for (int j = 0; j < free.length; j++) {
      free[j] += truth.free()[j] - simulatedAt.free()[j];
    }
    return known.withFree(free).withSpreads(truth.brightnessSd(), truth.betaSd());
  }

  private int simulatedPixels() {
    return Math.max(FEWEST_SIMULATED, Math.min(MOST_SIMULATED, records.count()));
  }

  private PopulationFit measuredFit() {
    return fit(conditions.spectra(), Math.log(given / conditions.statistics().gain()));
  }

  /**
   * @param lnNoise what is expected of it if the gain is held
   */
  private PopulationFit fit(PixelSpectra pixels, double lnNoise) {
    // the same weight against each pixel's spectrum, however many are measured or simulated
    double sd = CameraGain.KNOWN_TO * Math.sqrt(conditions.spectra().count());
    return holdsGain ? freeFit(pixels).withNoise(lnNoise, sd) : freeFit(pixels);
  }

  private PopulationFit freeFit(PixelSpectra pixels) {
    return new PopulationFit(conditions.model(), grid, ownMean, pixels, prior);
  }

  /** The noise tells the gain; whether it had to be changed. */
  private boolean adjustGain() {
    double noise = measured.lnNoise() - known.lnNoise();
    if (Math.abs(noise) <= NOISE_OFF) {
      return false;
    }
    conditions = conditions.withGain(conditions.statistics().gain() * Math.exp(noise));
    double[] free = measured.free();
    free[2] = known.lnNoise();
    measured = measured.withFree(free);
    return true;
  }

  /** Mean square of z. */
  private static double byChance(SimulatedPixels pixels) {
    double sum = 0;
    for (float z : pixels.spectra().excess()) {
      sum += z * z;
    }
    return sum / pixels.spectra().count();
  }

  private double brightnessSd() {
    double byChance = byChance(simulated);
    double counted = conditions.meanCounts() * conditions.model().bins().frames();
    double added = truth.brightnessSd();
    return scatter.brightnessSd(byChance - added * added, 1 / counted, speckles);
  }

  private double betaSd() {
    PixelSpreads excess = spreads(measured(grid)).less(spreads(simulated(simulated, grid, known)));
    double variance = truth.betaSd() * truth.betaSd() + excess.beta();
    boolean clear =
        variance > LEAST_BETA_VARIANCE
            && (truth.betaSd() > 0 || excess.beta() > SIGNIFICANT * excess.betaSd());
    return clear ? Math.min(LARGEST_BETA_SD, Math.sqrt(variance)) : 0;
  }

  private PixelSpreads spreads(ModelCheck.Fitted fitted) {
    return PixelSpreads.of(fitted, conditions.model());
  }

  private ModelCheck.Fitted measured(LnTauGrid on) {
    return fitted(conditions.spectra(), on, measured);
  }

  private ModelCheck.Fitted simulated(SimulatedPixels pixels, LnTauGrid on, Dynamics apparent) {
    return fitted(pixels.spectra(), on, apparent);
  }

  private ModelCheck.Fitted fitted(PixelSpectra pixels, LnTauGrid on, Dynamics apparent) {
    LikelihoodTable table = new LikelihoodTable(conditions.model(), on, ownMean, apparent);
    return new ModelCheck.Fitted(pixels, PixelEstimates.of(table, pixels), apparent, ownMean);
  }

  private LearnedPopulation calibrated(Optional<CameraGain> camera) {
    PopulationErrors errors = errors();
    SimulatedPixels fresh = simulate(2 * simulatedPixels(), SEED + 7);
    LnTauGrid fine = grid(truth, GRID_STEP / 2);
    ModelCheck.Fitted known = simulated(fresh, fine, measured);
    Calibration calibration =
        Calibration.of(fresh, known.estimates(), conditions.model(), measured.mu());
    SpectrumCheck check = ModelCheck.of(measured(fine), known, conditions.model(), rate, speckles);
    return new LearnedPopulation(
        conditions.statistics(),
        conditions.model(),
        fine,
        ownMean,
        measured,
        truth,
        errors,
        conditions.spectra().count(),
        calibration,
        Arrays.stream(known.estimates().misfit()).average().orElseThrow(),
        byChance(fresh),
        check,
        camera);
  }

  /** Of the maximum, and of the shell's width: where a shell wider by its error would move it. */
  private PopulationErrors errors() {
    PopulationErrors errors = measuredFit().errors(measured, BLOCKS);
    if (shellUncertainty == 0) {
      return errors;
    }
    Conditions wider = conditions.withWiderShell(1 + shellUncertainty);
    Dynamics there =
        new PopulationFit(wider.model(), grid, ownMean, wider.spectra(), prior)
            .from(measured, progress);
    double[] moved = there.free();
    Arrays.setAll(moved, j -> moved[j] - measured.free()[j]);
    return errors.with(moved);
  }

  private static LnTauGrid grid(Dynamics around, double step) {
    double fine = Math.min(step, around.sigma() / 1.5);
    double reach = Math.max(0.8, 4.5 * Math.hypot(around.sigma(), around.brightnessSd()));
    return LnTauGrid.around(around.mu(), reach, fine);
  }

  private SimulatedPixels simulate(int pixels, long seed) {
    SimulatedPixels.Request request =
        new SimulatedPixels.Request(pixels, conditions.statistics(), missing, seed);
    return SimulatedPixels.of(request, conditions.model(), truth, brightness.values(), progress);
  }
}
