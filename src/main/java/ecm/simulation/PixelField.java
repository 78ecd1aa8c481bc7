package ecm.simulation;

import ecm.simulation.medium.Medium;
import ecm.simulation.medium.Pixel;
import ecm.simulation.medium.Relaxation;
import ecm.simulation.microscope.FieldLayer;
import ecm.stack.Rect;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Turns the noise of a tile's pixels into their fields over time: spectrum, inverse Fourier
 * transform, and what the clocks of mortal domains pick from it. One thread's worth.
 */
final class PixelField {

  private final Medium medium;
  private final Rect tile;
  private final FieldLayer[] layers;
  private final int circle;
  private final Relaxation.Shaper shaper;
  private final FloatFFT_1D fft;
  private final int[] clock;
  private final float[] picked;

  /**
   * @param medium the sample
   * @param tile pixels that the layers hold
   * @param layers noise, replaced by fields
   * @param frames of the record
   */
  PixelField(Medium medium, Rect tile, FieldLayer[] layers, int frames) {
    this.medium = medium;
    this.tile = tile;
    this.layers = layers;
    this.circle = medium.relaxation().circle();
    this.shaper = medium.relaxation().shaper();
    this.fft = new FloatFFT_1D(circle);
    boolean mortal = medium.relaxation().clock() != null;
    this.clock = mortal ? new int[frames] : null;
    this.picked = mortal ? new float[2 * frames] : null;
  }

  /** Where a pixel's field begins in its row. */
  int offset(int column) {
    return column * 2 * circle;
  }

  /**
   * Computes a pixel's field, once.
   *
   * @return its row; the field's complex numbers, one per frame, begin at its offset
   */
  float[] series(int row, int column) {
    int from = offset(column);
    Pixel pixel = new Pixel(tile.x() + column, tile.y() + row);
    float[] field = layers[0].rows()[row];
    medium.shape(shaper, 0, pixel, field, from);
    if (layers.length > 1) {
      float[] second = layers[1].rows()[row];
      medium.shape(shaper, 1, pixel, second, from);
      for (int i = from; i < from + 2 * circle; i++) {
        field[i] += second[i];
      }
    }
    fft.complexInverse(field, from, false);
    if (clock != null) {
      pick(pixel, field, from);
    }
    return field;
  }

  private void pick(Pixel pixel, float[] field, int from) {
    medium.relaxation().clock().read(pixel, clock);
    for (int t = 0; t < clock.length; t++) {
      picked[2 * t] = field[from + 2 * clock[t]];
      picked[2 * t + 1] = field[from + 2 * clock[t] + 1];
    }
    System.arraycopy(picked, 0, field, from, picked.length);
  }
}
