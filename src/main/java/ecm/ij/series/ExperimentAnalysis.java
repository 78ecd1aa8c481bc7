package ecm.ij.series;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.FileSet;
import ecm.files.WholeFile;
import ecm.files.WritableFolder;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentRun;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.pipeline.experiment.ExperimentSettings;
import ecm.report.ExperimentReport;
import ecm.report.ExperimentResult;
import ecm.report.ExperimentSeries;
import ecm.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An experiment into one folder: a folder of results for each stack, then all maps of tau drawn
 * again on one colour range, {@code temperature-series.csv}, {@code temperature-series-wires.csv},
 * {@code temperature-series.json}, {@code report.html} and, last, {@code experiment.json}.
 *
 * <p>A run that was stopped at any moment goes on where it was: a stack whose folder is complete
 * and holds the results of the same values, parameters and version is not analysed again. The files
 * of a run that was stopped and taken up again are those of one that was not.
 */
public final class ExperimentAnalysis {

  private static final String MARK = "experiment.json";

  private final Path output;
  private final ExperimentSettings settings;

  /**
   * Makes sure that the folder can be written; changes nothing in it.
   *
   * @throws InvalidInput if it cannot be written
   */
  public ExperimentAnalysis(Path output, ExperimentSettings settings) {
    WritableFolder.check(output);
    this.output = output;
    this.settings = settings;
  }

  /**
   * Analyses all stacks, one in memory at a time, and writes everything.
   *
   * @param name of the experiment's table, without folder
   * @param rows of the table
   * @param progress of all; its log receives every note
   * @return with the rows that failed; they do not stop the others
   */
  public ExperimentResult run(String name, List<ExperimentRow> rows, Progress progress) {
    clear(rows);
    ExperimentRows analysis = new ExperimentRows(output, settings, this::takeMarkAway);
    List<Outcome<Summary>> outcomes =
        ExperimentRun.over(rows, analysis::analyze, progress.part(0, 0.95));
    Progress ending = progress.part(0.95, 1);
    SharedMaps maps = SharedMaps.draw(output, outcomes, ending);
    ExperimentResult result =
        new ExperimentResult(
            name, outcomes, maps.colours(), settings.parameters(), settings.version());
    FileSet.write(
        output,
        MARK,
        hidden -> {
          write(result, maps, hidden, ending);
          takeMarkAway();
          maps.replace(output);
        });
    return result;
  }

  /** Takes away what a killed run left half-written. */
  private void clear(List<ExperimentRow> rows) {
    try {
      FileSet.deleteParts(output);
      for (ExperimentRow row : rows) {
        FileSet.deleteParts(output.resolve(row.source().folder()));
      }
    } catch (IOException e) {
      throw WritableFolder.refusal(output, e);
    }
  }

  /** Before anything changes: what is in the folder no longer belongs together. */
  private void takeMarkAway() {
    try {
      Files.deleteIfExists(output.resolve(MARK));
    } catch (IOException e) {
      throw WritableFolder.refusal(output, e);
    }
  }

  private void write(ExperimentResult result, SharedMaps maps, Path folder, Progress progress) {
    progress.check();
    progress.update(0, 1, "writing the experiment's files");
    ExperimentSeries series = result.series();
    series.table().write(folder.resolve("temperature-series.csv"));
    series.wireTable().write(folder.resolve("temperature-series-wires.csv"));
    WholeFile.write(
        folder.resolve("temperature-series.json"), series.json(result.version()).toJson());
    List<SeriesFigures> figures = new ArrayList<>();
    series.fitted().ifPresent(fits -> figures.addAll(SeriesFigures.of(fits)));
    figures.addAll(SeriesFigures.ofDoseRates(series.doseRates()));
    Map<String, byte[]> plots = SeriesFigures.write(figures, folder);
    WholeFile.write(
        folder.resolve("report.html"),
        ExperimentReport.html(result, new ExperimentReport.Figures(maps.byCaption(), plots)));
    WholeFile.write(folder.resolve(MARK), result.summary().toJson());
    progress.check();
  }
}
