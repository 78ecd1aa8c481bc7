package ecm.report;

import ecm.defects.CameraDefects;

/** How much of a record was left out, under the keys of {@code summary.json}. */
final class DefectSummary {

  private DefectSummary() {}

  static void add(Summary summary, CameraDefects defects) {
    summary.number(Result.INVALID_PIXELS, defects.invalid().count(), "");
    summary.number(Result.STUCK_PIXELS, defects.stuck().count(), "");
    summary.number(Result.SPIKES, defects.spikes().count(), "");
    summary.number(Result.REPEATED_FRAMES, defects.repeatedCount(), "");
    summary.number(Result.DIMMED_FRAMES, defects.dimmedCount(), "");
  }
}
