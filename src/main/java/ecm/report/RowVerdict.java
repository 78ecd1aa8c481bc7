package ecm.report;

import ecm.base.Warning;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.whole.RecordChecks;
import java.util.ArrayList;
import java.util.List;

/** The verdict on a stack of an experiment, which also knows how long the sample was held. */
final class RowVerdict {

  private RowVerdict() {}

  static Verdict of(ExperimentRow row, Summary summary) {
    List<Warning> warnings = new ArrayList<>(summary.warnings());
    double record = summary.get(Result.RECORD_LENGTH);
    double tau = record / summary.get(Result.RECORD_OVER_TAU);
    RecordChecks.held(row.state().hold() / tau).ifPresent(warnings::add);
    return Verdict.of(warnings, summary);
  }
}
