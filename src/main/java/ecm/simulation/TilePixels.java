package ecm.simulation;

import ecm.stack.Rect;
import java.util.function.IntConsumer;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Turns the noise of a tile's pixels into frames: spectrum, inverse Fourier transform along time,
 * intensity, counts. One thread's worth; an index is a run of neighbouring pixels of one row.
 */
final class TilePixels implements IntConsumer {

  /** Pixels of a run: as many as keep a run's series in a core's cache. */
  static final int RUN = 32;

  private final Medium medium;
  private final Rect tile;
  private final FieldLayer[] layers;
  private final PlaneWriter writer;
  private final float[][] series;
  private final FloatFFT_1D fft;

  TilePixels(Medium medium, Rect tile, FieldLayer[] layers, PlaneWriter writer) {
    this.medium = medium;
    this.tile = tile;
    this.layers = layers;
    this.writer = writer;
    this.series = new float[RUN][writer.planes().length];
    this.fft = layers.length == 0 ? null : new FloatFFT_1D(medium.circle());
  }

  /** Number of runs in a tile. */
  static int runs(Rect tile) {
    return tile.height() * runsPerRow(tile);
  }

  private static int runsPerRow(Rect tile) {
    return (tile.width() + RUN - 1) / RUN;
  }

  @Override
  public void accept(int run) {
    int row = run / runsPerRow(tile);
    int first = run % runsPerRow(tile) * RUN;
    int n = Math.min(RUN, tile.width() - first);
    for (int i = 0; i < n; i++) {
      int x = tile.x() + first + i;
      int y = tile.y() + row;
      if (layers.length == 0) {
        medium.background(x, y, series[i]);
      } else {
        float[] field = field(row, first + i);
        medium.intensities(x, y, field, (first + i) * 2 * medium.circle(), series[i]);
      }
    }
    writer.write(tile.x() + first, tile.y() + row, n, series);
  }

  /** The pixel's field over time, in the first layer's buffer. */
  private float[] field(int row, int column) {
    int from = column * 2 * medium.circle();
    float[] field = layers[0].rows()[row];
    medium.shape(0, tile.x() + column, tile.y() + row, field, from);
    if (layers.length > 1) {
      float[] second = layers[1].rows()[row];
      medium.shape(1, tile.x() + column, tile.y() + row, second, from);
      for (int i = from; i < from + 2 * medium.circle(); i++) {
        field[i] += second[i];
      }
    }
    fft.complexInverse(field, from, false);
    return field;
  }
}
