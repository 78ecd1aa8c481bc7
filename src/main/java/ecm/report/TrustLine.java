package ecm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers that say how far the figures of a stack can be trusted, on one line. */
public final class TrustLine {

  private TrustLine() {}

  /** What is known of T/tau, N_speckle, sigma/sigma_null and xi/xi_null. */
  public static String of(Summary summary) {
    List<String> parts = new ArrayList<>();
    double tau = summary.get("tau_bulk_corrected_s");
    add(parts, "T = %.0f tau", summary.get("record_length_s") / tau);
    add(parts, "%.0f speckles", summary.get("n_speckle"));
    add(
        parts,
        "sigma / null = %.2f",
        summary.get("sigma_ln_tau") / summary.get("sigma_ln_tau_null"));
    add(
        parts,
        "xi of g4 / null = %.2f",
        summary.get("xi_normalised_nm") / summary.get("xi_null_nm"));
    return parts.isEmpty()
        ? "Nothing tells how far these figures can be trusted"
        : String.join(" · ", parts);
  }

  private static void add(List<String> parts, String format, double value) {
    if (Double.isFinite(value)) {
      parts.add(String.format(Locale.ROOT, format, value));
    }
  }
}
