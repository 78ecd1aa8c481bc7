package ecm.command;

import ecm.base.Progress;
import ecm.chart.MaskFigure;
import ecm.command.base.EcmCommand;
import ecm.command.base.PreviewedCommand;
import ecm.ij.base.Screen;
import ecm.ij.image.MapImages;
import ecm.ij.image.MaskEditing;
import ecm.ij.open.RegionInput;
import ecm.ij.provenance.Provenance;
import ecm.sample.MaskParameters;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.stack.EveryNthFrame;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The sample in the active stack, told from the vacuum by its mean brightness. */
@Plugin(
    type = Command.class,
    headless = true,
    description = "Electron correlation microscopy (ECM): find the sample in the vacuum.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "make-ecm-mask.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Make ECM Mask...", weight = 13)
    })
public class MakeMaskCommand extends PreviewedCommand {

  @Parameter(
      label = "<html><b>Mask</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String maskHeading = "what is bright enough is sample";

  @Parameter(
      label = "Threshold (fraction)",
      description =
          "Fraction of the way from the background to the brightness of the thick sample: 0.1 for a round wire, 0.5 for a flat one.",
      min = "0.01",
      max = "0.99",
      persist = false)
  private double threshold = 0.1;

  @Parameter(
      label = "Preview",
      description = "While the dialog is open, show the outline on the mean of about 100 frames.",
      persist = false)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Mask")
  private ImagePlus sample;

  @Override
  protected boolean isPreviewed() {
    return preview;
  }

  @Override
  protected BufferedImage picture(FrameStack stack) {
    FrameStack frames = new EveryNthFrame(stack, 1 + (stack.frames() - 1) / FRAMES);
    Moments moments = Moments.of(frames, Progress.NONE);
    Mask mask = region(frames, moments, Progress.NONE).mask();
    String title =
        String.format(Locale.ROOT, "mean of %d frames, threshold %s", frames.frames(), threshold);
    return MaskFigure.draw(moments.mean(), mask, null, title, frames.pixelSize());
  }

  private SampleRegion region(FrameStack stack, Moments moments, Progress progress) {
    SampleRegion found =
        SampleRegion.find(moments, stack.coverage(), new MaskParameters(threshold));
    return RegionInput.roi(image, progress).map(found::restrictedTo).orElse(found);
  }

  @Override
  protected void perform(FrameStack stack, Progress progress) {
    Moments moments = Moments.of(stack, progress);
    SampleRegion region = region(stack, moments, progress);
    region.notes().forEach(progress::log);
    sample = MapImages.image(region.mask(), stack.info().title() + "-mask", stack.pixelSize());
    Provenance.NONE
        .with(Provenance.BACKGROUND, region.background())
        .with(Provenance.PLATEAU, region.plateau())
        .writeTo(sample);
    if (Screen.isWatched()) {
      MaskEditing.layOver(sample, moments.mean());
      MaskEditing.outline(image, region.mask());
      progress.log(MaskEditing.howTo(sample.getTitle()));
    }
  }
}
