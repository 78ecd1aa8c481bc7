package ecm.report;

import java.util.List;

/** The numbers that every {@code summary.json} holds; macros of users read them by these keys. */
public final class SummaryKeys {

  public static final List<String> NUMBERS =
      List.of(
          "tau_bulk_median_s",
          "tau_bulk_mean_s",
          "tau_bulk_geomean_s",
          "tau_bulk_corrected_s",
          "tau_surface_median_s",
          "tau_surface_corrected_s",
          "tau_surface_pooled_s",
          "surface_width_nm",
          "beta_bulk_median",
          "contrast_bulk_median",
          "sigma_ln_tau",
          "sigma_ln_tau_null",
          "xi_nm",
          "xi_raw_nm",
          "xi_normalised_nm",
          "xi_null_nm",
          "xi_sd_nm",
          "n_speckle",
          "censored_fraction",
          "flagged_fraction",
          "tau_pooled_s",
          "tau_pooled_sd_s",
          "beta_pooled",
          "beta_pooled_sd",
          "tau_bulk_floor_s",
          "tau_bulk_floor_sd_s",
          "ln_tau_bulk_mean",
          "ln_tau_bulk_mean_sd",
          "ln_tau_bulk_corrected_sd",
          "ln_tau_surface_mean",
          "ln_tau_surface_mean_sd",
          "ln_tau_surface_corrected_sd",
          "n_domain",
          "tau_core_s",
          "ln_tau_core_sd",
          "counts_bulk",
          "counts_bulk_sd",
          "drift_max_px",
          "drift_residual_px",
          "drift_differential_px",
          "registration_correlation_before",
          "registration_correlation_after");

  private SummaryKeys() {}
}
