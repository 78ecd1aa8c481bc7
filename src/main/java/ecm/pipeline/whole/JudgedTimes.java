package ecm.pipeline.whole;

import ecm.acquisition.RecordLength;
import ecm.pipeline.maps.Population;
import ecm.pipeline.region.PooledFit;
import java.util.Optional;

/**
 * The relaxation times that a record is judged by: those of the pooled curves, which a finite
 * record hardly pulls, and only without them those of pixels. T/tau and dt/tau have these
 * everywhere: in verdict, report and files.
 *
 * @param bulk tau [s]; NaN if not known
 * @param bulkSd its standard error [s]; NaN if not known
 * @param surface tau of the surface layer [s]; NaN if there is none
 */
public record JudgedTimes(double bulk, double bulkSd, double surface) {

  /** Those of an analysis. */
  public static JudgedTimes of(StackAnalysis analysis) {
    PooledFit pooled = analysis.bulkCurve();
    Optional<PooledFit> layer = analysis.surfaceCurve().filter(PooledFit::isResolved);
    double surface =
        layer
            .map(PooledFit::tau)
            .orElseGet(() -> analysis.surface().map(Population::median).orElse(Double.NaN));
    if (pooled.isResolved()) {
      return new JudgedTimes(pooled.tau(), pooled.tauSd(), surface);
    }
    Population bulk = analysis.bulk();
    double tau = Double.isNaN(bulk.correctedMedian()) ? bulk.median() : bulk.correctedMedian();
    return new JudgedTimes(tau, Double.NaN, surface);
  }

  /**
   * T / tau of the bulk, with its error.
   *
   * @param length T [s]
   */
  public RecordLength record(double length) {
    return RecordLength.of(length, bulk, bulkSd);
  }
}
