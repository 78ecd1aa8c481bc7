package ecm.simulation;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.simulation.medium.Medium;
import ecm.simulation.microscope.Exposure;
import ecm.simulation.microscope.FieldLayer;
import ecm.simulation.microscope.Jitter;
import ecm.simulation.microscope.PlaneWriter;
import ecm.simulation.microscope.SpeckleKernel;
import ecm.simulation.microscope.SpeckleNoise;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.stack.Rect;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Draws the body of the sample tile after tile: the noise of all frequencies, every pixel's field,
 * its speckles (the mean of several patterns if there are several modes), its frames.
 */
final class TilePainter {

  private static final int BYTES_PER_COMPLEX = 8;

  private final SimulationParameters parameters;
  private final Medium medium;
  private final Exposure exposure;
  private final Jitter jitter;
  private final PlaneWriter writer;
  private final int frames;
  private final int modes;

  /**
   * @param parameters of the simulation
   * @param medium the sample
   * @param exposure brightness and counts
   * @param jitter displacements; null if there are none
   * @param writer where the frames go
   */
  TilePainter(
      SimulationParameters parameters,
      Medium medium,
      Exposure exposure,
      Jitter jitter,
      PlaneWriter writer) {
    this.parameters = parameters;
    this.medium = medium;
    this.exposure = exposure;
    this.jitter = jitter;
    this.writer = writer;
    this.frames = parameters.recording().frames();
    this.modes = parameters.refinements().microscope().modes();
  }

  private int halo() {
    return jitter == null ? 0 : jitter.halo();
  }

  private boolean isPlain() {
    return jitter == null && modes == 1;
  }

  /**
   * Draws pixels.
   *
   * @param body where the sample is
   * @param tileBytes memory for the noise of one tile; the result does not depend on it
   */
  void paint(Rect body, long tileBytes, Progress progress) {
    List<Rect> tiles = Tiling.of(body, Math.max(1, tilePixels(tileBytes)));
    FieldLayer[][] layers = layers(grown(tiles.get(0)));
    for (int i = 0; i < tiles.size(); i++) {
      Progress part = progress.part((double) i / tiles.size(), (i + 1.0) / tiles.size());
      paintTile(tiles.get(i), layers, part);
    }
  }

  /** Pixels of a tile that, with its halo, keeps to the memory. */
  private long tilePixels(long tileBytes) {
    long perPixel = (long) medium.relaxation().circle() * BYTES_PER_COMPLEX * medium.layers();
    if (isPlain()) {
      return tileBytes / perPixel;
    }
    long pixels = tileBytes / (perPixel + (long) frames * Float.BYTES);
    if (jitter == null) {
      return pixels;
    }
    long side = Math.max(1, (long) Math.sqrt(pixels) - 2L * halo());
    return side * side;
  }

  private Rect grown(Rect tile) {
    int h = halo();
    return new Rect(tile.x() - h, tile.y() - h, tile.width() + 2 * h, tile.height() + 2 * h);
  }

  /** The fields of each mode, all of which use the same buffers. */
  private FieldLayer[][] layers(Rect largestTile) {
    float[] taps = SpeckleKernel.taps(speckle());
    int circle = medium.relaxation().circle();
    CounterNoise.Stream[] streams = {CounterNoise.Stream.FIELD, CounterNoise.Stream.SURFACE_FIELD};
    FieldLayer[][] layers = new FieldLayer[modes][medium.layers()];
    for (int k = 0; k < medium.layers(); k++) {
      for (int m = 0; m < modes; m++) {
        CounterNoise white = new CounterNoise(parameters.seed(), streams[k], m);
        SpeckleNoise noise = new SpeckleNoise(white, taps, circle);
        layers[m][k] =
            m == 0
                ? FieldLayer.allocate(noise, largestTile, circle)
                : new FieldLayer(noise, layers[0][k].rows());
      }
    }
    return layers;
  }

  private double speckle() {
    return parameters.imaging().speckle() / parameters.recording().pixelSize();
  }

  private void paintTile(Rect tile, FieldLayer[][] layers, Progress progress) {
    if (isPlain()) {
      fill(tile, layers[0], progress.part(0, 0.5));
      Parallel.forEach(
          Run.count(tile),
          progress.part(0.5, 1),
          "simulating",
          () -> {
            Pattern pattern = Pattern.of(new PixelField(medium, tile, layers[0], frames));
            return new TilePixels(exposure, tile, pattern, writer);
          });
      return;
    }
    float[][] sums = new float[tile.height()][tile.width() * frames];
    for (int m = 0; m < modes; m++) {
      Progress part = progress.part(0.95 * m / modes, 0.95 * (m + 1) / modes);
      fill(grown(tile), layers[m], part.part(0, 0.5));
      addPattern(tile, layers[m], sums, part.part(0.5, 1));
    }
    Pattern mean = Pattern.mean(sums, modes);
    Parallel.forEach(
        Run.count(tile),
        progress.part(0.95, 1),
        "simulating",
        () -> new TilePixels(exposure, tile, mean, writer));
  }

  private static void fill(Rect tile, FieldLayer[] layers, Progress progress) {
    for (int k = 0; k < layers.length; k++) {
      Progress part = progress.part((double) k / layers.length, (k + 1.0) / layers.length);
      layers[k].noise().fill(tile, layers[k].rows(), part);
    }
  }

  private void addPattern(Rect tile, FieldLayer[] layers, float[][] sums, Progress progress) {
    Rect all = grown(tile);
    if (jitter == null) {
      addPowers(
          tile, () -> Pattern.of(new PixelField(medium, all, layers, frames)), sums, progress);
      return;
    }
    Parallel.forEach(
        Run.count(all),
        progress.part(0, 0.5),
        "simulating",
        () -> {
          PixelField fields = new PixelField(medium, all, layers, frames);
          return index -> {
            Run run = Run.of(all, index);
            IntStream.range(0, run.length())
                .forEach(i -> fields.series(run.row(), run.first() + i));
          };
        });
    int circle = medium.relaxation().circle();
    Pattern shaken = new ShakenPattern(jitter, speckle(), circle, layers[0].rows());
    addPowers(tile, () -> shaken, sums, progress.part(0.5, 1));
  }

  private void addPowers(Rect tile, Supplier<Pattern> patterns, float[][] sums, Progress progress) {
    Parallel.forEach(
        Run.count(tile),
        progress,
        "simulating",
        () -> {
          Pattern pattern = patterns.get();
          float[] power = new float[frames];
          return index -> {
            Run run = Run.of(tile, index);
            for (int column = run.first(); column < run.first() + run.length(); column++) {
              pattern.power(run.row(), column, power);
              add(power, sums[run.row()], column * frames);
            }
          };
        });
  }

  private static void add(float[] values, float[] sums, int from) {
    for (int t = 0; t < values.length; t++) {
      sums[from + t] += values[t];
    }
  }
}
