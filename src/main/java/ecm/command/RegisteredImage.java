package ecm.command;

import ecm.ij.ImageInfo;
import ecm.ij.StackOutput;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ij.ImagePlus;
import ij.ImageStack;

/**
 * A registered stack as an image: virtual if the source is, and else a copy in memory.
 *
 * @param source what was registered
 * @param crop whether it is cut to the pixels covered in every frame
 */
record RegisteredImage(ImagePlus source, boolean crop) {

  /**
   * The image, titled {@code <stack>-registered}.
   *
   * @throws InvalidInput if nothing is left of it
   */
  ImagePlus of(FrameStack registered, Progress progress) {
    Rect covered = registered.coverage().always();
    if (crop && covered.isEmpty()) {
      throw new InvalidInput(
          "no pixel is covered in every frame, so nothing is left to crop to; use crop=false");
    }
    ImagePlus image =
        source.getStack().isVirtual() && !crop
            ? StackOutput.view(registered)
            : StackOutput.copy(registered, progress);
    if (crop) {
      crop(image, covered);
    }
    image.setTitle(ImageInfo.stem(source.getTitle()) + "-registered");
    return image;
  }

  private static void crop(ImagePlus image, Rect to) {
    ImageStack stack = image.getStack();
    int frames = image.getNFrames();
    image.setStack(stack.crop(to.x(), to.y(), 0, to.width(), to.height(), stack.getSize()));
    image.setDimensions(1, 1, frames);
    ImageInfo.set(image, "valid", "0,0," + to.width() + "," + to.height());
    ImageInfo.set(image, "cropped", to.x() + "," + to.y() + "," + to.width() + "," + to.height());
  }
}
