package ecm.ij.series;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.FileDigest;
import ecm.ij.base.StackSettings;
import ecm.ij.camera.CameraReferences;
import ecm.ij.open.RegionInput;
import ecm.ij.open.StackInput;
import ecm.ij.open.StackReaders;
import ecm.ij.result.AnalysisFolder;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentSettings;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.pipeline.whole.StackDigest;
import ecm.registration.DriftTable;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.report.RowFolder;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.sample.MaskParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The analysis of one stack of an experiment into its folder, unless it was done before. */
final class ExperimentRows {

  private final Path output;
  private final ExperimentSettings settings;
  private final Runnable beforeChange;

  /**
   * @param beforeChange run before the folder of a row is changed
   */
  ExperimentRows(Path output, ExperimentSettings settings, Runnable beforeChange) {
    this.output = output;
    this.settings = settings;
    this.beforeChange = beforeChange;
  }

  /**
   * Opens the stack, and analyses it if its folder does not hold the results of the same values,
   * parameters and version.
   *
   * @throws InvalidInput if it cannot be analysed
   */
  Summary analyze(ExperimentRow row, Progress progress) {
    progress.log(row.name());
    progress.update(0, 1, "opening " + row.source().file());
    // ImageJ forgets Escape when it begins to open a file
    progress.check();
    ImagePlus image = StackReaders.open(row.source().path(), progress).image();
    try {
      return analyze(row, stack(row, image, progress), progress);
    } finally {
      image.flush();
    }
  }

  private Summary analyze(ExperimentRow row, FrameStack stack, Progress progress) {
    Map<String, Object> parameters = parameters(row);
    Path folder = output.resolve(row.source().folder());
    String digest = StackDigest.of(stack, progress.part(0, 0.02));
    Optional<Summary> done = new RowFolder(folder).done(parameters, digest, settings.version());
    if (done.isPresent()) {
      progress.log(row.name() + ": done before");
      return done.get();
    }
    StackAnalysis analysis =
        StackAnalyzer.analyze(stack, analysis(row, stack), progress.part(0.02, 0.95));
    Summary summary = StackSummary.of(analysis, parameters, settings.version());
    AnalysisFolder.prepare(folder, beforeChange)
        .write(analysis, summary, false, progress.part(0.95, 1));
    // as a later run will read it
    return Summary.parse(summary.toJson());
  }

  private static FrameStack stack(ExperimentRow row, ImagePlus image, Progress progress) {
    ExperimentRow.Reading reading = row.reading();
    StackSettings said =
        new StackSettings(
            reading.frameInterval(),
            reading.pixelSize(),
            reading.firstFrame(),
            reading.lastFrame(),
            "");
    FrameStack stack =
        new CameraReferences(reading.dark(), reading.gain())
            .applyTo(StackInput.of(image, said, progress), progress);
    return reading
        .driftTable()
        .map(t -> DriftTable.read(t, stack.frames()))
        .map(drift -> Registration.undo(stack, drift, Interpolation.NONE))
        .orElse(stack);
  }

  private AnalysisParameters analysis(ExperimentRow row, FrameStack stack) {
    AnalysisParameters d = settings.analysis();
    ExperimentRow.Reading reading = row.reading();
    return new AnalysisParameters(
        reading.driftTable().isPresent() ? Optional.empty() : d.registration(),
        new SampleChoice(MaskParameters.defaults(), mask(row, stack), roi(row, stack)),
        d.maps(),
        d.subtractBackground(),
        d.surfaceDepth(),
        d.bulkDepth(),
        d.repair());
  }

  private static Optional<Mask> mask(ExperimentRow row, FrameStack stack) {
    return switch (row.reading().mask()) {
      case "auto" -> Optional.empty();
      case "none" -> Optional.of(Mask.all(stack.width(), stack.height()));
      default -> Optional.of(RegionInput.file(row.reading().mask(), stack.width(), stack.height()));
    };
  }

  private static Optional<Mask> roi(ExperimentRow row, FrameStack stack) {
    Optional<Mask> roi =
        row.reading().roi().map(rect -> Mask.of(stack.width(), stack.height(), rect));
    if (roi.isPresent() && roi.get().count() == 0) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "roi '%s' has no pixel inside the image of %d x %d pixels",
              row.cells().get("roi"),
              stack.width(),
              stack.height()));
    }
    return roi;
  }

  /**
   * What the results depend on, besides the values of the stack: all of the row, files by digest.
   */
  private Map<String, Object> parameters(ExperimentRow row) {
    Map<String, Object> parameters = new LinkedHashMap<>(settings.parameters());
    Map<String, Object> cells = new LinkedHashMap<>(row.cells());
    row.reading().driftTable().ifPresent(t -> cells.put("drift_table_sha256", FileDigest.of(t)));
    if (!row.reading().mask().equals("auto") && !row.reading().mask().equals("none")) {
      cells.put("mask_sha256", FileDigest.of(Path.of(row.reading().mask())));
    }
    digest(cells, "dark", row.reading().dark());
    digest(cells, "gain", row.reading().gain());
    parameters.put("row", cells);
    return parameters;
  }

  private static void digest(Map<String, Object> cells, String name, String file) {
    if (!file.isEmpty() && Files.isRegularFile(Path.of(file))) {
      cells.put(name + "_sha256", FileDigest.of(Path.of(file)));
    }
  }
}
