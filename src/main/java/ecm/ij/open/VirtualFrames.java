package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;
import java.io.File;
import java.util.Locale;

/**
 * The frames of a virtual stack, one whole plane at a time through ImageJ. Safe to call from
 * several threads, which then wait for each other; the last plane is kept.
 */
final class VirtualFrames implements FrameStack {

  private final ImageStack stack;
  private final Samples samples;
  private final StackInfo info;
  private final Coverage coverage;
  private int frameHeld = -1;
  private Object pixelsHeld;

  VirtualFrames(ImageStack stack, Samples samples, StackInfo info) {
    this.stack = stack;
    this.samples = samples;
    this.info = info;
    this.coverage = Coverage.full(stack.getWidth(), stack.getHeight(), stack.getSize());
  }

  @Override
  public int width() {
    return stack.getWidth();
  }

  @Override
  public int height() {
    return stack.getHeight();
  }

  @Override
  public int frames() {
    return coverage.frames();
  }

  @Override
  public StackInfo info() {
    return info;
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public SampleType sampleType() {
    return samples.type();
  }

  @Override
  public boolean isInMemory() {
    return false;
  }

  @Override
  public synchronized void copyRows(int frame, int y, int rows, float[] target) {
    if (frame != frameHeld) {
      pixelsHeld = read(frame);
      frameHeld = frame;
    }
    samples.copy(pixelsHeld, y * width(), rows * width(), target);
  }

  private Object read(int frame) {
    requireFile(frame);
    ImageProcessor plane = stack.getProcessor(frame + 1);
    if (plane == null || plane.getBitDepth() != samples.bits()) {
      throw new InvalidInput("frame " + (frame + 1) + " of " + info.title() + " cannot be read");
    }
    return plane.getPixels();
  }

  /**
   * ImageJ shows a blank image for a missing file, which must not pass as data. Planes of a dataset
   * of ImageJ2 are in files without a name.
   */
  private void requireFile(int frame) {
    if (stack instanceof VirtualStack files
        && files.getDirectory() != null
        && files.getFileName(frame + 1) != null
        && !files.getFileName(frame + 1).isEmpty()) {
      File file = new File(files.getDirectory(), files.getFileName(frame + 1));
      if (!file.isFile()) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "frame %d of %s cannot be read: %s is not there",
                frame + 1,
                info.title(),
                file));
      }
    }
  }
}
