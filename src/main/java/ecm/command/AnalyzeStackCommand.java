package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.command.base.MappingCommand;
import ecm.files.Version;
import ecm.ij.base.Screen;
import ecm.ij.result.AnalysisFolder;
import ecm.ij.result.AnalysisWindows;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.registration.RegistrationParameters;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.stack.FrameStack;
import java.io.File;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The whole analysis of one stack: drift, mask, maps, statistics, surface, report. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): the whole analysis of one stack: drift, mask, maps of relaxation times, statistics, report.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "analyze-ecm-stack.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Analyze ECM Stack...", weight = 1)
    })
public class AnalyzeStackCommand extends MappingCommand {

  @Parameter(
      label = "<html><b>Analysis</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String analysisHeading = "drift, and the wire's surface and bulk";

  @Parameter(label = "Register", description = "Measure and undo drift first.", persist = false)
  private boolean register = true;

  @Parameter(
      label = "Repair",
      description =
          "Look for bad pixels, spikes, and repeated or dimmed frames, and leave them out.",
      persist = false)
  private boolean repair = true;

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

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Output folder",
      description = "Folder that all results are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(
      label = "Save registered stack",
      description = "Write registered.tif, too.",
      persist = false)
  private boolean saveRegistered = false;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Optional<AnalysisFolder> folder = path("output", output).map(AnalysisFolder::prepare);
    StackAnalysis analysis =
        StackAnalyzer.analyze(stack, analysisParameters(stack, progress), progress.part(0, 0.95));
    Summary summary = StackSummary.of(analysis, parameters(), Version.get());
    folder.ifPresent(f -> f.write(analysis, summary, saveRegistered, progress.part(0.95, 1)));
    if (Screen.shows(folder)) {
      AnalysisWindows.show(analysis, summary);
    }
  }

  private AnalysisParameters analysisParameters(FrameStack stack, Progress progress) {
    return new AnalysisParameters(
        register ? Optional.of(RegistrationParameters.defaults()) : Optional.empty(),
        sampleChoice(stack, progress),
        mapParameters(),
        subtractBackground,
        surfaceDepth,
        bulkDepth,
        repair);
  }
}
