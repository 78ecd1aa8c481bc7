package ecm.acquisition;

import ecm.acquisition.Finding.Grade;
import ecm.base.Warning;
import ecm.base.Warning.Kind;
import java.util.List;
import java.util.Map;

/** The findings about a record that speak against it, as warnings of the suite's kinds. */
public final class FindingWarnings {

  /** A kind, and what to do. */
  private record Told(Kind kind, String advice) {}

  private static final Map<String, Told> BY_KEY =
      Map.ofEntries(
          Map.entry("record_over_tau", new Told(Kind.RECORD_LENGTH, "record longer")),
          Map.entry("tau_pooled_s", new Told(Kind.RECORD_LENGTH, "record longer")),
          Map.entry("dt_over_tau", new Told(Kind.SAMPLING, "record faster")),
          Map.entry("dt_over_tau_surface", new Told(Kind.SAMPLING_SURFACE, "record faster")),
          Map.entry("speckle_fwhm_px", new Told(Kind.SPECKLE_SIZE, "use a larger magnification")),
          Map.entry("n_speckle", new Told(Kind.SPECKLES, "record a larger field")),
          Map.entry("drift_step_px", new Told(Kind.DRIFT, "record faster, or wait for the holder")),
          Map.entry("ln_tau_halves", new Told(Kind.AGEING, "compare the halves; vary the dose")),
          Map.entry(
              "brightness_change",
              new Told(Kind.BRIGHTNESS, "look at beam and sample; try normalizeFrames=trend")),
          Map.entry(
              "static_pixels_growth",
              new Told(Kind.CRYSTALLISATION, "look for crystals in the later frames")),
          Map.entry("hold_over_tau", new Told(Kind.EQUILIBRATION, "hold the sample longer")),
          Map.entry("dose_slope_nm2_s_per_e", new Told(Kind.DOSE, "use tau at zero dose rate")));

  private static final Told PLANNED = new Told(Kind.PLAN, "ask for less, or change the record");

  private FindingWarnings() {}

  /** Worst first, one of each kind; those graded as a warning, and a tau that is not known. */
  public static List<Warning> of(List<Finding> findings) {
    return Warning.joined(
        findings.stream()
            .filter(f -> f.grade() == Grade.WARNING || f.key().equals("tau_pooled_s"))
            .filter(f -> f.grade() != Grade.OK)
            .map(FindingWarnings::warning)
            .toList());
  }

  private static Warning warning(Finding finding) {
    Told told = BY_KEY.getOrDefault(finding.key(), PLANNED);
    String remark = finding.remark().isEmpty() ? "" : ": " + finding.remark();
    return Warning.warning(told.kind, finding.text() + remark, told.advice);
  }
}
