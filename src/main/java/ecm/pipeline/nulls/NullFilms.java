package ecm.pipeline.nulls;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.statistics.CovarianceNull;
import ecm.statistics.LogNormal;
import ecm.statistics.Pearson;
import ecm.statistics.SlowDomains;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Simulates and maps the films of a {@link HomogeneousNull}. */
final class NullFilms {

  static final int FILMS = 5;
  static final int SIDE = 64;

  /** Each film is cut into four squares, which share no more than the speckles at their borders. */
  static final int SQUARE = 32;

  private static final int FRAMES_PER_TAU = 80;
  private static final int FEWEST_FRAMES = 400;
  private static final int MOST_FRAMES = 1600;
  private static final double NO_SHOT_NOISE = 9000;
  private static final double HIGHEST_COUNTS = 1e6;
  private static final double LEAST_COUNTS = 1e-3;
  private static final long SEED = 20180319;

  private static final Mask ALL = Mask.all(SIDE, SIDE);

  private final NullConditions wanted;
  private final int frames;
  private final SimulationParameters film;

  /** Films whose shot noise weighs in a curve fit as in the whole record. */
  NullFilms(NullConditions wanted) {
    this(wanted, MapEstimator.FIT);
  }

  /**
   * @param estimator what the films' noise must be right for: with frames left out, a curve fit
   *     scatters as before if the counts of the others are raised by the root of the thinning, a
   *     likelihood if they are raised by the thinning itself, which keeps the counts per second
   */
  NullFilms(NullConditions wanted, MapEstimator estimator) {
    this(wanted, estimator, thinned(wanted.frames(), wanted.recordOverTau()));
  }

  private NullFilms(NullConditions wanted, MapEstimator estimator, int frames) {
    this.wanted = wanted;
    this.frames = frames;
    Conditions c = wanted.conditions();
    double thinning = (double) wanted.frames() / frames;
    double raised = estimator == MapEstimator.FIT ? Math.sqrt(thinning) : thinning;
    double dt = wanted.recordLength() / frames;
    double tau = wanted.recordLength() / wanted.recordOverTau();
    this.film =
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(SIDE, SIDE, frames, dt, 1))
            .withDynamics(new Dynamics(tau, 0, 0, Math.max(0.1, Math.min(1, c.beta()))))
            .withImaging(
                new Imaging(
                    wanted.speckle(),
                    Math.max(1e-3, Math.min(1, c.contrast())),
                    counts(c.counts() * raised),
                    0,
                    32));
  }

  /**
   * Films for the likelihood, which learns from neighbouring frames what thinned ones no longer
   * hold.
   *
   * @param most frames; a longer record is thinned to so many
   */
  static NullFilms ofLikelihood(NullConditions wanted, int most) {
    return new NullFilms(wanted, MapEstimator.LIKELIHOOD, Math.min(most, wanted.frames()));
  }

  private static int thinned(int frames, double recordOverTau) {
    long enough = Math.round(FRAMES_PER_TAU * recordOverTau);
    return (int) Math.min(frames, Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, enough)));
  }

  private static double counts(double counts) {
    boolean noiseFree = counts > NO_SHOT_NOISE;
    return noiseFree ? 0 : Math.max(LEAST_COUNTS, Math.min(HIGHEST_COUNTS, counts));
  }

  /** One film of the null, for other analyses of the same conditions. */
  FrameStack film(int number, Progress progress) {
    return Simulation.of(film.withSeed(SEED + number), progress).stack();
  }

  HomogeneousNull simulate(Progress progress) {
    List<FloatMap> maps = new ArrayList<>();
    List<Double> halves = new ArrayList<>();
    for (int i = 0; i < FILMS; i++) {
      Progress one = progress.part((double) i / FILMS, (i + 1.0) / FILMS);
      FrameStack stack = film(i, one.part(0, 0.8));
      maps.add(fit(stack, one.part(0.8, 0.9)));
      FloatMap[] half = RecordHalves.tau(stack, ALL, wanted.maps(), one.part(0.9, 1));
      halves.addAll(correlations(half[0].ln(), half[1].ln()));
    }
    List<FloatMap> tau = asInFullRecord(maps);
    List<FloatMap> lnTau = tau.stream().map(FloatMap::ln).toList();
    double limit = RelaxationMaps.censoringLimit(wanted.recordLength());
    double[] r = halves.stream().mapToDouble(Double::doubleValue).toArray();
    double[] times = all(tau);
    return new HomogeneousNull(
        wanted,
        tau,
        table().scatter(wanted.recordOverTau(), wanted.conditions()),
        LogNormal.fit(times, limit),
        table().rankCorrelation(wanted.recordOverTau(), wanted.conditions()),
        HomogeneousNull.PearsonNull.of(r, SQUARE * SQUARE),
        CovarianceNull.of(lnTau, SQUARE),
        mean(lnTau.stream().map(map -> SlowDomains.of(map, ALL)).toList()));
  }

  private FloatMap fit(FrameStack stack, Progress progress) {
    return RelaxationMapping.fit(stack, ALL, wanted.maps(), progress).tau();
  }

  private static ResponseTable table() {
    return ResponseTable.shipped();
  }

  /** Shifts and stretches ln tau of all films to what the full record gives. */
  private List<FloatMap> asInFullRecord(List<FloatMap> maps) {
    double[] times = all(maps);
    double rec = wanted.recordOverTau();
    double median = Math.log(Quantiles.median(times));
    double limit = RelaxationMaps.censoringLimit(wanted.recordLength());
    double sigma = LogNormal.fit(times, limit).sigma();
    double target =
        Math.log(wanted.recordLength() / rec) + table().medianBias(rec, wanted.conditions());
    double stretch = table().scatter(rec, wanted.conditions()) / sigma;
    List<FloatMap> stretched = new ArrayList<>();
    for (FloatMap map : maps) {
      float[] values = new float[map.values().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.exp(target + stretch * (Math.log(map.values()[i]) - median));
      }
      stretched.add(new FloatMap(SIDE, SIDE, values));
    }
    return stretched;
  }

  private static double[] all(List<FloatMap> maps) {
    return maps.stream().map(map -> map.inside(ALL)).flatMapToDouble(DoubleStream::of).toArray();
  }

  /** Pearson's r of each square. */
  static List<Double> correlations(FloatMap first, FloatMap second) {
    List<Double> r = new ArrayList<>();
    for (int y = 0; y < SIDE; y += SQUARE) {
      for (int x = 0; x < SIDE; x += SQUARE) {
        Mask square = Mask.of(SIDE, SIDE, new Rect(x, y, SQUARE, SQUARE));
        r.add(Pearson.of(first, second, square, 1).r());
      }
    }
    return r;
  }

  private static SlowDomains mean(List<SlowDomains> domains) {
    return new SlowDomains(
        domains.stream().mapToDouble(SlowDomains::areaFraction).average().orElseThrow(),
        domains.stream().mapToDouble(SlowDomains::diameter).average().orElseThrow());
  }
}
