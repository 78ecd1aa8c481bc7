package ecm.command.base;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.ImageInfo;
import ecm.ij.image.StackOutput;
import ecm.ij.provenance.Provenance;
import ecm.registration.ContrastLoss;
import ecm.registration.Interpolation;
import ecm.stack.CroppedFrames;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.tile.FreeHeap;
import ij.ImagePlus;
import java.util.Locale;

/**
 * A registered stack as an image: a copy in memory, but virtual if the source is, or if a copy
 * would not fit.
 *
 * @param source what was registered
 * @param crop whether it is cut to the pixels covered in every frame
 */
public record RegisteredImage(ImagePlus source, boolean crop) {

  /**
   * The image, titled {@code <stack>-registered}; the log says what it costs in contrast.
   *
   * @param registered frames with their drift undone
   * @param left share of the contrast that this has left
   * @param interpolation how it was undone
   * @throws InvalidInput if nothing is left of it
   */
  public ImagePlus of(
      FrameStack registered, double left, Interpolation interpolation, Progress progress) {
    Rect covered = registered.coverage().always();
    if (crop && covered.isEmpty()) {
      throw new InvalidInput(
          "no pixel is covered in every frame, so nothing is left to crop to; use crop=false");
    }
    FrameStack kept = crop ? new CroppedFrames(registered, covered) : registered;
    boolean virtual = source.getStack().isVirtual() || !fits(kept, progress);
    ImagePlus image = virtual ? StackOutput.view(kept) : StackOutput.copy(kept, progress);
    if (crop) {
      Provenance.NONE.with(Provenance.CROPPED, covered).writeTo(image);
    }

    if (left != 1) {
      progress.log(ContrastLoss.sentence(left, interpolation));
    }
    image.setTitle(ImageInfo.stem(source.getTitle()) + "-registered");
    return image;
  }

  /** If not, the log says so. */
  private static boolean fits(FrameStack stack, Progress progress) {
    double bytes =
        (double) stack.width() * stack.height() * stack.frames() * stack.sampleType().bytes();
    boolean fits = FreeHeap.holds(bytes);
    if (!fits) {
      progress.log(
          String.format(
              Locale.ROOT,
              "a copy of %.0f MB does not fit into the %.0f MB of memory that are free: the"
                  + " registered stack is virtual, made from the original frame by frame",
              bytes / 1e6,
              FreeHeap.bytes() / 1e6));
    }
    return fits;
  }
}
