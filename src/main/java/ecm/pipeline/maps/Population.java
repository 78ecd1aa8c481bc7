package ecm.pipeline.maps;

import ecm.base.Quantiles;
import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import java.util.Locale;
import java.util.Optional;

/**
 * The relaxation times of a region, as fitted and corrected.
 *
 * @param mask pixels of the region
 * @param count pixels with a fitted value
 * @param median of tau_fit [s]; a lower bound if more than half are censored
 * @param mean of tau_fit [s]
 * @param logNormal censored log-normal of tau_fit; its median is the geometric mean
 * @param correctedMedian true tau whose median fit is the median [s]; NaN if it cannot be inverted
 * @param betaMedian median fitted stretching exponent
 * @param contrastMedian median A
 * @param spearman rank correlation of tau_fit and beta
 * @param sigmaNull sigma of ln tau_fit of a homogeneous sample in the same record
 * @param spearmanNull rank correlation of a homogeneous sample in the same record
 * @param conditions of the region; empty if they are not known or the fit is not tabulated
 */
public record Population(
    Mask mask,
    int count,
    double median,
    double mean,
    LogNormal logNormal,
    double correctedMedian,
    double betaMedian,
    double contrastMedian,
    double spearman,
    double sigmaNull,
    double spearmanNull,
    Optional<Conditions> conditions) {

  /**
   * Describes a region of a set of maps.
   *
   * @param maps as fitted
   * @param mask the region
   * @param conditions for the correction and the nulls; empty if not known
   */
  public static Population of(RelaxationMaps maps, Mask mask, Optional<Conditions> conditions) {
    double[] tau = valued(maps, maps.tau(), mask);
    double[] beta = valued(maps, maps.beta(), mask);
    double median = Quantiles.median(tau);
    double corrected = Double.NaN;
    double sigmaNull = Double.NaN;
    double spearmanNull = Double.NaN;
    if (conditions.isPresent()) {
      ResponseTable table = ResponseTable.shipped();
      corrected = table.correction(maps.recordLength(), conditions.get()).of(median);
      double best = Double.isNaN(corrected) ? median : corrected;
      sigmaNull = table.scatter(maps.recordLength() / best, conditions.get());
      spearmanNull = table.rankCorrelation(maps.recordLength() / best, conditions.get());
    }
    return new Population(
        mask,
        tau.length,
        median,
        mean(tau),
        LogNormal.fit(tau, maps.censoringLimit()),
        corrected,
        Quantiles.median(beta),
        Quantiles.median(valued(maps, maps.contrast(), mask)),
        Spearman.of(tau, beta),
        sigmaNull,
        spearmanNull,
        conditions);
  }

  /** sigma_excess = sqrt(sigma^2 - sigma_null^2): 0 if the null is the larger, NaN if unknown. */
  public double sigmaExcess() {
    double sigma = logNormal.sigma();
    return Math.sqrt(Math.max(0, sigma * sigma - sigmaNull * sigmaNull));
  }

  /** Why there is no corrected median although the conditions are known. */
  public String notInvertible() {
    double frames = conditions.map(Conditions::frames).orElse(Double.NaN);
    return frames < ResponseTable.LEAST_FRAMES
        ? String.format(
            Locale.ROOT,
            "the response of a record of fewer than %d frames is not known; it has %.0f",
            ResponseTable.LEAST_FRAMES,
            frames)
        : "tau_fit is outside the range in which the response of this record can be inverted";
  }

  private static double[] valued(RelaxationMaps maps, FloatMap map, Mask mask) {
    Mask withValue =
        Mask.of(
            mask.width(),
            mask.height(),
            i -> mask.contains(i) && !PixelFlag.withoutValue(maps.flags()[i]));
    return map.inside(withValue);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Double.NaN : sum / values.length;
  }
}
