package ecm.simulation.microscope;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.simulation.random.CounterNoise;
import ecm.stack.Rect;
import java.util.function.IntConsumer;

/**
 * Complex noise that is white in frequency and has the speckle correlation mu in space; its real
 * and its imaginary part have variance 1.
 *
 * <p>Every value depends on the seed, the pixel and the frequency alone, so that a tile is filled
 * with the same values wherever its borders lie.
 */
public final class SpeckleNoise {

  /** Frequencies worked on together: 16 complex floats are two cache lines of the target. */
  private static final int BLOCK = 16;

  private final CounterNoise noise;
  private final float[] taps;
  private final int frequencies;

  /**
   * @param noise where the white noise comes from
   * @param taps half of the symmetric spatial filter, from {@link SpeckleKernel#taps}
   * @param frequencies number of frequencies of each pixel
   */
  public SpeckleNoise(CounterNoise noise, float[] taps, int frequencies) {
    this.noise = noise;
    this.taps = taps.clone();
    this.frequencies = frequencies;
  }

  /**
   * Fills a tile, in parallel over blocks of frequencies.
   *
   * @param tile pixels, in sample coordinates
   * @param target one array per row of the tile, pixel after pixel, each with (re, im) of all
   *     frequencies
   */
  public void fill(Rect tile, float[][] target, Progress progress) {
    int blocks = (frequencies + BLOCK - 1) / BLOCK;
    Parallel.forEach(blocks, progress, "drawing speckle", () -> new Filter(tile, target));
  }

  /** One thread's buffers. */
  private final class Filter implements IntConsumer {

    private final int halo = taps.length - 1;
    private final Rect tile;
    private final float[][] target;
    private final float[] white;
    private final float[][] smoothInX;
    private final float[] smooth;

    Filter(Rect tile, float[][] target) {
      this.tile = tile;
      this.target = target;
      this.white = new float[(tile.width() + 2 * halo) * 2 * BLOCK];
      this.smoothInX = new float[tile.height() + 2 * halo][tile.width() * 2 * BLOCK];
      this.smooth = new float[tile.width() * 2 * BLOCK];
    }

    @Override
    public void accept(int block) {
      int first = block * BLOCK;
      int n = Math.min(BLOCK, frequencies - first);
      for (int row = 0; row < smoothInX.length; row++) {
        drawRow(tile.y() - halo + row, first, n);
        filterX(2 * n, tile.width() * 2 * n, smoothInX[row]);
      }
      for (int row = 0; row < tile.height(); row++) {
        filterY(row + halo, tile.width() * 2 * n);
        for (int x = 0; x < tile.width(); x++) {
          int to = 2 * (x * frequencies + first);
          System.arraycopy(smooth, x * 2 * n, target[row], to, 2 * n);
        }
      }
    }

    private void drawRow(int y, int first, int n) {
      for (int x = 0; x < tile.width() + 2 * halo; x++) {
        long key = noise.pixel(y, tile.x() - halo + x);
        CounterNoise.normalPairs(key, first, n, white, x * 2 * n);
      }
    }

    /** The same column of neighbouring pixels lies {@code lane} floats apart. */
    private void filterX(int lane, int length, float[] out) {
      int centre = halo * lane;
      float tap = taps[0];
      for (int i = 0; i < length; i++) {
        out[i] = tap * white[i + centre];
      }
      for (int k = 1; k <= halo; k++) {
        addPair(taps[k], white, centre - k * lane, white, centre + k * lane, length, out);
      }
    }

    private void filterY(int row, int length) {
      float tap = taps[0];
      float[] middle = smoothInX[row];
      for (int i = 0; i < length; i++) {
        smooth[i] = tap * middle[i];
      }
      for (int k = 1; k <= halo; k++) {
        addPair(taps[k], smoothInX[row - k], 0, smoothInX[row + k], 0, length, smooth);
      }
    }
  }

  private static void addPair(
      float tap, float[] a, int fromA, float[] b, int fromB, int length, float[] sum) {
    for (int i = 0; i < length; i++) {
      sum[i] += tap * (a[i + fromA] + b[i + fromB]);
    }
  }
}
