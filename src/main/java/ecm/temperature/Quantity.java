package ecm.temperature;

/** What is measured at each temperature; the names of its columns in tables. */
public enum Quantity {
  /** Median relaxation time of the bulk, corrected [s]. */
  TAU("tau_s", "tau_sd_s", true),
  /** Mean relaxation time of the bulk [s]. */
  TAU_MEAN("tau_mean_s", "tau_mean_sd_s", true),
  /** Geometric mean relaxation time of the bulk [s]. */
  TAU_GEOMEAN("tau_geomean_s", "tau_geomean_sd_s", true),
  /** Relaxation time of the surface layer [s]. */
  TAU_SURFACE("tau_surface_s", "tau_surface_sd_s", true),
  /** Correlation length, the exponential decay length of dynamic heterogeneity [nm]. */
  XI("xi_nm", "xi_sd_nm", false),
  /** Correlation length of the two-dimensional fit of g4 [nm]. */
  XI_2D("xi_2d_nm", "xi_2d_sd_nm", false),
  /** Characteristic time of the two-dimensional fit of g4 [s]. */
  NU("nu_s", "nu_sd_s", true),
  /** Standard deviation of ln tau. */
  SIGMA("sigma_ln_tau", "sigma_ln_tau_sd", false),
  /** Standard deviation of ln tau of a homogeneous sample in the same record. */
  SIGMA_NULL("sigma_ln_tau_null", "sigma_ln_tau_null_sd", false),
  /** Stretching exponent. */
  BETA("beta", "beta_sd", false),
  /** Thickness of the surface layer [nm]. */
  SURFACE_WIDTH("surface_width_nm", "surface_width_sd_nm", false),
  /** Median relaxation time of the bulk by the likelihood of the record [s]. */
  TAU_LIKELIHOOD("tau_likelihood_s", "tau_likelihood_sd_s", true);

  private final String column;
  private final String errorColumn;
  private final boolean time;

  Quantity(String column, String errorColumn, boolean time) {
    this.column = column;
    this.errorColumn = errorColumn;
    this.time = time;
  }

  /** The column of the value. */
  public String column() {
    return column;
  }

  /** The column of its standard error. */
  public String errorColumn() {
    return errorColumn;
  }

  /** Whether it is a time, which is averaged as its logarithm. */
  public boolean isTime() {
    return time;
  }
}
