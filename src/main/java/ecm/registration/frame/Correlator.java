package ecm.registration.frame;

import ecm.base.FastLength;
import ecm.stack.Rect;
import org.jtransforms.fft.FloatFFT_2D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * Plain cross-correlation c(s) = sum_r I(r + s) W(r) of frames with a real kernel W by zero-padded
 * FFT, without any whitening, for |s| up to a range.
 *
 * <p>Two frames travel as real and imaginary part of one complex transform: with a real kernel
 * their correlations come back as real and imaginary part. Large frames are binned 2 x 2 first,
 * which loses nothing that a speckle of 2 px or more holds; the match is refined at full resolution
 * later. One instance may be shared by threads; each thread owns its buffers.
 */
public final class Correlator {

  /** Frames of this side or more are binned in the search of a template [px]. */
  public static final int SEARCH_BINNED = 160;

  /** Frames of this side or more are binned where the correlation alone gives the shift [px]. */
  public static final int MATCH_BINNED = 400;

  /** A shift at which less than this share overlaps is given no further advantage. */
  private static final float LEAST_OVERLAP = 0.25f;

  private final int width;
  private final int height;
  private final int bin;
  private final int range;
  private final int paddedWidth;
  private final int paddedHeight;
  private final FloatFFT_2D fft;
  private final InvalidPixels invalid;

  static {
    // frames are worked on in parallel: the transform must not start threads of its own
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  /** For frames whose pixels all hold data. */
  public Correlator(int width, int height, int maxShift, int smallestBinned) {
    this(width, height, maxShift, smallestBinned, InvalidPixels.NONE);
  }

  /**
   * @param width of the frames [px]
   * @param height of the frames [px]
   * @param maxShift largest shift looked for [px]
   * @param smallestBinned frames of this smaller side or more are binned [px]
   * @param invalid pixels of every frame, which count as 0 after the mean is taken off
   */
  public Correlator(
      int width, int height, int maxShift, int smallestBinned, InvalidPixels invalid) {
    this.invalid = invalid;
    this.bin = Math.min(width, height) >= smallestBinned ? 2 : 1;
    this.width = width / bin;
    this.height = height / bin;
    this.range = (maxShift + bin - 1) / bin;
    this.paddedWidth = FastLength.of(this.width + range);
    this.paddedHeight = FastLength.of(this.height + range);
    this.fft = new FloatFFT_2D(paddedHeight, paddedWidth);
  }

  /** Pixels of a frame per sample of the correlation, 1 or 2. */
  public int bin() {
    return bin;
  }

  /** Largest shift of the correlation, in samples. */
  public int range() {
    return range;
  }

  /** A buffer for two frames, cleared. */
  public float[] buffer() {
    return new float[2 * paddedWidth * paddedHeight];
  }

  /**
   * Puts a frame, its mean over the covered valid pixels taken off, into a buffer; invalid pixels
   * are 0.
   *
   * @param part 0 = real, 1 = imaginary
   */
  public void load(float[] frame, int frameWidth, Rect covered, float[] buffer, int part) {
    float mean = mean(frame, frameWidth, covered);
    for (int y = 0; y < height; y++) {
      int out = 2 * y * paddedWidth + part;
      for (int x = 0; x < width; x++) {
        buffer[out + 2 * x] = sample(frame, frameWidth, covered, x, y, mean);
      }
    }
    for (int i : invalid.indices()) {
      int x = i % frameWidth / bin;
      int y = i / frameWidth / bin;
      if (x < width && y < height && isCovered(covered, x, y)) {
        // a binned sample is the sum of its valid pixels
        buffer[2 * (y * paddedWidth + x) + part] -= frame[i] - mean;
      }
    }
  }

  private boolean isCovered(Rect covered, int x, int y) {
    return covered.contains(bin * x, bin * y)
        && covered.contains(bin * x + bin - 1, bin * y + bin - 1);
  }

  private float sample(float[] frame, int frameWidth, Rect covered, int x, int y, float mean) {
    if (bin == 1) {
      return covered.contains(x, y) ? frame[y * frameWidth + x] - mean : 0;
    }
    boolean inside = covered.contains(2 * x, 2 * y) && covered.contains(2 * x + 1, 2 * y + 1);
    int i = 2 * y * frameWidth + 2 * x;
    return inside
        ? frame[i] + frame[i + 1] + frame[i + frameWidth] + frame[i + frameWidth + 1] - 4 * mean
        : 0;
  }

  private float mean(float[] frame, int frameWidth, Rect covered) {
    double sum = 0;
    int left = covered.width() * covered.height();
    for (int i : invalid.indices()) {
      if (covered.contains(i % frameWidth, i / frameWidth)) {
        sum -= frame[i];
        left--;
      }
    }
    for (int y = covered.y(); y < covered.yEnd(); y++) {
      for (int x = covered.x(); x < covered.xEnd(); x++) {
        sum += frame[y * frameWidth + x];
      }
    }
    return (float) (sum / Math.max(1, left));
  }

  /** Clears what lies beyond the frames, and one part if only one frame is loaded. */
  public void clear(float[] buffer) {
    java.util.Arrays.fill(buffer, 0);
  }

  /** Transforms a loaded buffer forward, in place. */
  public void forward(float[] buffer) {
    fft.complexForward(buffer);
  }

  /** The conjugate transform of a kernel given at full resolution, for {@link #correlate}. */
  public float[] kernel(float[] weights, int frameWidth) {
    float[] buffer = buffer();
    Rect all = new Rect(0, 0, width * bin, height * bin);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        buffer[2 * (y * paddedWidth + x)] = sample(weights, frameWidth, all, x, y, 0);
      }
    }
    fft.complexForward(buffer);
    for (int i = 1; i < buffer.length; i += 2) {
      buffer[i] = -buffer[i];
    }
    return buffer;
  }

  /**
   * The share of a kernel's weight that lies inside the frame at each shift, at least 1/4.
   *
   * @param energy not negative, at full resolution
   */
  public float[] overlap(float[] energy, int frameWidth) {
    return relative(weightInFrame(energy, frameWidth));
  }

  /** The weight of a kernel that lies on valid pixels of the frame at each shift. */
  public float[] weightInFrame(float[] weights, int frameWidth) {
    float[] buffer = validity(frameWidth);
    correlate(buffer, kernel(weights, frameWidth));
    return surface(buffer, 0);
  }

  /** A buffer with the share of valid pixels of each sample of a frame. */
  public float[] validity(int frameWidth) {
    float[] buffer = buffer();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        buffer[2 * (y * paddedWidth + x)] = 1;
      }
    }
    for (int i : invalid.indices()) {
      int x = i % frameWidth / bin;
      int y = i / frameWidth / bin;
      if (x < width && y < height) {
        buffer[2 * (y * paddedWidth + x)] -= 1f / (bin * bin);
      }
    }
    return buffer;
  }

  /** Whether all pixels of frames hold data. */
  public boolean isWhole() {
    return invalid.isEmpty();
  }

  /** A surface over its highest value, at least 1/4. */
  public static float[] relative(float[] energy) {
    float most = 0;
    for (float e : energy) {
      most = Math.max(most, e);
    }
    float[] share = new float[energy.length];
    for (int i = 0; i < share.length; i++) {
      share[i] = most > 0 ? Math.max(LEAST_OVERLAP, energy[i] / most) : 1;
    }
    return share;
  }

  /** Turns a loaded buffer into the correlations of its two frames with a kernel, in place. */
  public void correlate(float[] buffer, float[] kernel) {
    fft.complexForward(buffer);
    multiply(buffer, kernel);
    fft.complexInverse(buffer, true);
  }

  /**
   * The squares of the frames in a buffer, invalid pixels 0: of a binned sample, the square of its
   * sum over the share of it that is valid.
   *
   * @param validity as {@link #validity} gives it
   */
  public static float[] squares(float[] buffer, float[] validity) {
    float[] squares = new float[buffer.length];
    for (int i = 0; i < buffer.length; i++) {
      float valid = validity[i & ~1];
      squares[i] = valid > 0 ? buffer[i] * buffer[i] / valid : 0;
    }
    return squares;
  }

  /** The product of a frame's spectrum and a kernel's, in a new array. */
  public static float[] product(float[] spectrum, float[] kernel) {
    float[] product = spectrum.clone();
    multiply(product, kernel);
    return product;
  }

  private static void multiply(float[] a, float[] b) {
    for (int i = 0; i < a.length; i += 2) {
      float re = a[i] * b[i] - a[i + 1] * b[i + 1];
      a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      a[i] = re;
    }
  }

  /** Adds a conj(b) to a sum, times i if it is to become the imaginary part. */
  public static void addProduct(float[] sum, float[] a, float[] b, boolean imaginary) {
    for (int i = 0; i < sum.length; i += 2) {
      float re = a[i] * b[i] + a[i + 1] * b[i + 1];
      float im = a[i + 1] * b[i] - a[i] * b[i + 1];
      sum[i] += imaginary ? -im : re;
      sum[i + 1] += imaginary ? re : im;
    }
  }

  /** A surface divided by the share of two frames that overlaps at each shift. */
  public float[] fullOverlap(float[] surface) {
    int n = 2 * range + 1;
    for (int i = 0; i < surface.length; i++) {
      double across = 1 - Math.abs(i % n - range) / (double) width;
      double down = 1 - Math.abs(i / n - range) / (double) height;
      surface[i] /= (float) (across * down);
    }
    return surface;
  }

  /** Transforms a product of spectra back, in place. */
  public void inverse(float[] buffer) {
    fft.complexInverse(buffer, true);
  }

  /**
   * The correlation at shifts -range to range, row by row.
   *
   * @param part 0 or 1, as in {@link #load}
   */
  public float[] surface(float[] buffer, int part) {
    int n = 2 * range + 1;
    float[] surface = new float[n * n];
    for (int sy = -range; sy <= range; sy++) {
      int row = (sy < 0 ? sy + paddedHeight : sy) * paddedWidth;
      for (int sx = -range; sx <= range; sx++) {
        int column = sx < 0 ? sx + paddedWidth : sx;
        surface[(sy + range) * n + sx + range] = buffer[2 * (row + column) + part];
      }
    }
    return surface;
  }
}
