package ecm.pipeline.experiment;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the rows of an experiment one after the other; a row that fails does not stop the rest. */
public final class ExperimentRun {

  private ExperimentRun() {}

  /**
   * What came of a row.
   *
   * @param row of the table
   * @param result null if it failed
   * @param failure why it failed, one sentence without paths of this machine; empty if it did not
   */
  public record Outcome<R>(ExperimentRow row, R result, String failure) {

    public boolean isDone() {
      return failure.isEmpty();
    }
  }

  /** The analysis of one row. */
  @FunctionalInterface
  public interface RowAnalysis<R> {
    /**
     * Analyses a stack.
     *
     * @throws InvalidInput if it cannot be analysed
     */
    R analyze(ExperimentRow row, Progress progress);
  }

  /**
   * Analyses all rows in order, one stack in memory at a time.
   *
   * @param progress of all rows; each has an equal share
   * @throws Cancelled once cancelled; rows done so far are kept by whoever wrote them
   */
  public static <R> List<Outcome<R>> over(
      List<ExperimentRow> rows, RowAnalysis<R> analysis, Progress progress) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      progress.check();
      ExperimentRow row = rows.get(i);
      Progress part = progress.part((double) i / rows.size(), (i + 1.0) / rows.size());
      Outcome<R> outcome = outcome(row, analysis, part);
      if (!outcome.isDone()) {
        progress.log(row.name() + " failed: " + outcome.failure());
      }
      outcomes.add(outcome);
    }
    return List.copyOf(outcomes);
  }

  private static <R> Outcome<R> outcome(
      ExperimentRow row, RowAnalysis<R> analysis, Progress progress) {
    try {
      return new Outcome<>(row, analysis.analyze(row, progress), "");
    } catch (Cancelled e) {
      throw e;
    } catch (InvalidInput e) {
      return new Outcome<>(row, null, relative(row, e.getMessage()));
    } catch (OutOfMemoryError e) {
      return new Outcome<>(row, null, "not enough memory");
    } catch (RuntimeException e) {
      return new Outcome<>(row, null, relative(row, "unexpected error: " + e));
    }
  }

  /** Names the stack as the table does, and files beside it without their folders. */
  private static String relative(ExperimentRow row, String sentence) {
    String path = row.source().path().toString();
    String folder = row.source().path().getParent() + java.io.File.separator;
    String plain = sentence.replace(path, row.source().file()).replace(folder, "");
    return plain.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /**
   * One sentence that names the rows that failed.
   *
   * @return empty if none did
   */
  public static <R> String failures(List<Outcome<R>> outcomes) {
    List<String> failed =
        outcomes.stream()
            .filter(o -> !o.isDone())
            .map(o -> o.row().name() + ": " + o.failure())
            .toList();
    return failed.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of %d stacks failed: %s",
            failed.size(),
            outcomes.size(),
            String.join("; ", failed));
  }
}
