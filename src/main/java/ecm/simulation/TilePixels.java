package ecm.simulation;

import ecm.simulation.medium.Pixel;
import ecm.simulation.microscope.Exposure;
import ecm.simulation.microscope.PlaneWriter;
import ecm.stack.Rect;
import java.util.function.IntConsumer;

/**
 * Turns the speckles of a tile's pixels into frames: intensity, counts. One thread's worth; an
 * index is a run of neighbouring pixels of one row.
 */
final class TilePixels implements IntConsumer {

  private final Exposure exposure;
  private final Rect tile;
  private final Pattern pattern;
  private final PlaneWriter writer;
  private final float[][] series;

  /**
   * @param exposure brightness and counts
   * @param tile pixels, in sample coordinates
   * @param pattern its speckles; null in the vacuum
   * @param writer where the frames go
   */
  public TilePixels(Exposure exposure, Rect tile, Pattern pattern, PlaneWriter writer) {
    this.exposure = exposure;
    this.tile = tile;
    this.pattern = pattern;
    this.writer = writer;
    this.series = new float[Run.LENGTH][writer.planes().length];
  }

  @Override
  public void accept(int index) {
    Run run = Run.of(tile, index);
    for (int i = 0; i < run.length(); i++) {
      Pixel pixel = new Pixel(tile.x() + run.first() + i, tile.y() + run.row());
      if (pattern == null) {
        exposure.background(pixel, series[i]);
      } else {
        pattern.power(run.row(), run.first() + i, series[i]);
        exposure.intensities(pixel, series[i]);
      }
    }
    writer.write(tile.x() + run.first(), tile.y() + run.row(), run.length(), series);
  }
}
