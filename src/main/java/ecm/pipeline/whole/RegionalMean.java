package ecm.pipeline.whole;

import ecm.kww.Correction;
import ecm.kww.ResponseTable;
import ecm.pipeline.maps.Population;
import ecm.stack.Mask;
import ecm.statistics.BlockMean;
import ecm.statistics.SplitHalf;

/**
 * The mean ln tau_fit of a region with its standard error,
 *
 * <pre>  Var = sigma_null^2 / N_speckle + sigma_excess^2 / N_domain,</pre>
 *
 * never from the number of pixels: N_speckle = N_px / sum |mu|^2 for the estimator's own scatter,
 * which neighbouring pixels share, and N_domain = {@link DomainCount} for the sample's. Where xi is
 * not resolved, or sigma_null not known, it is the scatter of the means of 16 blocks.
 *
 * @param lnTau mean of ln (tau_fit / s), that of the censored log-normal
 * @param sd its standard error
 * @param correctedSd standard error of ln of the corrected median: sd times the slope of the
 *     correction there, times sqrt(pi/2) because a median scatters more than a mean; NaN without a
 *     corrected time
 * @param domains N_domain; NaN without xi
 */
public record RegionalMean(double lnTau, double sd, double correctedSd, double domains) {

  private static final double STEP = 0.02;

  /** Standard error of the median of a normal distribution in that of its mean. */
  private static final double MEDIAN = Math.sqrt(Math.PI / 2);

  /** The mean of one of an analysis' regions. */
  public static RegionalMean of(StackAnalysis analysis, Population region) {
    Mask mask = region.mask();
    double speckles = mask.count() / analysis.speckle().area();
    double xi = analysis.halves().filter(SplitHalf::resolved).map(SplitHalf::xi).orElse(Double.NaN);
    double domains = DomainCount.of(mask, xi);
    double sd =
        Math.sqrt(square(region.sigmaNull()) / speckles + square(region.sigmaExcess()) / domains);
    if (Double.isNaN(sd)) {
      sd = BlockMean.standardError(analysis.maps().tau().ln(), mask);
    }
    double slope = slope(region, analysis.maps().recordLength());
    return new RegionalMean(region.logNormal().mu(), sd, MEDIAN * slope * sd, domains);
  }

  private static double square(double x) {
    return x * x;
  }

  /** d ln tau_corrected / d ln tau_fit at the median, one-sided where the inverse ends. */
  private static double slope(Population region, double recordLength) {
    if (region.conditions().isEmpty()) {
      return Double.NaN;
    }
    Correction correction =
        ResponseTable.shipped().correction(recordLength, region.conditions().get());
    double here = correction.of(region.median());
    double above = correction.of(region.median() * Math.exp(STEP));
    double below = correction.of(region.median() * Math.exp(-STEP));
    if (Double.isNaN(above)) {
      return Math.log(here / below) / STEP;
    }
    return Double.isNaN(below)
        ? Math.log(above / here) / STEP
        : Math.log(above / below) / (2 * STEP);
  }
}
