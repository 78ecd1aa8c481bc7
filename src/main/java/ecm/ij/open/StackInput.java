package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.base.StackUnits;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.ImageStack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Reads an ImageJ stack as a {@link FrameStack}, in memory without a copy, or virtual. */
public final class StackInput {

  private StackInput() {}

  /**
   * The frames of an image.
   *
   * <p>Values are calibrated as {@link ij.measure.Calibration#getCValue(int)} does. The pixel
   * arrays are those of the image, by reference: closing the window does not take them away. Frames
   * are numbered as in the image; those left out keep their times and are invalid. A table of frame
   * times puts the frames asked for on a regular time axis, where frames that were not recorded are
   * invalid. The pixel size is NaN if neither the image nor the user gives one. NaN values are
   * passed on.
   *
   * @param image a stack with more than one frame in T, Z or C; 8, 16 or 32 bit
   * @param settings units and frames
   * @param progress told, in the log, which axis is time and what was left out
   * @throws InvalidInput if there is no image, it is RGB, it has one frame, a unit is not known,
   *     the frame interval is missing, a frame range is impossible, the table of frame times does
   *     not fit
   */
  public static FrameStack of(ImagePlus image, StackSettings settings, Progress progress) {
    requireStack(image);
    logTimeAxis(image, progress);
    StackInfo info = StackUnits.of(image, settings);
    FrameStack stack = CoveredFrames.of(frames(image, info), image);
    FrameStack selected = FrameRange.select(stack, settings, progress);
    return settings
        .frameTimes()
        .map(table -> TimeAxis.of(table, stack.frames(), settings, progress).applyTo(selected))
        .orElse(selected);
  }

  /**
   * The frames of a file or of a folder of images, as {@link StackReaders#open} opens it; read from
   * the file when they are needed if it is large.
   *
   * @param file or folder
   * @param settings units and frames
   * @param progress told, in the log, what {@link StackReaders} and {@link #of} say
   * @throws InvalidInput if the file cannot be read, and as {@link #of}
   */
  public static FrameStack open(Path file, StackSettings settings, Progress progress) {
    return of(StackReaders.open(file, progress).image(), settings, progress);
  }

  private static void requireStack(ImagePlus image) {
    if (image == null) {
      throw new InvalidInput("no image is open: open a stack of dark-field frames first");
    }
    if (image.getProcessor() == null) {
      // what an unknown title becomes, with the title or with ImageJ's own "null"
      String title = image.getTitle();
      throw new InvalidInput(
          "there is no image "
              + (title == null || title.isEmpty() || title.equals("null")
                  ? "of that name"
                  : "'" + title + "'")
              + ": name an open image");
    }
    if (image.getBitDepth() == 24) {
      throw new InvalidInput(
          image.getTitle() + " is an RGB image: an 8, 16 or 32-bit grey stack is needed");
    }
    if (image.getStackSize() < 2) {
      throw new InvalidInput(
          image.getTitle() + " has a single frame: a stack of at least two frames is needed");
    }
  }

  private static void logTimeAxis(ImagePlus image, Progress progress) {
    int channels = image.getNChannels();
    int slices = image.getNSlices();
    int times = image.getNFrames();
    int longAxes = (channels > 1 ? 1 : 0) + (slices > 1 ? 1 : 0) + (times > 1 ? 1 : 0);
    if (longAxes > 1) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s has %d channels, %d slices and %d frames, but only one of these may be more than"
                  + " 1",
              image.getTitle(),
              channels,
              slices,
              times));
    }
    if (times == 1) {
      progress.log(
          String.format(
              Locale.ROOT,
              "%s has its frames along %s: they are taken as frames in time",
              image.getTitle(),
              slices > 1 ? "Z (slices)" : "C (channels)"));
    }
  }

  private static FrameStack frames(ImagePlus image, StackInfo info) {
    Samples samples = Samples.of(image);
    ImageStack stack = image.getStack();
    if (stack.isVirtual()) {
      return FileFrames.of(image, samples, info)
          .orElseGet(() -> new VirtualFrames(stack, samples, info));
    }
    Object[] planes = Arrays.copyOf(stack.getImageArray(), stack.getSize());
    int width = stack.getWidth();
    int height = stack.getHeight();
    if (samples.table() != null) {
      return ArrayFrameStack.calibrated(width, height, planes, samples.table(), info);
    }
    return new ArrayFrameStack(width, height, planes, samples.type(), info);
  }
}
