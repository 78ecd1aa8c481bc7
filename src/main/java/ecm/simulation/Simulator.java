package ecm.simulation;

import ecm.parallel.Parallel;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/** One run: tile after tile, first the noise of all frequencies, then every pixel's frames. */
final class Simulator {

  private static final int BYTES_PER_COMPLEX = 8;
  private static final long LARGEST_TILE = 1L << 29;

  private final SimulationParameters parameters;
  private final long tileBytes;

  /**
   * @param parameters what to simulate
   * @param tileBytes memory for the noise of one tile; the result does not depend on it
   */
  Simulator(SimulationParameters parameters, long tileBytes) {
    this.parameters = parameters;
    this.tileBytes = tileBytes;
  }

  /** A run that leaves room for its result in Java's memory. */
  static Simulator inThisMemory(SimulationParameters parameters) {
    Recording r = parameters.recording();
    double result = (double) r.width() * r.height() * r.frames() * type(parameters).bytes();
    double available = Runtime.getRuntime().maxMemory();
    double spare = 0.4 * (0.95 * available - result);
    double row = 32.0 * BYTES_PER_COMPLEX * Spectra.circle(r.frames());
    if (spare < row) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "width x height x frames is %d x %d x %d, a stack of %.0f MB, but Java may use %.0f"
                  + " MB: ask for a smaller stack or give Java more memory",
              r.width(),
              r.height(),
              r.frames(),
              result / 1e6,
              available / 1e6));
    }
    return new Simulator(parameters, (long) Math.min(spare, LARGEST_TILE));
  }

  private static SampleType type(SimulationParameters parameters) {
    Imaging imaging = parameters.imaging();
    if (imaging.counts() == 0 || imaging.bitDepth() == 32) {
      return SampleType.FLOAT32;
    }
    return imaging.bitDepth() == 8 ? SampleType.UINT8 : SampleType.UINT16;
  }

  Simulation run(Progress progress) {
    // JTransforms would start threads of its own inside the loop over pixels.
    ConcurrencyUtils.setNumberOfThreads(1);
    Recording r = parameters.recording();
    Drift drift = DriftWalk.of(parameters);
    Rect area = reached(drift);
    Medium medium = new Medium(parameters, area, progress.part(0, 0.02));
    PlaneWriter writer = new PlaneWriter(r, type(parameters), drift);
    Rect body = body(area, medium.section());
    drawBody(body, medium, writer, progress.part(0.02, 0.97));
    drawVacuum(area, body, medium, writer, progress.part(0.97, 1));
    Object[] planes = writer.planes();
    StackInfo info = new StackInfo("simulated", r.frameInterval(), r.pixelSize());
    ArrayFrameStack stack =
        new ArrayFrameStack(r.width(), r.height(), planes, type(parameters), info);
    return new Simulation(stack, planes, medium.tau(), medium.mask(), drift);
  }

  /** The pixels of the sample that are in the field in some frame. */
  private Rect reached(Drift drift) {
    int left = -Arrays.stream(drift.wholeDx()).max().orElse(0);
    int right = -Arrays.stream(drift.wholeDx()).min().orElse(0);
    int top = -Arrays.stream(drift.wholeDy()).max().orElse(0);
    int bottom = -Arrays.stream(drift.wholeDy()).min().orElse(0);
    Recording r = parameters.recording();
    return new Rect(left, top, r.width() + right - left, r.height() + bottom - top);
  }

  /** The columns of an area that hold sample. */
  private static Rect body(Rect area, CrossSection section) {
    int from = area.x();
    int to = area.xEnd();
    while (from < to && !section.contains(from)) {
      from++;
    }
    while (to > from && !section.contains(to - 1)) {
      to--;
    }
    return new Rect(from, area.y(), to - from, area.height());
  }

  private void drawBody(Rect body, Medium medium, PlaneWriter writer, Progress progress) {
    int circle = medium.circle();
    long bytesPerPixel = (long) circle * BYTES_PER_COMPLEX * medium.layers();
    List<Rect> tiles = Tiling.of(body, Math.max(1, tileBytes / bytesPerPixel));
    FieldLayer[] layers = layers(medium, tiles.get(0));
    for (int i = 0; i < tiles.size(); i++) {
      Rect tile = tiles.get(i);
      Progress part = progress.part((double) i / tiles.size(), (i + 1.0) / tiles.size());
      for (int k = 0; k < layers.length; k++) {
        double half = 0.5 / layers.length;
        layers[k].noise().fill(tile, layers[k].rows(), part.part(k * half, (k + 1) * half));
      }
      Parallel.forEach(
          TilePixels.runs(tile),
          part.part(0.5, 1),
          "simulating",
          () -> new TilePixels(medium, tile, layers, writer));
    }
  }

  private FieldLayer[] layers(Medium medium, Rect largestTile) {
    double speckle = parameters.imaging().speckle() / parameters.recording().pixelSize();
    float[] taps = SpeckleKernel.taps(speckle);
    CounterNoise.Stream[] streams = {CounterNoise.Stream.FIELD, CounterNoise.Stream.SURFACE_FIELD};
    FieldLayer[] layers = new FieldLayer[medium.layers()];
    for (int k = 0; k < layers.length; k++) {
      CounterNoise white = new CounterNoise(parameters.seed(), streams[k]);
      SpeckleNoise noise = new SpeckleNoise(white, taps, medium.circle());
      layers[k] = FieldLayer.allocate(noise, largestTile, medium.circle());
    }
    return layers;
  }

  private void drawVacuum(
      Rect area, Rect body, Medium medium, PlaneWriter writer, Progress progress) {
    if (parameters.imaging().background() == 0) {
      return;
    }
    Rect left = new Rect(area.x(), area.y(), body.x() - area.x(), area.height());
    Rect right = new Rect(body.xEnd(), area.y(), area.xEnd() - body.xEnd(), area.height());
    drawVacuum(left, medium, writer, progress.part(0, 0.5));
    drawVacuum(right, medium, writer, progress.part(0.5, 1));
  }

  private static void drawVacuum(Rect side, Medium medium, PlaneWriter writer, Progress progress) {
    Parallel.forEach(
        TilePixels.runs(side),
        progress,
        "simulating the vacuum",
        () -> new TilePixels(medium, side, new FieldLayer[0], writer));
  }
}
