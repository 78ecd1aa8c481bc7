package ecm.pipeline.nulls;

import ecm.base.Progress;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.parts.MapEstimation;
import ecm.stack.FloatMap;
import ecm.statistics.CovarianceNull;
import ecm.statistics.LogNormal;
import ecm.statistics.SlowDomains;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a homogeneous sample would show under the conditions of a measured one: five films of 64 x
 * 64 pixels with the same speckle, contrast, counts, beta and T/tau, mapped by the same fit. Any
 * pattern, width or correlation in them is the estimator's own.
 *
 * <p>The films are thinned in frames to 80 per tau, but 400 to 1600 in all, with the counts of the
 * frames that are left raised by the root of the thinning, so that shot noise weighs the same. What
 * thinning does to the median and the width of ln tau is put right by {@link
 * ecm.kww.ResponseTable}: ln tau of all films is shifted and stretched to the median and the sigma
 * of that table. Spearman's coefficient, too, is the table's.
 *
 * <p>The films have fixed seeds; the same conditions give the same null, which is kept as long as
 * Java runs.
 *
 * @param conditions of the films
 * @param tau maps of tau [s], one per film
 * @param sigma of ln tau
 * @param logNormal of all films' tau
 * @param spearman rank correlation of tau and beta
 * @param halves Pearson's r of ln tau between the halves of the record: its mean, and the standard
 *     deviation over squares of {@code halvesPixels}
 * @param covariance radial autocovariance of ln tau
 * @param slow pixels with ln tau > median + sigma, mean over the films
 */
public record HomogeneousNull(
    NullConditions conditions,
    List<FloatMap> tau,
    double sigma,
    LogNormal logNormal,
    double spearman,
    PearsonNull halves,
    CovarianceNull covariance,
    SlowDomains slow) {

  /**
   * Pearson's r between the halves of a homogeneous record, mapped by an estimator.
   *
   * @param conditions of the sample, or why they are not known
   * @param estimator of the halves' maps
   * @param progress told of the films done; may cancel
   * @return the reason if the conditions are not known, or films of such cannot be mapped
   */
  public static Maybe<PearsonNull> ofHalves(
      Maybe<NullConditions> conditions, MapEstimation estimator, Progress progress) {
    if (estimator.id().isFit() || conditions.value().isEmpty()) {
      return conditions.map(c -> of(c, progress).halves());
    }
    return new PartsNull(conditions.value().get(), estimator).halves(progress);
  }

  private static final Map<NullConditions, HomogeneousNull> KNOWN = new ConcurrentHashMap<>();
  private static final int MOST_KNOWN = 32;

  /**
   * Pearson's r of ln tau between two maps of one homogeneous sample.
   *
   * @param mean r
   * @param sd from square to square
   * @param pixels of one square
   */
  public record PearsonNull(double mean, double sd, int pixels) {

    /** The standard deviation of r for a map of so many pixels. */
    public double sd(int mapPixels) {
      return sd * Math.sqrt((double) pixels / mapPixels);
    }

    /** Of r between maps of squares. */
    static PearsonNull of(double[] r, int pixels) {
      double mean = java.util.Arrays.stream(r).average().orElse(Double.NaN);
      double squares = java.util.Arrays.stream(r).map(v -> (v - mean) * (v - mean)).sum();
      return new PearsonNull(mean, Math.sqrt(squares / (r.length - 1)), pixels);
    }
  }

  /**
   * Simulates, or remembers, the null of some conditions: some seconds of work on two threads.
   *
   * @param conditions of the sample
   * @param progress told of the films done; may cancel
   */
  public static HomogeneousNull of(NullConditions conditions, Progress progress) {
    HomogeneousNull known = KNOWN.get(conditions);
    if (known != null) {
      return known;
    }
    HomogeneousNull made = new NullFilms(conditions).simulate(progress);
    if (KNOWN.size() >= MOST_KNOWN) {
      KNOWN.clear();
    }
    KNOWN.put(conditions, made);
    return made;
  }
}
