package ecm.report;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.base.Warning.Severity;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.temperature.TemperatureSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the stacks of an experiment are warned of, each kind once, with the stacks it concerns. */
final class ExperimentWarnings {

  private static final int MOST_NAMED = 6;

  /** A warning of one stack. */
  private record Told(String stack, Warning warning) {}

  private ExperimentWarnings() {}

  /**
   * The warnings.
   *
   * @param outcomes of all stacks
   * @param series the laws; empty if none could be fitted
   * @return worst first
   */
  static List<Warning> of(List<Outcome<Summary>> outcomes, Optional<TemperatureSeries> series) {
    Map<Kind, List<Told>> byKind = new LinkedHashMap<>();
    for (Outcome<Summary> outcome : outcomes) {
      List<Warning> warnings =
          outcome.isDone()
              ? RowVerdict.of(outcome.row(), outcome.result()).warnings()
              : List.of(
                  Warning.warning(
                      Kind.FAILED, outcome.failure(), "see the reason, and analyse again"));
      for (Warning warning : warnings) {
        byKind
            .computeIfAbsent(warning.kind(), k -> new ArrayList<>())
            .add(new Told(name(outcome.row().source().file()), warning));
      }
    }
    return Warning.joined(
        byKind.values().stream().map(told -> together(told, outcomes.size())).toList(),
        series.map(TemperatureSeries::warnings).orElse(List.of()));
  }

  /** A file without its folders, of any system. */
  private static String name(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /** What was found, without what it means. */
  private static String beginning(Warning warning) {
    return warning.text().split(": | \\(", 2)[0];
  }

  private static Warning together(Collection<Told> told, int stacks) {
    Warning worst = Warning.worstFirst(told.stream().map(Told::warning).toList()).get(0);
    Severity severity = worst.severity();
    String text =
        worst.kind().description()
            + ", "
            + told.size()
            + " of "
            + (stacks == 1 ? "1 stack" : stacks + " stacks")
            + ": "
            + told.stream()
                .limit(MOST_NAMED)
                .map(t -> t.stack + " (" + beginning(t.warning) + ")")
                .collect(Collectors.joining("; "))
            + (told.size() > MOST_NAMED ? "; and more" : "");
    return new Warning(worst.kind(), severity, text, worst.advice());
  }
}
