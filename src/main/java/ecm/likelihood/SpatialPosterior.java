package ecm.likelihood;

import ecm.base.Progress;
import ecm.likelihood.population.LearnedPopulation;
import ecm.likelihood.population.PatternStatistics;
import ecm.likelihood.population.PopulationLearning;
import ecm.likelihood.region.DistanceMeans;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.likelihood.spectrum.Dynamics;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Arrays;

/** From the estimates of single pixels to maps that use the correlation between neighbours. */
final class SpatialPosterior {

  /** A record that says next to nothing leaves this part of the prior's variance. */
  private static final double MOST_OF_PRIOR = 0.95;

  private static final double LEAST_VARIANCE = 1e-6;

  /** Neighbours are used up to here [px], the further the more uncertain the pixels are. */
  private static final double[] REACH = {2.3, 3.2, 4.5};

  private static final double[] UNCERTAIN = {0.1, 0.5};

  /**
   * Relative error of the median that no number of pixels makes smaller: what the model leaves of
   * gain that differs from pixel to pixel, afterglow, beam, patterns and contamination (rms over
   * simulated records with one of these each, beyond the error of the fit).
   */
  private static final double MODEL = 0.02;

  private final LikelihoodRegion region;
  private final LearnedPopulation population;
  private final PixelMap pixels;
  private final Mask known;
  private final double sigma;
  private final double mu;
  private final double afterglow;

  SpatialPosterior(
      LikelihoodRegion region, LearnedPopulation population, PixelMap pixels, double afterglow) {
    this.afterglow = afterglow;
    this.region = region;
    this.population = population;
    this.pixels = pixels;
    this.known = pixels.known();
    this.sigma = population.dynamics().sigma();
    this.mu = population.dynamics().mu();
  }

  /**
   * The maps.
   *
   * @param interval between frames [s]
   * @param level where the median comes from
   */
  LikelihoodMaps maps(double interval, LearnedRegion.Level level, Progress progress) {
    int size = pixels.mean().length;
    double[] values = new double[size];
    double[] variance = new double[size];
    double noise = separate(values, variance);
    double own = level == LearnedRegion.Level.OWN ? mean(values, variance) : 0;
    for (int i : known.indices()) {
      values[i] -= own;
    }
    double[] expected = expectation(values, variance);
    for (int i : known.indices()) {
      values[i] -= expected[i];
    }
    double spread = spread(values, variance);
    SpatialPrior.Learned learned =
        SpatialPrior.learn(values, variance, known, spread, region.speckle().fwhm());
    double ratio = noise / (spread * spread);
    double reach = ratio < UNCERTAIN[0] ? REACH[0] : ratio < UNCERTAIN[1] ? REACH[1] : REACH[2];
    double[] mean = new double[size];
    double[] sd = new double[size];
    new Kriging(learned.prior(), known, reach).solve(values, variance, mean, sd, progress);
    double levelVariance = levelVariance();
    for (int i : known.indices()) {
      mean[i] += mu + own + expected[i];
      sd[i] = Math.sqrt(sd[i] * sd[i] + levelVariance);
    }
    return new LikelihoodMaps(
        known,
        times(mean, interval),
        PixelMap.map(known, sd),
        times(pixels.mean(), interval),
        PixelMap.map(known, Arrays.stream(pixels.variance()).map(Math::sqrt).toArray()),
        PixelMap.map(known, pixels.misfit()),
        numbers(learned.length(), spread, Math.exp(mu + own) * interval),
        population.check());
  }

  /**
   * Takes the prior out of the estimates, which leaves ln tau - mu with an independent error.
   *
   * @return the mean variance of these errors, none taken for more than 4 sigma^2
   */
  private double separate(double[] values, double[] variance) {
    double noise = 0;
    double s = sigma * sigma;
    for (int i : known.indices()) {
      double posterior =
          Math.max(LEAST_VARIANCE, Math.min(pixels.variance()[i], MOST_OF_PRIOR * s));
      variance[i] = 1 / (1 / posterior - 1 / s);
      values[i] = (pixels.mean()[i] - mu) * variance[i] / posterior;
      noise += Math.min(variance[i], 4 * s);
    }
    return noise / known.count();
  }

  /** Mean of ln tau - mu over the pixels of the population, the certain ones counting more. */
  private double mean(double[] values, double[] variance) {
    double sum = 0;
    double weights = 0;
    for (int i : region.learned().indices()) {
      if (known.contains(i)) {
        double weight = 1 / (sigma * sigma + variance[i]);
        sum += weight * values[i];
        weights += weight;
      }
    }
    return sum / weights;
  }

  /**
   * The variance that the static brightness, itself a mean over a limited number of speckles, gives
   * to the level of ln tau: that of ln m over beta^2.
   */
  private double levelVariance() {
    double speckles = region.learned().count() / region.speckle().area() / region.brightnessMeans();
    double beta = population.dynamics().beta();
    return population.excessVariance() / speckles / (beta * beta);
  }

  /**
   * The standard deviation of ln tau over all pixels of the population, of which sigma was learned
   * from some: the mean square of their estimates less that of the errors.
   */
  private double spread(double[] values, double[] variance) {
    double s = sigma * sigma;
    double sum = 0;
    double weights = 0;
    for (int i : region.learned().indices()) {
      if (known.contains(i)) {
        double weight = s * s / ((s + variance[i]) * (s + variance[i]));
        sum += weight * (values[i] * values[i] - variance[i]);
        weights += weight;
      }
    }
    double least = PopulationLearning.LEAST_SIGMA;
    return sigma <= 1.01 * least ? sigma : Math.sqrt(Math.max(least * least, sum / weights));
  }

  /**
   * What ln tau - mu is expected to be at each distance from the surface: near a fast layer the
   * rest of the sample is seen through it. 0 without a surface.
   */
  private double[] expectation(double[] values, double[] variance) {
    double[] expected = new double[values.length];
    if (region.mask().count() == region.learned().count()) {
      return expected;
    }
    DistanceMeans means =
        DistanceMeans.of(known, region.distance(), values, i -> 1 / (sigma * sigma + variance[i]));
    for (int i : known.indices()) {
      expected[i] = region.learned().contains(i) ? 0 : means.at(region.distance().values()[i]);
    }
    return expected;
  }

  private FloatMap times(double[] lnTau, double interval) {
    double[] tau = new double[lnTau.length];
    Arrays.setAll(tau, i -> Math.exp(lnTau[i]) * interval);
    return PixelMap.map(known, tau);
  }

  private LikelihoodPopulation numbers(Estimate length, double spread, double tau) {
    Dynamics d = population.dynamics();
    PatternStatistics p = population.statistics();
    double[] errors = population.errors().sd();
    double brightness =
        Arrays.stream(region.learned().indices())
            .mapToDouble(i -> region.brightness().values()[i])
            .average()
            .orElse(Double.NaN);
    return new LikelihoodPopulation(
        Estimate.of(tau, tau * Math.hypot(errors[3], MODEL)),
        population
            .errors()
            .sigma(spread, 1.01 * PopulationLearning.LEAST_SIGMA, population.pixels()),
        Estimate.of(d.beta(), errors[0]),
        Estimate.of(p.contrast(), p.contrastSd()),
        length,
        brightness / p.gain(),
        p.patterns(),
        p.share(),
        d.brightnessSd(),
        d.betaSd(),
        afterglow,
        known.count(),
        population.camera());
  }
}
