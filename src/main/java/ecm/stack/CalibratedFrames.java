package ecm.stack;

import ecm.base.InvalidInput;
import java.util.Locale;

/**
 * Frames without the offset and the uneven gain of the camera: (I - d) g / m, with d the dark
 * image, g the gain image and m its mean over the field, so that intensities keep their units.
 *
 * <p>The gain image multiplies, as a gain reference of electron cameras does; a flat field (an
 * evenly lit frame less the dark) is its inverse.
 */
public final class CalibratedFrames extends FrameView {

  private final float[] dark;
  private final float[] factor;

  private CalibratedFrames(FrameStack source, float[] dark, float[] factor) {
    super(source);
    this.dark = dark;
    this.factor = factor;
  }

  /**
   * Calibrates frames as recorded.
   *
   * @param recorded frames of the camera, not shifted
   * @param dark mean frame without beam, in the stack's units; of the same size
   * @param gain factor of each pixel, of any unit; of the same size
   * @throws InvalidInput if the stack was shifted, a size differs, a dark value is not finite or a
   *     gain is not finite and positive; the sentence names the first such pixel
   */
  public static FrameStack of(FrameStack recorded, FloatMap dark, FloatMap gain) {
    if (!recorded.coverage().always().equals(new Rect(0, 0, recorded.width(), recorded.height()))) {
      throw new InvalidInput(
          "the stack was registered already: dark and gain belong to the pixels of the camera, so"
              + " give them when the stack is registered");
    }
    requireSize("dark", dark, recorded);
    requireSize("gain", gain, recorded);
    for (int i = 0; i < dark.values().length; i++) {
      if (!Float.isFinite(dark.values()[i])) {
        throw refused("dark", dark, i, "a finite number is needed");
      }
      float g = gain.values()[i];
      if (!(g > 0 && Float.isFinite(g))) {
        throw refused("gain", gain, i, "a positive number is needed");
      }
    }
    return new CalibratedFrames(recorded, dark.values().clone(), relative(gain.values()));
  }

  private static float[] relative(float[] gain) {
    double sum = 0;
    for (float g : gain) {
      sum += g;
    }
    double mean = sum / gain.length;
    float[] relative = new float[gain.length];
    for (int i = 0; i < gain.length; i++) {
      relative[i] = (float) (gain[i] / mean);
    }
    return relative;
  }

  private static void requireSize(String name, FloatMap image, FrameStack stack) {
    if (image.width() != stack.width() || image.height() != stack.height()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the %s image has %d x %d pixels, but the stack has %d x %d",
              name,
              image.width(),
              image.height(),
              stack.width(),
              stack.height()));
    }
  }

  private static InvalidInput refused(String name, FloatMap image, int i, String needed) {
    return new InvalidInput(
        String.format(
            Locale.ROOT,
            "the %s image is %s at x = %d, y = %d; %s in every pixel",
            name,
            Float.toString(image.values()[i]),
            i % image.width(),
            i / image.width(),
            needed));
  }

  @Override
  public SampleType sampleType() {
    return SampleType.FLOAT32;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame, y, rows, target);
    int from = y * source.width();
    int n = rows * source.width();
    for (int i = 0; i < n; i++) {
      target[i] = (target[i] - dark[from + i]) * factor[from + i];
    }
  }
}
