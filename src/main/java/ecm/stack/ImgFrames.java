package ecm.stack;

import ecm.base.InvalidInput;
import java.util.Locale;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Util;

/**
 * An ImgLib2 image with axes x, y, t as frames. Nothing is copied: the rows asked for are read each
 * time, by as many threads at once as like, each with an access of its own.
 *
 * @param <T> type of its samples
 */
final class ImgFrames<T extends RealType<T>> implements FrameStack {

  private final RandomAccessibleInterval<T> image;
  private final SampleType type;
  private final StackInfo info;
  private final Coverage coverage;

  /**
   * @param image with axes x, y, t
   * @param info title and units
   * @throws InvalidInput if it has another number of axes, fewer than two frames or no pixels, or
   *     its frames have more pixels than an array holds
   */
  ImgFrames(RandomAccessibleInterval<T> image, StackInfo info) {
    int axes = image.numDimensions();
    if (axes != 3) {
      throw new InvalidInput(
          "the image has " + axes + " axes; a stack has three: x, y and the number of the frame");
    }
    long width = image.dimension(0);
    long height = image.dimension(1);
    long frames = image.dimension(2);
    if (width < 1 || height < 1 || frames < 2) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the image has %d x %d pixels and %d frames; at least one pixel and two frames are"
                  + " needed",
              width,
              height,
              frames));
    }
    if (width * height > Integer.MAX_VALUE - 8 || frames > Integer.MAX_VALUE - 8) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the image has %d x %d pixels and %d frames, more than an array holds; crop it",
              width,
              height,
              frames));
    }
    this.image = image;
    this.type = sampleType(type(image));
    this.info = info;
    this.coverage = Coverage.full((int) width, (int) height, (int) frames);
  }

  /** Not {@code getType()}, which ImgLib2 has only since version 7: Fijis with 6 run this, too. */
  @SuppressWarnings("deprecation")
  private static <T> T type(RandomAccessibleInterval<T> image) {
    return Util.getTypeFromInterval(image);
  }

  private static SampleType sampleType(RealType<?> sample) {
    if (sample instanceof UnsignedByteType) {
      return SampleType.UINT8;
    } else if (sample instanceof UnsignedShortType) {
      return SampleType.UINT16;
    }
    return sample instanceof ShortType || sample instanceof ByteType
        ? SampleType.INT16
        : SampleType.FLOAT32;
  }

  @Override
  public int width() {
    return (int) image.dimension(0);
  }

  @Override
  public int height() {
    return (int) image.dimension(1);
  }

  @Override
  public int frames() {
    return (int) image.dimension(2);
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
    return type;
  }

  /** True: a row is read where it is, and no more than that. */
  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    RandomAccess<T> access = image.randomAccess();
    int width = width();
    int i = 0;
    for (int row = y; row < y + rows; row++) {
      access.setPosition(image.min(0), 0);
      access.setPosition(image.min(1) + row, 1);
      access.setPosition(image.min(2) + frame, 2);
      for (int x = 0; x < width; x++) {
        target[i++] = access.get().getRealFloat();
        access.fwd(0);
      }
    }
  }
}
