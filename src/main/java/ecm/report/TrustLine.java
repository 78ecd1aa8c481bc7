package ecm.report;

import java.util.Locale;

/** The numbers that say how far the figures of a stack can be trusted, on one line. */
public final class TrustLine {

  private TrustLine() {}

  /** T/tau, N_speckle, sigma/sigma_null and xi/xi_null; what is not known is said to be so. */
  public static String of(Summary summary) {
    return String.join(
        " · ",
        part(
            "T = %.0f tau",
            JudgedTimes.of(summary).record(summary.get("record_length_s")).inTau(),
            "T/tau not known"),
        part("%.0f speckles", summary.get("n_speckle"), "speckle size not known"),
        part(
            "sigma / null = %.2f",
            summary.get("sigma_ln_tau") / summary.get("sigma_ln_tau_null"), "sigma without null"),
        part(
            "xi of g4 / null = %.2f",
            summary.get("xi_normalised_nm") / summary.get("xi_null_nm"), "xi of g4 without null"));
  }

  private static String part(String format, double value, String unknown) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : unknown;
  }
}
