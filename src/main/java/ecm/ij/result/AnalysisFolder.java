package ecm.ij.result;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.chart.PngFile;
import ecm.files.CsvTable;
import ecm.files.FileSet;
import ecm.files.WholeFile;
import ecm.files.WritableFolder;
import ecm.ij.figure.QualityFooter;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.image.StackOutput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.whole.StackAnalysis;
import ecm.registration.DriftTable;
import ecm.report.QualityLine;
import ecm.report.StackReport;
import ecm.report.Summary;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The folder of one analysis: maps, figures, tables, {@code report.html} and, last, as the mark of
 * completion, {@code summary.json}. Files of these names are replaced, all of them or none.
 */
public final class AnalysisFolder {

  private static final String SUMMARY = "summary.json";
  private static final int VERDICT_WIDTH = 1500;

  private final Path folder;
  private final Runnable beforeChange;

  private AnalysisFolder(Path folder, Runnable beforeChange) {
    this.folder = folder;
    this.beforeChange = beforeChange;
  }

  /**
   * Makes sure, before the work begins, that a folder can be written; changes nothing in it.
   *
   * @throws InvalidInput if it cannot be written
   */
  public static AnalysisFolder prepare(Path folder) {
    return prepare(folder, () -> {});
  }

  /**
   * As {@link #prepare(Path)}.
   *
   * @param beforeChange run once all is written and about to take the place of what is there
   */
  public static AnalysisFolder prepare(Path folder, Runnable beforeChange) {
    WritableFolder.check(folder);
    return new AnalysisFolder(folder, beforeChange);
  }

  /**
   * Writes everything, or, if that fails or is cancelled, leaves the folder as it was.
   *
   * @param analysis of one stack
   * @param summary of the same analysis
   * @param saveRegistered whether to write the aligned stack, too
   * @param progress told of the files written
   * @throws InvalidInput if the folder cannot be written
   */
  public void write(
      StackAnalysis analysis, Summary summary, boolean saveRegistered, Progress progress) {
    FileSet.write(
        folder,
        SUMMARY,
        hidden -> {
          AnalysisFolder aside = new AnalysisFolder(hidden, beforeChange);
          aside.fill(analysis, summary, saveRegistered, progress);
          progress.check();
          beforeChange.run();
        });
  }

  private void fill(
      StackAnalysis analysis, Summary summary, boolean saveRegistered, Progress progress) {
    StackInfo info = analysis.stack().info();
    analysis
        .registration()
        .ifPresent(
            r -> DriftTable.write(folder.resolve("drift.csv"), r.drift(), info.frameInterval()));
    MapImages.of(analysis.maps(), info, MapOrigin.of(analysis)).forEach(this::tiff);
    AnalysisWindows.likelihood(analysis).forEach(this::tiff);
    tiff("mask", MapImages.image(analysis.region().mask(), "mask", info.pixelSize()));
    if (saveRegistered) {
      tiff("registered", StackOutput.view(analysis.stack(), progress.part(0, 0.5)));
    }
    List<AnalysisFigure> figures = AnalysisFigures.of(analysis);
    figures.forEach(figure -> figure.tables().forEach(this::table));
    progress.check();
    Map<String, byte[]> pictures =
        pictures(figures, QualityLine.of(summary), progress.part(saveRegistered ? 0.5 : 0, 1));
    PngFile.write(
        folder.resolve("verdict.png"), VerdictFigure.of(analysis, summary, VERDICT_WIDTH));
    WholeFile.write(folder.resolve("report.html"), StackReport.html(analysis, summary, pictures));
    WholeFile.write(folder.resolve(SUMMARY), summary.toJson());
  }

  private void tiff(String name, ImagePlus image) {
    TiffFile.write(folder.resolve(name + ".tif"), image);
  }

  private void table(String name, Supplier<CsvTable> table) {
    table.get().write(folder.resolve(name + ".csv"));
  }

  private Map<String, byte[]> pictures(
      List<AnalysisFigure> figures, String trust, Progress progress) {
    Map<String, byte[]> byCaption = new LinkedHashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      progress.check();
      progress.update(i, figures.size(), "drawing figures");
      AnalysisFigure figure = figures.get(i);
      BufferedImage picture = QualityFooter.under(figure.picture().get(), trust);
      byte[] png = PngFile.write(folder.resolve(figure.name() + ".png"), picture);
      byCaption.put(figure.caption(), png);
    }
    return byCaption;
  }
}
