package ecm.ij;

import ecm.files.StagedFiles;
import ecm.files.WholeFile;
import ecm.files.WritableFolder;
import ecm.pipeline.ExperimentRow;
import ecm.pipeline.ExperimentRun;
import ecm.pipeline.ExperimentRun.Outcome;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.report.ExperimentReport;
import ecm.report.ExperimentResult;
import ecm.report.ExperimentResult.Colours;
import ecm.report.ExperimentSeries;
import ecm.report.Numbers;
import ecm.report.Summary;
import ecm.report.TrustLine;
import ecm.stack.StackInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An experiment into one folder: a folder of results for each stack, then all maps of tau drawn
 * again on one colour range, {@code temperature-series.csv}, {@code temperature-series.json},
 * {@code report.html} and, last, {@code experiment.json}.
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
    ExperimentRows analysis = new ExperimentRows(output, settings);
    List<Outcome<Summary>> outcomes =
        ExperimentRun.over(rows, analysis::analyse, progress.part(0, 0.95));
    Progress ending = progress.part(0.95, 1);
    Colours colours = drawMaps(outcomes, ending);
    ExperimentResult result =
        new ExperimentResult(name, outcomes, colours, settings.parameters(), settings.version());
    write(result, ending);
    return result;
  }

  /** Takes away the mark of an earlier completion and what a killed run left half-written. */
  private void clear(List<ExperimentRow> rows) {
    try {
      Files.createDirectories(output);
      Files.deleteIfExists(output.resolve(MARK));
      StagedFiles.deleteParts(output);
      for (ExperimentRow row : rows) {
        StagedFiles.deleteParts(output.resolve(row.source().folder()));
      }
    } catch (IOException e) {
      throw new InvalidInput("cannot write into " + output + ": " + WholeFile.reason(e), e);
    }
  }

  /** Draws the map of tau of every stack again, all on one range. */
  private Colours drawMaps(List<Outcome<Summary>> outcomes, Progress progress) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (Outcome<Summary> outcome : outcomes) {
      if (outcome.isDone()) {
        TauMap map = map(outcome);
        ColourScale own = map.ownScale();
        least = Math.min(least, own.min());
        greatest = Math.max(greatest, Math.max(own.max(), map.limit()));
      }
    }
    if (greatest == 0) {
      return new Colours(Double.NaN, Double.NaN);
    }
    ColourScale common = ColourScale.times(least, greatest);
    for (Outcome<Summary> outcome : outcomes) {
      progress.check();
      progress.update(0, 1, "sharing one colour range");
      if (outcome.isDone()) {
        byte[] png =
            PngFile.encoded(
                TrustFooter.under(
                    RelaxationFigures.tau(map(outcome), common), TrustLine.of(outcome.result())));
        folder(outcome).replaceMap(png);
      }
    }
    return new Colours(common.min(), common.max());
  }

  private RowFolder folder(Outcome<Summary> outcome) {
    return new RowFolder(output.resolve(outcome.row().source().folder()));
  }

  private TauMap map(Outcome<Summary> outcome) {
    Summary summary = outcome.result();
    ExperimentRow.Source source = outcome.row().source();
    StackInfo info =
        new StackInfo(
            ImageInfo.stem(source.path().getFileName().toString()),
            summary.get("frame_interval_s"),
            summary.get("pixel_size_nm"));
    return TauMap.read(output.resolve(source.folder()), summary.get("record_length_s") / 12, info);
  }

  private void write(ExperimentResult result, Progress progress) {
    progress.update(0, 1, "writing the experiment's files");
    ExperimentSeries series = result.series();
    series.table().write(output.resolve("temperature-series.csv"));
    WholeFile.write(
        output.resolve("temperature-series.json"), series.json(result.version()).toJson());
    List<SeriesFigures> figures = new ArrayList<>();
    series.fitted().ifPresent(fits -> figures.addAll(SeriesFigures.of(fits)));
    figures.addAll(SeriesFigures.ofDoseRates(series.doseRates()));
    Map<String, byte[]> plots = SeriesFigures.write(figures, output);
    progress.check();
    WholeFile.write(
        output.resolve("report.html"),
        ExperimentReport.html(result, new ExperimentReport.Figures(maps(result), plots)));
    WholeFile.write(output.resolve(MARK), result.summary().toJson());
  }

  private Map<String, byte[]> maps(ExperimentResult result) {
    Map<String, byte[]> maps = new LinkedHashMap<>();
    for (Outcome<Summary> outcome : result.outcomes()) {
      if (outcome.isDone()) {
        try {
          ExperimentRow row = outcome.row();
          String wire = row.state().wire().isEmpty() ? "" : ", wire " + row.state().wire();
          maps.put(
              String.format(
                  Locale.ROOT,
                  "%s: %s K%s",
                  row.source().folder(),
                  Numbers.four(row.state().temperature()),
                  wire),
              folder(outcome).map());
        } catch (IOException e) {
          throw new InvalidInput("cannot read a map of tau: " + WholeFile.reason(e), e);
        }
      }
    }
    return maps;
  }
}
