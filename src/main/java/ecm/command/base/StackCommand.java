package ecm.command.base;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.camera.CameraReferences;
import ecm.ij.open.StackDescription;
import ecm.ij.open.StackInput;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.File;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/** A command on the active stack, with the fields that say what the stack is. */
public abstract class StackCommand extends EcmCommand {

  @Parameter(label = "Stack", required = false, persist = false)
  protected ImagePlus image;

  @Parameter(
      label = "<html><b>Stack</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String stackHeading = "as the image says where a field is 0";

  @Parameter(
      label = "Frame interval (s)",
      description = "Time from one frame to the next; 0 = as the image says.",
      min = "0",
      persist = false)
  protected double frameInterval = 0;

  @Parameter(
      label = "Pixel size (nm)",
      description = "Width of a pixel; 0 = as the image says.",
      min = "0",
      persist = false)
  protected double pixelSize = 0;

  @Parameter(
      label = "First frame",
      description = "First frame used, counted from 1.",
      min = "1",
      persist = false)
  protected int firstFrame = 1;

  @Parameter(
      label = "Last frame",
      description = "Last frame used; 0 = the last of the stack.",
      min = "0",
      persist = false)
  protected int lastFrame = 0;

  @Parameter(
      label = "Exclude frames",
      description = "Frames left out, numbered as in the image: 3, 10-12.",
      required = false,
      persist = false)
  protected String excludeFrames = "";

  @Parameter(
      label = "Frame times",
      description =
          "CSV file with the columns frame, time_s, for frames that are not equally spaced; frames that were missed are left out.",
      style = "open",
      required = false,
      persist = false)
  protected File frameTimes;

  @Parameter(
      label = "Dark image (title or file)",
      description =
          "Mean frame without beam, taken off every frame; empty = none. An open image or a TIFF file.",
      required = false,
      persist = false)
  protected String dark = "";

  @Parameter(
      label = "Gain image (title or file)",
      description =
          "Gain reference that every frame is multiplied by, relative to its mean; empty = none. An open image or a TIFF file.",
      required = false,
      persist = false)
  protected String gain = "";

  /** Does the work on the stack; the image is locked meanwhile. */
  protected abstract void execute(FrameStack stack, Progress progress);

  /**
   * Does what can be done without a stack; of most commands nothing.
   *
   * @throws InvalidInput if nothing can
   */
  protected void withoutStack() {
    throw noImage();
  }

  /** Takes the active image if the caller gave none. */
  protected final void takeActiveImage() {
    if (image == null) {
      image = WindowManager.getCurrentImage();
      resolve("image");
    }
  }

  @Override
  protected void prepare() {
    takeActiveImage();
    if (image == null || image.getProcessor() == null) {
      throw noImage();
    }
    stackHeading = StackDescription.of(image);
  }

  @Override
  protected final void execute(Progress progress) {
    if (image == null) {
      withoutStack();
      return;
    }
    if (!image.lockSilently()) {
      throw new InvalidInput(image.getTitle() + " is in use by another command");
    }
    PeakMemory.reset();
    try (WatchedImage watch = new WatchedImage(image, progress)) {
      run(watch);
      progress.log(PeakMemory.sentence());
    } finally {
      image.unlock();
    }
  }

  private void run(WatchedImage watch) {
    try {
      execute(frames(watch), watch);
    } catch (Cancelled e) {
      if (watch.isClosed()) {
        throw new InvalidInput(image.getTitle() + " was closed before the run ended", e);
      }
      throw e;
    }
  }

  private static InvalidInput noImage() {
    return new InvalidInput("no image is open; open a stack first");
  }

  /** The frames of the image as the fields say, calibrated by the camera's dark and gain images. */
  protected final FrameStack frames(Progress progress) {
    return new CameraReferences(dark, gain)
        .applyTo(StackInput.of(image, settings(), progress), progress);
  }

  /** What the user says about the stack. */
  public final StackSettings settings() {
    return new StackSettings(
        frameInterval,
        pixelSize,
        firstFrame,
        lastFrame,
        excludeFrames,
        path("frameTimes", frameTimes));
  }
}
