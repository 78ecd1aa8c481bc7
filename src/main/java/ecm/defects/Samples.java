package ecm.defects;

import java.util.Arrays;

/** Samples (frame, pixel), in order. Immutable once built. */
public final class Samples {

  private final int[][] pixels;

  private Samples(int[][] pixels) {
    this.pixels = pixels;
  }

  /** Collects samples; safe to use by several threads. */
  static final class Builder {
    private final int[][] pixels;
    private final int[] count;

    Builder(int frames) {
      this.pixels = new int[frames][0];
      this.count = new int[frames];
    }

    /** Adds one; the same one twice is one. */
    synchronized void add(int frame, int pixel) {
      if (count[frame] == pixels[frame].length) {
        pixels[frame] = Arrays.copyOf(pixels[frame], Math.max(4, 2 * count[frame]));
      }
      pixels[frame][count[frame]++] = pixel;
    }

    Samples build() {
      int[][] sorted = new int[pixels.length][];
      for (int t = 0; t < sorted.length; t++) {
        sorted[t] = Arrays.stream(pixels[t], 0, count[t]).sorted().distinct().toArray();
      }
      return new Samples(sorted);
    }
  }

  /** The pixels of a frame, ascending; not to be changed. */
  public int[] of(int frame) {
    return pixels[frame];
  }

  /** Number of frames looked at. */
  public int frames() {
    return pixels.length;
  }

  /** Number of samples. */
  public long count() {
    return Arrays.stream(pixels).mapToLong(p -> p.length).sum();
  }

  /**
   * Number of samples of each pixel.
   *
   * @param all number of pixels
   */
  public int[] perPixel(int all) {
    int[] n = new int[all];
    for (int[] frame : pixels) {
      for (int i : frame) {
        n[i]++;
      }
    }
    return n;
  }
}
