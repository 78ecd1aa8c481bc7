package ecm.report;

import ecm.pipeline.region.Coherence;
import ecm.statistics.Estimate;

/** The number of speckle patterns and the static part, as they stand in a summary. */
final class CoherenceSummary {

  private CoherenceSummary() {}

  static void add(Summary summary, Coherence found) {
    Estimate[] estimates = {found.patterns(), found.staticShare(), found.staticExcess()};
    Result[] keys = {Result.PATTERNS, Result.STATIC_SHARE, Result.STATIC_EXCESS};
    for (int i = 0; i < keys.length; i++) {
      summary.number(keys[i], estimates[i]);
      summary.number(keys[i].error().orElseThrow(), estimates[i].sd(), estimates[i].reason());
    }
  }
}
