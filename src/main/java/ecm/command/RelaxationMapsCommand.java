package ecm.command;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Maps of relaxation time and stretching exponent of the active stack. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Relaxation Maps...", weight = 6)
    })
public class RelaxationMapsCommand extends MappingCommand {

  @Parameter(type = ItemIO.OUTPUT, label = "Flags")
  private ImagePlus flags;

  @Parameter(type = ItemIO.OUTPUT, label = "Residual")
  private ImagePlus residual;

  @Parameter(type = ItemIO.OUTPUT, label = "Corrected tau")
  private ImagePlus tauCorrected;

  @Parameter(type = ItemIO.OUTPUT, label = "sd of ln tau")
  private ImagePlus tauSd;

  @Parameter(type = ItemIO.OUTPUT, label = "Contrast")
  private ImagePlus contrastMap;

  @Parameter(type = ItemIO.OUTPUT, label = "beta")
  private ImagePlus beta;

  @Parameter(type = ItemIO.OUTPUT, label = "log10 tau")
  private ImagePlus tauLog10;

  @Parameter(type = ItemIO.OUTPUT, label = "tau")
  private ImagePlus tau;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    throw new InvalidInput("not built");
  }
}
