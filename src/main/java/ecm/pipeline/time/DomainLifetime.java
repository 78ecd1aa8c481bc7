package ecm.pipeline.time;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.base.Warning;
import ecm.likelihood.LikelihoodMaps;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.parts.MappedSample;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import ecm.statistics.PatternLifetime;
import ecm.statistics.PatternPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long slow and fast domains of the bulk live: the exchange time t_ex over which ln tau of a
 * place forgets what it was, from likelihood maps of windows that follow one another.
 *
 * @param tau median relaxation time of the bulk [s]
 * @param window length of the windows [s]
 * @param maps of the windows
 * @param bulk pixels that have a value in all windows
 * @param all decay of the pattern of ln tau
 * @param slow decay of what was among the slowest third of a window, seen before and after
 * @param fast the same of the fastest third
 */
public record DomainLifetime(
    double tau,
    double window,
    List<LikelihoodMaps> maps,
    Mask bulk,
    PatternLifetime all,
    PatternLifetime slow,
    PatternLifetime fast) {

  /** A number counts from so many standard errors on. */
  private static final double SIGNIFICANT = 2;

  /** Of a record, nothing is said of longer lives [records]. */
  private static final double LONGEST = 10;

  /** In a shorter record the life of domains is hardly told [tau]. */
  private static final double SHORT_RECORD = 20;

  /** A drift of the medians that is rarer is told. */
  private static final double BY_CHANCE = 0.01;

  /** And one that is larger than so many standard deviations of what exchange makes. */
  private static final double BEYOND = 3;

  /** 95 % one-sided. */
  private static final double BOUND = 1.645;

  /**
   * Maps the windows and measures.
   *
   * @param sample of the whole record, which gives tau and the layers
   * @param asked length of the windows [s]; 0 for 5 tau, or 2.5 tau if the pattern lives shorter
   *     than 10
   * @param progress told of the windows done
   * @return the reason if tau is not known, the record holds fewer than four windows, or the
   *     likelihood cannot map them
   */
  public static Maybe<DomainLifetime> of(MappedSample sample, double asked, Progress progress) {
    return LifetimeMapping.of(sample, asked, progress);
  }

  /**
   * Measures maps of windows.
   *
   * @param maps of windows that follow one another
   * @param bulk pixels that have a value in all of them
   * @param tau median relaxation time of the bulk [s]
   * @param window length of the windows [s]
   */
  static DomainLifetime of(List<LikelihoodMaps> maps, Mask bulk, double tau, double window) {
    List<FloatMap> lnTau = maps.stream().map(m -> m.tau().ln()).toList();
    List<FloatMap> slow = lnTau.stream().map(m -> third(m, bulk, true)).toList();
    List<FloatMap> fast = lnTau.stream().map(m -> third(m, bulk, false)).toList();
    return new DomainLifetime(
        tau,
        window,
        List.copyOf(maps),
        bulk,
        PatternLifetime.of(lnTau, bulk, window),
        PatternLifetime.of(slow, lnTau, bulk, window),
        PatternLifetime.of(fast, lnTau, bulk, window));
  }

  /** 1 on the slowest third of the bulk, or -1 on the fastest, 0 on the rest. */
  private static FloatMap third(FloatMap lnTau, Mask bulk, boolean slow) {
    double limit = Quantiles.of(lnTau.inside(bulk), slow ? 2.0 / 3 : 1.0 / 3);
    FloatMap map = FloatMap.filled(lnTau.width(), lnTau.height(), 0);
    for (int i = 0; i < map.values().length; i++) {
      float value = lnTau.values()[i];
      map.values()[i] = slow ? (value > limit ? 1 : 0) : value < limit ? -1 : 0;
    }
    return map;
  }

  /**
   * The exchange time t_ex [s], or why it is not known: the windows share no pattern, or the record
   * shows no end of it, and then {@link #lowerBound} is known.
   */
  public Estimate exchange() {
    return exchange(all);
  }

  /** The same of one of the patterns. */
  public static Estimate exchange(PatternLifetime pattern) {
    Estimate rate = pattern.rate();
    if (!rate.isKnown()) {
      return rate;
    }
    if (!hasPattern(pattern)) {
      return Estimate.none("no pattern of ln tau persists from one window to the next");
    }
    if (!(rate.value() > SIGNIFICANT * rate.sd()) || 1 / rate.value() > longest(pattern)) {
      return Estimate.none("the pattern does not decay within the record beyond its error");
    }
    return Estimate.of(1 / rate.value(), rate.sd() / (rate.value() * rate.value()));
  }

  private static boolean hasPattern(PatternLifetime pattern) {
    return pattern.covariance()[1] > SIGNIFICANT * pattern.covarianceSd()[1];
  }

  /**
   * What t_ex exceeds with a probability of 95 % [s], ten records at most; NaN if there is no
   * pattern.
   */
  public double lowerBound() {
    Estimate rate = all.rate();
    double highest = rate.value() + BOUND * rate.sd();
    if (!rate.isKnown() || !hasPattern(all)) {
      return Double.NaN;
    }
    double longest = longest(all);
    return highest * longest > 1 ? 1 / highest : longest;
  }

  /** t_ex in units of tau, or why it is not known; the error of tau is not in that of the ratio. */
  public Estimate exchangeOverTau() {
    Estimate exchange = exchange();
    return exchange.isKnown() ? Estimate.of(exchange.value() / tau, exchange.sd() / tau) : exchange;
  }

  /** What a user of the numbers must know, worst first. */
  public List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    double length = maps.size() * window / tau;
    if (length < SHORT_RECORD) {
      warnings.add(
          Warning.warning(
              Warning.Kind.RECORD_LENGTH,
              String.format(
                  Locale.ROOT,
                  "%d windows in %.3g tau are few for the life of domains",
                  maps.size(),
                  length),
              "record 40 tau or more"));
    }
    AgeingMap ageing = ageing();
    double change = ageing.rate().value() * maps.size() * window;
    if (ageing.p() < BY_CHANCE && Math.abs(change) > BEYOND * byExchange()) {
      warnings.add(
          Warning.warning(
              Warning.Kind.AGEING,
              String.format(
                  Locale.ROOT,
                  "ln tau of the bulk changes by %.2g over the windows (p = %.1g)",
                  change,
                  ageing.p()),
              "see domain-lifetime-tau.csv and the ageing map; equilibrate longer, or lower the dose rate"));
    }
    return Warning.worstFirst(warnings);
  }

  /**
   * Standard deviation of the change of the field's mean ln tau from beginning to end that domains
   * make which come and go: of so few domains the mean is that of the sample only by chance.
   */
  private double byExchange() {
    double xi = length(plane()).value();
    double domains = bulk.count() / (2 * Math.PI * xi * xi);
    double deviation = Math.sqrt(2 * Math.max(0, all.fitted(0)) / domains);
    return Double.isNaN(deviation) ? 0 : deviation;
  }

  /**
   * Covariance of ln tau against distance and separation, from each pixel's own record without its
   * neighbours: the noise of different windows is independent, and nothing is smoothed.
   */
  public PatternPlane plane() {
    List<FloatMap> lnTau = maps.stream().map(m -> m.pixelTau().ln()).toList();
    Mask known = bulk;
    for (FloatMap map : lnTau) {
      known = known.and(Mask.of(map.width(), map.height(), i -> Float.isFinite(map.values()[i])));
    }
    return PatternPlane.of(lnTau, known, window);
  }

  /**
   * Correlation length of ln tau [px] of {@link #plane()}; not known where no pattern persists from
   * one window to the next.
   */
  public Estimate length(PatternPlane plane) {
    return hasPattern(all)
        ? plane.length()
        : Estimate.none("no pattern of ln tau persists from one window to the next");
  }

  /** Where and how fast relaxation changes from window to window. */
  public AgeingMap ageing() {
    return AgeingMap.of(maps, bulk, window);
  }

  /** The maps as windows one after the other, with the correlation of ln tau between them. */
  public SlidingWindows windows() {
    List<FloatMap> times = maps.stream().map(LikelihoodMaps::tau).toList();
    List<FloatMap> lnTau = times.stream().map(FloatMap::ln).toList();
    double[] start = new double[times.size()];
    Arrays.setAll(start, k -> k * window);
    return new SlidingWindows(
        MapEstimator.LIKELIHOOD,
        start,
        times,
        window,
        window,
        Double.NaN,
        Persistence.of(lnTau, bulk, window),
        "");
  }

  private static double longest(PatternLifetime pattern) {
    double[] separation = pattern.separation();
    return LONGEST * separation.length * separation[1];
  }
}
