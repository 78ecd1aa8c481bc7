package ecm;

import ecm.base.Api;
import ecm.report.Summary;
import ecm.statistics.Estimate;

/**
 * The relaxation times of a region, the bulk or the surface layer, by three methods. Each has the
 * reason with it if there is no number.
 *
 * @param tau median of the times fitted to each pixel, corrected for the finite record [s], with
 *     its standard error; the key {@code tau_bulk_corrected_s} or {@code tau_surface_corrected_s}
 * @param tauPooled time of the region's pooled g2 [s]; the key {@code tau_pooled_s} or {@code
 *     tau_surface_pooled_s}, which has no standard error
 * @param tauLikelihood median time by the likelihood of the record [s]; the key {@code
 *     tau_likelihood_median_s} or {@code tau_likelihood_surface_median_s}
 */
@Api
public record RegionTimes(Estimate tau, Estimate tauPooled, Estimate tauLikelihood) {

  static RegionTimes bulk(Summary summary) {
    return new RegionTimes(
        corrected(summary, "bulk"),
        estimate(summary, "tau_pooled_s", "tau_pooled_sd_s"),
        likelihood(summary, "tau_likelihood_median_s", "tau_likelihood_median_sd_s"));
  }

  static RegionTimes surface(Summary summary) {
    return new RegionTimes(
        corrected(summary, "surface"),
        estimate(summary, "tau_surface_pooled_s", ""),
        likelihood(
            summary, "tau_likelihood_surface_median_s", "tau_likelihood_surface_median_sd_s"));
  }

  private static Estimate corrected(Summary summary, String region) {
    Estimate tau = estimate(summary, "tau_" + region + "_corrected_s", "");
    double sd = tau.value() * summary.get("ln_tau_" + region + "_corrected_sd");
    return new Estimate(tau.value(), sd, tau.reason());
  }

  private static Estimate likelihood(Summary summary, String key, String sd) {
    return summary.entries().containsKey(key)
        ? estimate(summary, key, sd)
        : Estimate.none("the likelihood was not asked for");
  }

  private static Estimate estimate(Summary summary, String key, String sd) {
    double value = summary.get(key);
    return Double.isNaN(value)
        ? Estimate.none(summary.reason(key))
        : Estimate.of(value, summary.get(sd));
  }
}
