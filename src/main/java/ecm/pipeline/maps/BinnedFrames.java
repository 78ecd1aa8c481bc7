package ecm.pipeline.maps;

import ecm.stack.Coverage;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;

/**
 * A stack whose pixels are the sums of b x b blocks of another's, for low counts. Rows and columns
 * that fill no block are left out.
 */
final class BinnedFrames implements FrameStack {

  private final FrameStack source;
  private final int bin;
  private final Coverage coverage;

  BinnedFrames(FrameStack source, int bin) {
    this.source = source;
    this.bin = bin;
    Rect[] covered = new Rect[source.frames()];
    for (int i = 0; i < covered.length; i++) {
      covered[i] = wholeBlocks(source.coverage().covered(i));
    }
    this.coverage = new Coverage(source.coverage().validFrames(), covered);
  }

  private Rect wholeBlocks(Rect pixels) {
    int left = -Math.floorDiv(-pixels.x(), bin);
    int top = -Math.floorDiv(-pixels.y(), bin);
    return new Rect(left, top, pixels.xEnd() / bin - left, pixels.yEnd() / bin - top);
  }

  /** The blocks of which at least half lies in a mask of the source. */
  Mask binned(Mask mask) {
    return Mask.of(width(), height(), i -> 2 * inside(mask, i) >= bin * bin);
  }

  private int inside(Mask mask, int block) {
    int n = 0;
    for (int y = 0; y < bin; y++) {
      for (int x = 0; x < bin; x++) {
        n += mask.contains(block % width() * bin + x, block / width() * bin + y) ? 1 : 0;
      }
    }
    return n;
  }

  /** The block of a source pixel, -1 for one that is in none. */
  int blockOf(int pixel) {
    int x = pixel % source.width() / bin;
    int y = pixel / source.width() / bin;
    return x < width() && y < height() ? y * width() + x : -1;
  }

  /** A map of blocks as a map of the source's pixels inside a mask, NaN elsewhere. */
  FloatMap spread(FloatMap blocks, Mask mask) {
    float[] values = new float[source.width() * source.height()];
    for (int i = 0; i < values.length; i++) {
      int block = blockOf(i);
      values[i] = mask.contains(i) && block >= 0 ? blocks.values()[block] : Float.NaN;
    }
    return new FloatMap(source.width(), source.height(), values);
  }

  @Override
  public int width() {
    return source.width() / bin;
  }

  @Override
  public int height() {
    return source.height() / bin;
  }

  @Override
  public int frames() {
    return source.frames();
  }

  @Override
  public StackInfo info() {
    return source.info().withPixelSize(source.pixelSize() * bin);
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public SampleType sampleType() {
    return SampleType.FLOAT32;
  }

  @Override
  public boolean isInMemory() {
    return source.isInMemory();
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    int fine = source.width();
    float[] lines = new float[rows * bin * fine];
    source.copyRows(frame, y * bin, rows * bin, lines);
    for (int row = 0; row < rows; row++) {
      for (int x = 0; x < width(); x++) {
        float sum = 0;
        for (int dy = 0; dy < bin; dy++) {
          for (int dx = 0; dx < bin; dx++) {
            sum += lines[(row * bin + dy) * fine + x * bin + dx];
          }
        }
        target[row * width() + x] = sum;
      }
    }
  }
}
