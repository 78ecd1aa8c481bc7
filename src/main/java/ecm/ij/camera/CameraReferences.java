package ecm.ij.camera;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.ImageInfo;
import ecm.ij.base.TitledImage;
import ecm.ij.open.TiffFile;
import ecm.stack.CalibratedFrames;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The dark and the gain image of a camera, as a user names them.
 *
 * @param dark title of an open image or a TIFF file; empty = no offset
 * @param gain likewise; empty = an even gain
 */
public record CameraReferences(String dark, String gain) {

  /** Neither. */
  public static final CameraReferences NONE = new CameraReferences("", "");

  public CameraReferences {
    dark = dark == null ? "" : dark.strip();
    gain = gain == null ? "" : gain.strip();
  }

  /**
   * Frames as recorded, calibrated: (I - dark) gain / mean(gain), see {@link CalibratedFrames}.
   *
   * @param recorded not registered
   * @param progress told, in the log, what was done
   * @return the stack itself if there is neither image
   * @throws InvalidInput if there is no such image, or it does not fit
   */
  public FrameStack applyTo(FrameStack recorded, Progress progress) {
    if (dark.isEmpty() && gain.isEmpty()) {
      return recorded;
    }
    int w = recorded.width();
    int h = recorded.height();
    FloatMap offset = dark.isEmpty() ? FloatMap.filled(w, h, 0) : named("dark", dark);
    FloatMap factor = gain.isEmpty() ? FloatMap.filled(w, h, 1) : named("gain", gain);
    FrameStack calibrated = CalibratedFrames.of(recorded, offset, factor);
    progress.log(
        "camera: "
            + (dark.isEmpty() ? "" : "the dark image is taken off every frame")
            + (dark.isEmpty() || gain.isEmpty() ? "" : "; ")
            + (gain.isEmpty() ? "" : "every frame is multiplied by the gain image over its mean"));
    return calibrated;
  }

  private static FloatMap named(String field, String name) {
    ImagePlus image = open(name).orElseGet(() -> TiffFile.open(file(field, name)));
    if (image.getStackSize() != 1 || image.getBitDepth() == 24) {
      throw new InvalidInput(
          "the "
              + field
              + " image "
              + name
              + " must be a single grey image: of a stack, give its mean (Image > Stacks > Z"
              + " Project...)");
    }
    ImageProcessor pixels = image.getProcessor();
    float[] values = new float[pixels.getPixelCount()];
    for (int i = 0; i < values.length; i++) {
      // as the stack's own values: calibrated
      values[i] = pixels.getPixelValue(i % image.getWidth(), i / image.getWidth());
    }
    return new FloatMap(image.getWidth(), image.getHeight(), values);
  }

  private static Optional<ImagePlus> open(String name) {
    List<ImagePlus> images = TitledImage.all(image -> image.getTitle().equals(name));
    if (images.isEmpty()) {
      images = TitledImage.all(image -> ImageInfo.stem(image.getTitle()).equals(name));
    }
    return TitledImage.only(name, images);
  }

  private static Path file(String field, String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // told below: no file can have this name
    }
    throw new InvalidInput(
        "there is no "
            + field
            + " image '"
            + name
            + "': give the title of an open image or a TIFF file");
  }
}
