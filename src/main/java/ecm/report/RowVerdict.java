package ecm.report;

import ecm.pipeline.experiment.ExperimentRow;
import ecm.report.Verdict.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict on a stack of an experiment, which also tells how long the sample was held. */
final class RowVerdict {

  private static final double LEAST_HOLD = 5;

  private RowVerdict() {}

  static Verdict of(ExperimentRow row, Summary summary) {
    Verdict stack = Verdict.of(summary);
    double held = row.state().hold();
    double tau = JudgedTimes.of(summary).bulk();
    if (Double.isNaN(held) || Double.isNaN(tau)) {
      return stack;
    }
    List<Statement> statements = new ArrayList<>(stack.statements());
    boolean early = held < LEAST_HOLD * tau;
    statements.add(
        new Statement(
            String.format(Locale.ROOT, "held %.1f tau before", held / tau),
            early,
            early
                ? "the sample was held for less than 5 tau before the record: it may still have"
                    + " been ageing"
                : ""));
    return new Verdict(List.copyOf(statements));
  }
}
