package ecm.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * The results of one stack: every number of {@code summary.json}, with its key, its unit and what
 * it is. What is written, reported, judged and documented goes by this list.
 *
 * <p>A number that is not known is null in the file, with the reason under {@code <key>_reason}.
 */
public enum Result {
  TAU_BULK_MEDIAN("tau_bulk_median_s", "median over the bulk of the times fitted to each pixel"),
  TAU_BULK_MEAN("tau_bulk_mean_s", "mean of the fitted times of the bulk"),
  TAU_BULK_GEOMEAN(
      "tau_bulk_geomean_s", "median of the log-normal distribution fitted to the bulk's times"),
  TAU_BULK_CORRECTED(
      "tau_bulk_corrected_s", "median of the bulk, corrected for the finite length of the record"),
  LN_TAU_BULK_MEAN("ln_tau_bulk_mean", "mean of ln(tau / s) over the bulk, as fitted"),
  LN_TAU_BULK_MEAN_SD("ln_tau_bulk_mean_sd", "its standard error, over independent domains"),
  LN_TAU_BULK_CORRECTED_SD(
      "ln_tau_bulk_corrected_sd", "standard error of ln of the corrected time of the bulk"),
  N_DOMAIN("n_domain", "independent domains in the bulk: its area over that of a domain"),
  BETA_BULK_MEDIAN("beta_bulk_median", "median over the bulk of the stretching exponents fitted"),
  CONTRAST_BULK_MEDIAN("contrast_bulk_median", "median over the bulk of the contrasts A fitted"),
  TAU_SURFACE_POOLED(
      "tau_surface_pooled_s", "relaxation time of the pooled g2 of the surface layer"),
  TAU_SURFACE_MEDIAN("tau_surface_median_s", "median of the fitted times of the surface layer"),
  TAU_SURFACE_CORRECTED(
      "tau_surface_corrected_s", "the same, corrected for the finite length of the record"),
  LN_TAU_SURFACE_MEAN("ln_tau_surface_mean", "mean of ln(tau / s) over the surface layer"),
  LN_TAU_SURFACE_MEAN_SD("ln_tau_surface_mean_sd", "its standard error"),
  LN_TAU_SURFACE_CORRECTED_SD(
      "ln_tau_surface_corrected_sd", "standard error of ln of the corrected time of the surface"),
  SURFACE_WIDTH(
      "surface_width_nm", "width of the fast layer, from an error function fitted to ln tau"),
  SURFACE_WIDTH_SHELL(
      "surface_width_shell_nm", "width of the fast layer, seen through the wire's thickness"),
  TAU_CORE("tau_core_s", "relaxation time behind the fast layer, from the same fit"),
  LN_TAU_CORE_SD("ln_tau_core_sd", "its standard error, of ln tau"),
  SIGMA_LN_TAU("sigma_ln_tau", "standard deviation of ln tau in the bulk, the estimator's with it"),
  SIGMA_LN_TAU_NULL(
      "sigma_ln_tau_null", "the same of a homogeneous sample: the scatter of the curve fit alone"),
  SPEARMAN("spearman_ln_tau_beta", "rank correlation of ln tau and beta in the bulk"),
  SPEARMAN_NULL("spearman_ln_tau_beta_null", "the same of a homogeneous sample"),
  SIGMA_LN_TAU_EXCESS("sigma_ln_tau_excess", "scatter of ln tau beyond that of the null"),
  SKEWNESS("skewness_ln_tau", "skewness of ln tau in the bulk"),
  LOGNORMAL_P_VALUE(
      "lognormal_p_value", "probability of so large a departure from a log-normal distribution"),
  XI_EXCESS("xi_excess_nm", "correlation length of ln tau beyond the covariance of the null"),
  SLOW_AREA_FRACTION("slow_area_fraction", "part of the bulk in slow domains"),
  SLOW_AREA_FRACTION_NULL("slow_area_fraction_null", "the same of a homogeneous sample"),
  SLOW_DIAMETER("slow_diameter_nm", "mean diameter of the slow domains"),
  SLOW_DIAMETER_NULL("slow_diameter_null_nm", "the same of a homogeneous sample"),
  XI("xi_nm", "correlation length of ln tau that both halves of the record share"),
  XI_SD("xi_sd_nm", "its standard error"),
  XI_RAW("xi_raw_nm", "correlation length of the four-point function"),
  XI_NORMALIZED(
      "xi_normalised_nm", "the same, of the four-point function over the static correlation"),
  XI_NULL("xi_null_nm", "the same of homogeneous speckle"),
  N_SPECKLE("n_speckle", "independent speckles in the bulk: its area over that of a speckle"),
  SPECKLE_FWHM("speckle_fwhm_nm", "full width of a speckle at half maximum"),
  CENSORED_FRACTION(
      "censored_fraction", "part of the bulk with times above a twelfth of the record"),
  FLAGGED_FRACTION("flagged_fraction", "part of the bulk without a value or with a doubtful one"),
  FLAGGED_FRACTION_SURFACE("flagged_fraction_surface", "the same part of the surface layer"),
  CENSORED_FRACTION_SURFACE(
      "censored_fraction_surface", "part of the surface layer with times above T / 12"),
  RECORD_LENGTH("record_length_s", "length T of the record"),
  RECORD_OVER_TAU(
      "record_over_tau",
      "T / tau, tau being that of the pooled g2 of the bulk, else of its pixels; the one T / tau of"
          + " verdict, report and checks"),
  RECORD_OVER_TAU_SD("record_over_tau_sd", "its standard error"),
  DT_OVER_TAU("dt_over_tau", "frame interval over the same tau"),
  DT_OVER_TAU_SURFACE("dt_over_tau_surface", "frame interval over tau of the surface layer"),
  FRAME_INTERVAL("frame_interval_s", "time from frame to frame"),
  PIXEL_SIZE("pixel_size_nm", "width of a pixel on the sample"),
  DRIFT_MAX("drift_max_px", "largest distance from the first frame's place"),
  DRIFT_RESIDUAL("drift_residual_px", "rms of the drift left after registration, per axis"),
  DRIFT_DIFFERENTIAL(
      "drift_differential_px", "distance by which parts of the field move apart; 0 if they do not"),
  REGISTRATION_CORRELATION_BEFORE(
      "registration_correlation_before", "mean correlation of frames with their mean, as recorded"),
  REGISTRATION_CORRELATION_AFTER("registration_correlation_after", "the same after registration"),
  INVALID_PIXELS("invalid_pixels", "pixels of the camera that do not measure, left out"),
  STUCK_PIXELS("stuck_pixels", "pixels of the camera that are stuck, hot or unsteady, left out"),
  SPIKES("spikes", "samples struck by X-rays or not finite, replaced"),
  REPEATED_FRAMES("repeated_frames", "frames that repeat the one before bit for bit, left out"),
  DIMMED_FRAMES(
      "dimmed_frames", "frames that are blank, blurred or of another brightness, left out"),
  COUNTS_BULK("counts_bulk", "electrons per pixel and frame in the bulk, from the shot noise"),
  COUNTS_BULK_SD("counts_bulk_sd", "its standard error"),
  TAU_POOLED("tau_pooled_s", "relaxation time of the pooled g2 of the bulk"),
  TAU_POOLED_SD("tau_pooled_sd_s", "its standard error, from blocks"),
  BETA_POOLED(
      "beta_pooled", "stretching exponent of the pooled g2; a distribution of times lowers it"),
  BETA_POOLED_SD("beta_pooled_sd", "its standard error"),
  CONTRAST_POOLED("contrast_pooled", "contrast A of the pooled g2"),
  BASELINE_POOLED("baseline_pooled", "baseline of the pooled g2; 1 if nothing static is left"),
  TAU_BULK_FLOOR(
      "tau_bulk_floor_s", "relaxation time of the pooled g2 with the floor of a finite record"),
  TAU_BULK_FLOOR_SD("tau_bulk_floor_sd_s", "its standard error"),
  TAU_LIKELIHOOD_MEDIAN(
      "tau_likelihood_median_s", "median of the bulk's distribution of times, by the likelihood"),
  TAU_LIKELIHOOD_MEDIAN_SD("tau_likelihood_median_sd_s", "its standard error"),
  SIGMA_LN_TAU_LIKELIHOOD(
      "sigma_ln_tau_likelihood",
      "standard deviation of ln tau in the bulk, the estimator's scatter no part of it"),
  SIGMA_LN_TAU_LIKELIHOOD_SD("sigma_ln_tau_likelihood_sd", "its standard error"),
  BETA_LIKELIHOOD("beta_likelihood", "stretching exponent of the bulk's pixels, by the likelihood"),
  BETA_LIKELIHOOD_SD("beta_likelihood_sd", "its standard error"),
  CONTRAST_LIKELIHOOD("contrast_likelihood", "contrast A of the bulk, by the likelihood"),
  CONTRAST_LIKELIHOOD_SD("contrast_likelihood_sd", "its standard error"),
  XI_LIKELIHOOD("xi_likelihood_nm", "correlation length of ln tau in the bulk, by the likelihood"),
  XI_LIKELIHOOD_SD("xi_likelihood_sd_nm", "its standard error"),
  SIGMA_LN_TAU_LIKELIHOOD_NULL(
      "sigma_ln_tau_likelihood_null", "sigma_ln_tau_likelihood of a simulated homogeneous sample"),
  SIGMA_LN_TAU_LIKELIHOOD_NULL_SD("sigma_ln_tau_likelihood_null_sd", "its standard error"),
  XI_LIKELIHOOD_NULL(
      "xi_likelihood_null_nm", "correlation length of ln tau in that homogeneous sample"),
  XI_LIKELIHOOD_NULL_SD("xi_likelihood_null_sd_nm", "its standard error"),
  TAU_LIKELIHOOD_SURFACE_MEDIAN(
      "tau_likelihood_surface_median_s", "median of the surface layer's times, by the likelihood"),
  TAU_LIKELIHOOD_SURFACE_MEDIAN_SD("tau_likelihood_surface_median_sd_s", "its standard error"),
  COUNTS_LIKELIHOOD(
      "counts_likelihood", "electrons per pixel and frame, by the noise of the likelihood"),
  PATTERNS_LIKELIHOOD(
      "patterns_likelihood", "speckle patterns that add up in a pixel, from third moments"),
  BRIGHTNESS_SD_LIKELIHOOD(
      "brightness_sd_likelihood", "scatter of the static brightness from pixel to pixel, of ln m"),
  SPECTRUM_DEVIATION(
      "spectrum_deviation",
      "largest departure of the measured spectrum from the model, relative; 0 if it follows"),
  BEAM_FLUCTUATION(
      "beam_fluctuation", "relative rms of the fluctuation of brightness that all pixels share"),
  JITTER(
      "jitter_px",
      "sd along one axis of displacements that registration has left and the likelihood undoes");

  private final String key;
  private final String meaning;

  Result(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /** The key in {@code summary.json}, with the unit at its end. */
  public String key() {
    return key;
  }

  /** The unit: s, nm, px, or empty for a pure number. */
  public String unit() {
    String last = key.substring(key.lastIndexOf('_') + 1);
    return last.equals("s") || last.equals("nm") || last.equals("px") ? last : "";
  }

  /** What it is. */
  public String meaning() {
    return meaning;
  }

  /** The standard error of this result, if it has one under a key of its own. */
  public Optional<Result> error() {
    String unit = unit().isEmpty() ? "" : "_" + unit();
    String stem = key.substring(0, key.length() - unit.length());
    return Arrays.stream(values()).filter(r -> r.key.equals(stem + "_sd" + unit)).findFirst();
  }

  /** All results as a table in Markdown, as the documentation shows it. */
  public static String table() {
    StringBuilder text = new StringBuilder("| key | unit | what it is |\n|---|---|---|\n");
    for (Result result : values()) {
      String unit = result.unit().isEmpty() ? "1" : result.unit();
      text.append("| `").append(result.key).append("` | ").append(unit).append(" | ");
      text.append(result.meaning).append(" |\n");
    }
    return text.toString();
  }
}
