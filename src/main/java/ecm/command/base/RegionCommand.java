package ecm.command.base;

import ecm.base.Progress;
import ecm.ij.open.RegionInput;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.MaskParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/** A command on the part of a stack that is sample. */
public abstract class RegionCommand extends StackCommand {

  @Parameter(
      label = "<html><b>Region</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String regionHeading = "the pixels that are sample";

  @Parameter(
      label = "Mask (auto, none, title or file)",
      description =
          "auto = the sample, told from the vacuum by its brightness; none = the whole frame;"
              + " or the title of an open image, or a TIFF file, that is not 0 on the sample."
              + " An area selection restricts it.",
      style = CommandField.MASK_STYLE,
      persist = false)
  protected String mask = "auto";

  /** Where the sample is, as the mask field and an area selection say. */
  protected final SampleChoice sampleChoice(FrameStack stack, Progress progress) {
    return new SampleChoice(
        MaskParameters.defaults(), givenMask(stack), RegionInput.roi(image, progress));
  }

  private Optional<Mask> givenMask(FrameStack stack) {
    return switch (mask.trim()) {
      case "auto", "" -> Optional.empty();
      case "none" -> Optional.of(Mask.all(stack.width(), stack.height()));
      default -> Optional.of(RegionInput.named(mask.trim(), stack.width(), stack.height()));
    };
  }
}
