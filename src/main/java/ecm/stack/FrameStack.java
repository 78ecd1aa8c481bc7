package ecm.stack;

import ecm.base.InvalidInput;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A time series of images of one size: intensity I(t, y, x).
 *
 * <p>Values are calibrated: a signed 16-bit camera or one with a constant offset reads as its real
 * counts. A frame may be invalid (blanked, excluded, missing) and a pixel may be uncovered in a
 * frame that was shifted to undo drift; {@link #coverage()} tells both; the value of an uncovered
 * pixel has no meaning.
 */
public interface FrameStack {

  /** Pixels per row. */
  int width();

  /** Rows. */
  int height();

  /** Number of frames N, invalid ones included: frames keep their times. */
  int frames();

  /** What the stack is, for titles and units. */
  StackInfo info();

  /** Which frames, and which pixels of them, hold data. */
  Coverage coverage();

  /** The type that holds the values exactly. */
  SampleType sampleType();

  /** Whether {@link #copyRows} may be called from several threads at once, without a reread. */
  boolean isInMemory();

  /**
   * Copies whole rows of one frame.
   *
   * @param frame 0 to {@link #frames()}-1
   * @param y first row
   * @param rows number of rows
   * @param target receives rows * width values from index 0, row by row
   * @throws InvalidInput if the frame cannot be read
   */
  void copyRows(int frame, int y, int rows, float[] target);

  /** All rows of one frame, in a new array. */
  default float[] frame(int frame) {
    float[] values = new float[width() * height()];
    copyRows(frame, 0, height(), values);
    return values;
  }

  /** Time between frames dt [s]; NaN if not known. */
  default double frameInterval() {
    return info().frameInterval();
  }

  /** Pixel size a [nm]; NaN if not known. */
  default double pixelSize() {
    return info().pixelSize();
  }

  /**
   * Time between frames dt [s].
   *
   * @throws InvalidInput if it is not known, saying how to give it
   */
  default double requireFrameInterval() {
    if (!(frameInterval() > 0)) {
      throw new InvalidInput(
          "the frame interval of "
              + info().title()
              + " is not known; set frameInterval in seconds");
    }
    return frameInterval();
  }

  /**
   * Pixel size a [nm].
   *
   * @throws InvalidInput if it is not known, saying how to give it
   */
  default double requirePixelSize() {
    if (!(pixelSize() > 0)) {
      throw new InvalidInput(
          "the pixel size of " + info().title() + " is not known; set pixelSize in nanometres");
    }
    return pixelSize();
  }

  /** The stack as an ImgLib2 image with axes x, y, t, read frame by frame. */
  default RandomAccessibleInterval<FloatType> asImg() {
    return new FrameStackImg(this);
  }
}
