package ecm.command;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import java.io.File;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The whole analysis of one stack: drift, mask, maps, statistics, surface, report. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Analyze ECM Stack...", weight = 15)
    })
public class AnalyzeStack extends MappingCommand {

  @Parameter(label = "Register", description = "Measure and undo drift first.", persist = false)
  private boolean register = true;

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
    throw new InvalidInput("not built");
  }
}
