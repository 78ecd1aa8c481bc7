package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.files.WholeFile;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.io.FileInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The frames of an uncompressed file, of which only the rows asked for are read, at their place in
 * the file and by as many threads at once as like.
 */
final class FileFrames implements FrameStack {

  private final PlaneFile file;
  private final FileChannel channel;
  private final int width;
  private final int height;
  private final Samples samples;
  private final StackInfo info;
  private final Coverage coverage;

  private FileFrames(
      PlaneFile file, FileChannel channel, ImagePlus image, Samples samples, StackInfo info) {
    this.file = file;
    this.channel = channel;
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.samples = samples;
    this.info = info;
    this.coverage = Coverage.full(width, height, file.offsets().length);
  }

  /**
   * The frames of a virtual stack straight from its file.
   *
   * @return empty if the file is not of this kind, or ImageJ reads something else from it
   */
  static Optional<FrameStack> of(ImagePlus image, Samples samples, StackInfo info) {
    Optional<PlaneFile> file = PlaneFile.behind(image);
    if (file.isEmpty() || PlaneFile.bytes(file.get().fileType()) * 8 != samples.bits()) {
      return Optional.empty();
    }
    try {
      // never closed by hand: Java closes it once the stack is out of use
      FileChannel channel = FileChannel.open(file.get().path(), StandardOpenOption.READ);
      FileFrames frames = new FileFrames(file.get(), channel, image, samples, info);
      if (frames.agreesWith(new VirtualFrames(image.getStack(), samples, info))) {
        return Optional.of(frames);
      }
      channel.close();
    } catch (IOException e) {
      // ImageJ may still reach the file by other means
    }
    return Optional.empty();
  }

  /** Compares the first, middle and last frame. */
  private boolean agreesWith(FrameStack other) {
    int last = frames() - 1;
    for (int frame : new int[] {0, last / 2, last}) {
      if (!Arrays.equals(frame(frame), other.frame(frame))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
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

  /** True: rows are read by position, and no row more than asked for. */
  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    int n = rows * width;
    ByteBuffer bytes = read(frame, y, n);
    switch (file.fileType()) {
      case FileInfo.GRAY32_FLOAT -> bytes.asFloatBuffer().get(target, 0, n);
      case FileInfo.GRAY16_UNSIGNED -> copyShorts(bytes.asShortBuffer(), 0, target, n);
      // ImageJ holds signed samples with 32768 added
      case FileInfo.GRAY16_SIGNED -> copyShorts(bytes.asShortBuffer(), 0x8000, target, n);
      default -> samples.copy(bytes.array(), 0, n, target);
    }
  }

  private void copyShorts(ShortBuffer raw, int flip, float[] target, int n) {
    short[] shorts = new short[n];
    raw.get(shorts);
    if (flip != 0) {
      for (int i = 0; i < n; i++) {
        shorts[i] ^= (short) flip;
      }
    }
    samples.copy(shorts, 0, n, target);
  }

  private ByteBuffer read(int frame, int y, int n) {
    int size = PlaneFile.bytes(file.fileType());
    ByteBuffer bytes = ByteBuffer.allocate(n * size).order(file.order());
    long start = file.offsets()[frame] + (long) y * width * size;
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, start + bytes.position()) < 0) {
          throw new InvalidInput(file.path() + " ends before frame " + (frame + 1));
        }
      }
    } catch (IOException e) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "frame %d of %s cannot be read: %s",
              frame + 1,
              file.path(),
              WholeFile.reason(e)),
          e);
    }
    return bytes.flip();
  }
}
