package ecm.command;

import ecm.ij.MapImages;
import ecm.ij.MapInput;
import ecm.ij.MapWindows;
import ecm.ij.NullInfo;
import ecm.pipeline.MappedSample;
import ecm.pipeline.RelaxationMaps;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.macro.Interpreter;
import java.util.Map;
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

  @Parameter(type = ItemIO.OUTPUT, label = "sd of ln corrected tau")
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
    MappedSample sample =
        MappedSample.of(
            stack, sampleChoice(stack, progress), mapParameters(), subtractBackground, progress);
    show(sample.fits().maps(), stack);
    NullInfo.set(tau, sample.nullConditions(), sample.speckle().area());
  }

  private void show(RelaxationMaps maps, FrameStack stack) {
    Map<String, ImagePlus> images = MapImages.of(maps, stack.info());
    tau = images.get("tau");
    beta = images.get("beta");
    contrastMap = images.get("contrast");
    tauSd = images.get("tau-sd");
    tauCorrected = images.get("tau-corrected");
    residual = images.get("residual");
    flags = images.get("flags");
    tauLog10 = MapImages.logTau(maps, stack.info());
    images.values().forEach(map -> MapInput.setKnown(map, stack.coverage().always()));
    if (Failure.hasWindows() && !Interpreter.isBatchMode()) {
      images.put("tau-log10", tauLog10);
      MapWindows.show(images.values(), maps, stack.info());
    }
  }
}
