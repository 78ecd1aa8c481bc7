package ecm.registration.outcome;

import ecm.base.Warning;
import ecm.registration.estimator.Measurement;
import ecm.registration.frame.Peak;
import ecm.registration.match.BadFrames;
import ecm.stack.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the user should know of a drift: frames left out, jumps, ambiguous matches. */
public final class DriftWarnings {

  /** A step between frames that is flagged [px]. */
  private static final double JUMP = 2;

  /** Height of the second peak over the first that is flagged. */
  private static final double AMBIGUOUS = 0.9;

  private static final int LISTED = 12;

  private final Measurement measured;
  private final String[] reasons;
  private final List<Warning> warnings = new ArrayList<>();

  private DriftWarnings(Measurement measured, String[] reasons) {
    this.measured = measured;
    this.reasons = reasons;
  }

  /**
   * The warnings, frames numbered from 1.
   *
   * @param drift found
   * @param deformation found
   * @param reasons why frames are left out, null where they are not
   */
  public static List<Warning> of(
      Measurement measured, Drift drift, Deformation deformation, String[] reasons) {
    DriftWarnings all = new DriftWarnings(measured, reasons);
    measured
        .guidance()
        .warnings()
        .forEach(
            text -> all.warn(text, "undo this drift only if the sample is known to have moved"));
    all.bad();
    all.jumps(drift.dx(), drift.dy(), drift.bad());
    all.ambiguous();
    SpotInField.warnings(measured, drift)
        .forEach(text -> all.warn(text, "register a part of the record in which it is in view"));
    deformation
        .warnings()
        .forEach(
            text ->
                all.warnings.add(
                    Warning.warning(
                        Warning.Kind.DEFORMATION,
                        text,
                        "analyse a part of the field, or of the record, that only moved")));
    return List.copyOf(all.warnings);
  }

  private void warn(String text, String advice) {
    warnings.add(Warning.warning(Warning.Kind.DRIFT, text, advice));
  }

  private void bad() {
    List<String> bad = new ArrayList<>();
    for (int t = 0; t < reasons.length; t++) {
      if (reasons[t] != null && !reasons[t].equals(BadFrames.INVALID)) {
        bad.add((t + 1) + " (" + reasons[t] + ")");
      }
    }
    if (!bad.isEmpty()) {
      told(
          (bad.size() == 1 ? "1 bad frame" : bad.size() + " bad frames")
              + " left out, drift interpolated: "
              + list(bad));
    }
  }

  private void jumps(double[] x, double[] y, boolean[] bad) {
    List<String> jumps = new ArrayList<>();
    int before = -1;
    for (int t = 0; t < x.length; t++) {
      if (bad[t]) {
        continue;
      }
      double step = before < 0 ? 0 : Math.hypot(x[t] - x[before], y[t] - y[before]);
      if (step > JUMP) {
        jumps.add(String.format(Locale.ROOT, "%d (%.1f px)", t + 1, step));
      }
      before = t;
    }
    if (!jumps.isEmpty()) {
      told("jumps of more than 2 px before frames " + list(jumps));
    }
  }

  private void ambiguous() {
    List<String> frames = new ArrayList<>();
    for (int t = 0; t < reasons.length; t++) {
      Peak peak = measured.peaks()[t];
      if (reasons[t] == null && peak != null && peak.ratio() > AMBIGUOUS) {
        frames.add(Integer.toString(t + 1));
      }
    }
    if (!frames.isEmpty()) {
      warn(
          "ambiguous match (second peak above 0.9 of the first) in "
              + frames.size()
              + " frames: "
              + list(frames),
          "look at the registered stack and the table of shifts; a region of interest with a spot or"
              + " outline (region=roi) is matched with less doubt");
    }
  }

  private void told(String text) {
    warnings.add(Warning.info(Warning.Kind.DRIFT, text));
  }

  private static String list(List<String> items) {
    int shown = Math.min(LISTED, items.size());
    String text = String.join(", ", items.subList(0, shown));
    return shown < items.size() ? text + " and " + (items.size() - shown) + " more" : text;
  }
}
