package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.Choice;
import ecm.command.base.EcmCommand;
import ecm.files.Version;
import ecm.ij.base.Screen;
import ecm.ij.series.ExperimentAnalysis;
import ecm.ij.series.ExperimentWindow;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentRun;
import ecm.pipeline.experiment.ExperimentSettings;
import ecm.pipeline.experiment.ExperimentTable;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.registration.RegistrationParameters;
import ecm.report.ExperimentResult;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The analysis of many stacks at several temperatures, from a table that lists them. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): the whole analysis of many stacks at several temperatures, with the laws they follow.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "analyze-ecm-experiment.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Analyze ECM Experiment...", weight = 2)
    })
public class AnalyzeExperimentCommand extends EcmCommand {

  @Parameter(
      label = "<html><b>Files</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String filesHeading = "the table of stacks, and where the results go";

  @Parameter(
      label = "Experiment",
      description =
          "CSV file with one stack a row: file, temperature_K, frame_interval_s, pixel_nm and, if"
              + " you like, wire, roi, first_frame, last_frame, drift_table, mask, hold_s,"
              + " dose_rate_e_nm2_s, temperature_sd_K.",
      style = "open",
      required = false,
      persist = false)
  private File experiment;

  @Parameter(
      label = "Output folder",
      description = "Folder that all results are written to; what is done there is not done again.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(
      label = "<html><b>Every stack</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String stacksHeading = "drift, brightness, and the wire's surface and bulk";

  @Parameter(
      label = "Register",
      description = "Measure and undo drift first, where the row gives no drift_table.",
      persist = false)
  private boolean register = true;

  @Parameter(
      label = "Repair",
      description =
          "Look for bad pixels, spikes, and repeated or dimmed frames, and leave them out.",
      persist = false)
  private boolean repair = true;

  @Parameter(
      label = "Normalise frames",
      description =
          "Divide each frame by its mean in the mask, or by the slow trend of that mean, against a"
              + " drifting beam; auto = by the trend where the sample's brightness changes.",
      choices = {"none", "mean", "trend", "auto"},
      persist = false)
  private String normalizeFrames = "auto";

  @Parameter(
      label = "Estimator",
      description =
          "likelihood = maps of tau by the likelihood of the record, beside the curve fit of g2; fit"
              + " = the curve fit alone.",
      choices = {"likelihood", "fit"},
      persist = false)
  private String estimator = "likelihood";

  @Parameter(
      label = "Gain (electrons/ADU)",
      description =
          "Detected electrons per unit of intensity, for the likelihood; 0 = as the noise of the record tells.",
      min = "0",
      persist = false)
  private double electronsPerAdu = 0;

  @Parameter(
      label = "Subtract background",
      description = "Measure the intensity of the vacuum and subtract it.",
      persist = false)
  private boolean subtractBackground = false;

  @Parameter(
      label = "Surface depth (nm)",
      description = "What lies nearer to the edge is the surface.",
      min = "0",
      max = "10000",
      persist = false)
  private double surfaceDepth = 1;

  @Parameter(
      label = "Bulk depth (nm)",
      description = "What lies deeper, and deeper than half the radius, is the bulk.",
      min = "0",
      max = "10000",
      persist = false)
  private double bulkDepth = 5;

  @Override
  protected void execute(Progress progress) {
    Path table = given("experiment", experiment, "a CSV file that lists the stacks");
    Path folder = given("output", output, "the folder for all results");
    List<ExperimentRow> rows = ExperimentTable.read(table);
    ExperimentSettings settings =
        new ExperimentSettings(analysisParameters(), parameters(), Version.get());
    ExperimentResult result =
        new ExperimentAnalysis(folder, settings)
            .run(table.getFileName().toString(), rows, progress);
    result.warnings().forEach(w -> progress.log(w.line()));
    if (Screen.isWatched()) {
      ExperimentWindow.show(result);
    }
    String failures = ExperimentRun.failures(result.outcomes());
    if (!failures.isEmpty()) {
      throw new InvalidInput(failures);
    }
  }

  private static Path given(String field, File file, String what) {
    return path(field, file).orElseThrow(() -> new InvalidInput(field + " is empty; give " + what));
  }

  private AnalysisParameters analysisParameters() {
    MapParameters d = MapParameters.defaults();
    return new AnalysisParameters(
        register ? Optional.of(RegistrationParameters.defaults()) : Optional.empty(),
        SampleChoice.defaults(),
        new MapParameters(
            d.lags(),
            d.fit(),
            d.engine(),
            d.background(),
            Choice.of(FrameNormalization.class, normalizeFrames),
            d.binning(),
            d.averageLags(),
            MapEstimations.named(estimator).id(),
            electronsPerAdu),
        subtractBackground,
        surfaceDepth,
        bulkDepth,
        repair);
  }
}
