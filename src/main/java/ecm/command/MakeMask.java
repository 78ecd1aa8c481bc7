package ecm.command;

import ecm.ij.ImageInfo;
import ecm.ij.MapImages;
import ecm.ij.MaskEditing;
import ecm.ij.RegionInput;
import ecm.mask.MaskParameters;
import ecm.mask.Moments;
import ecm.mask.SampleRegion;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.macro.Interpreter;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The sample in the active stack, told from the vacuum by its mean brightness. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Make ECM Mask...", weight = 5)
    })
public class MakeMask extends StackCommand {

  @Parameter(
      label = "Threshold",
      description =
          "Fraction of the way from the background to the brightness of the thick sample: 0.1 for a round wire, 0.5 for a flat one.",
      min = "0.01",
      max = "0.99",
      persist = false)
  private double threshold = 0.1;

  @Parameter(type = ItemIO.OUTPUT, label = "Mask")
  private ImagePlus sample;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Moments moments = Moments.of(stack, progress);
    SampleRegion found =
        SampleRegion.find(moments, stack.coverage(), new MaskParameters(threshold));
    SampleRegion region = RegionInput.roi(image, progress).map(found::restrictedTo).orElse(found);
    region.notes().forEach(progress::log);
    sample = MapImages.image(region.mask(), stack.info().title() + "-mask", stack.pixelSize());
    ImageInfo.set(sample, "background", region.background());
    ImageInfo.set(sample, "plateau", region.plateau());
    if (Failure.hasWindows() && !Interpreter.isBatchMode()) {
      MaskEditing.layOver(sample, moments.mean());
      MaskEditing.outline(image, region.mask());
      progress.log(MaskEditing.howTo(sample.getTitle()));
    }
  }
}
