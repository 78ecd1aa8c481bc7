package ecm.simulation;

import ecm.base.InvalidInput;
import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.simulation.medium.CrossSection;
import ecm.simulation.medium.Medium;
import ecm.simulation.medium.Spectra;
import ecm.simulation.microscope.BeamCurve;
import ecm.simulation.microscope.Detector;
import ecm.simulation.microscope.DriftWalk;
import ecm.simulation.microscope.Exposure;
import ecm.simulation.microscope.Jitter;
import ecm.simulation.microscope.PlaneWriter;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Arrays;
import java.util.Locale;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/** One run: drift, sample, body, vacuum, camera. */
public final class Simulator {

  private static final int BYTES_PER_COMPLEX = 8;
  private static final long LARGEST_TILE = 1L << 29;

  private final SimulationParameters parameters;
  private final long tileBytes;

  /**
   * @param parameters what to simulate
   * @param tileBytes memory for the noise of one tile; the result does not depend on it
   */
  public Simulator(SimulationParameters parameters, long tileBytes) {
    this.parameters = parameters;
    this.tileBytes = tileBytes;
  }

  /** A run that leaves room for its result in Java's memory. */
  static Simulator inThisMemory(SimulationParameters parameters) {
    Recording r = parameters.recording();
    double result = (double) r.width() * r.height() * r.frames() * bytesPerSample(parameters);
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

  /** A camera that is more than a counter reads electrons that are kept until it has done. */
  private static int bytesPerSample(SimulationParameters parameters) {
    int output = type(parameters).bytes();
    boolean again = hasCamera(parameters) && type(parameters) != SampleType.FLOAT32;
    return again ? output + Float.BYTES : output;
  }

  private static boolean hasCamera(SimulationParameters parameters) {
    return !parameters.refinements().camera().isIdeal();
  }

  private static SampleType type(SimulationParameters parameters) {
    Imaging imaging = parameters.imaging();
    if (imaging.counts() == 0 || imaging.bitDepth() == 32) {
      return SampleType.FLOAT32;
    }
    return imaging.bitDepth() == 8 ? SampleType.UINT8 : SampleType.UINT16;
  }

  public Simulation run(Progress progress) {
    // JTransforms would start threads of its own inside the loop over pixels.
    ConcurrencyUtils.setNumberOfThreads(1);
    Recording r = parameters.recording();
    Drift walk = DriftWalk.of(parameters);
    Jitter shake = Jitter.of(parameters);
    Jitter jitter = parameters.refinements().microscope().jitter() == 0 ? null : shake;
    double[] beam = BeamCurve.of(parameters);
    Rect area = reached(walk);
    Medium medium = new Medium(parameters, grown(area, jitter), progress.part(0, 0.02));
    SampleType drawn = hasCamera(parameters) ? SampleType.FLOAT32 : type(parameters);
    PlaneWriter writer = new PlaneWriter(r, drawn, walk);
    Rect body = body(area, medium.section(), jitter);
    Exposure exposure = new Exposure(parameters, medium.section(), beam, jitter);
    TilePainter painter = new TilePainter(parameters, medium, exposure, jitter, writer);
    painter.paint(body, tileBytes, progress.part(0.02, 0.95));
    drawVacuum(area, body, exposure, writer, progress.part(0.95, 0.97));
    Object[] planes = read(writer.planes(), progress.part(0.97, 1));
    StackInfo info = new StackInfo("simulated", r.frameInterval(), r.pixelSize());
    ArrayFrameStack stack =
        new ArrayFrameStack(r.width(), r.height(), planes, type(parameters), info);
    Truth truth = new Truth(medium.beta(), medium.brightness(), medium.history(), beam);
    return new Simulation(stack, planes, medium.tau(), medium.mask(), sum(walk, shake), truth);
  }

  private Object[] read(Object[] electrons, Progress progress) {
    return hasCamera(parameters)
        ? Detector.read(parameters, electrons, type(parameters), progress)
        : electrons;
  }

  private static Drift sum(Drift walk, Jitter shake) {
    double[] dx = walk.dx().clone();
    double[] dy = walk.dy().clone();
    for (int t = 0; t < dx.length; t++) {
      dx[t] += shake.dx()[t];
      dy[t] += shake.dy()[t];
    }
    return new Drift(dx, dy, walk.quality(), walk.bad());
  }

  private static Rect grown(Rect area, Jitter jitter) {
    int h = jitter == null ? 0 : jitter.halo();
    return new Rect(area.x() - h, area.y() - h, area.width() + 2 * h, area.height() + 2 * h);
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

  /** The columns of an area that hold sample in some frame. */
  private static Rect body(Rect area, CrossSection section, Jitter jitter) {
    int from = area.x();
    int to = area.xEnd();
    while (from < to && !section.contains(from)) {
      from++;
    }
    while (to > from && !section.contains(to - 1)) {
      to--;
    }
    int trembling = jitter == null ? 0 : jitter.reach();
    Rect held = new Rect(from - trembling, area.y(), to - from + 2 * trembling, area.height());
    return held.intersect(area);
  }

  private void drawVacuum(
      Rect area, Rect body, Exposure exposure, PlaneWriter writer, Progress progress) {
    if (parameters.imaging().background() == 0) {
      return;
    }
    Rect left = new Rect(area.x(), area.y(), body.x() - area.x(), area.height());
    Rect right = new Rect(body.xEnd(), area.y(), area.xEnd() - body.xEnd(), area.height());
    drawVacuum(left, exposure, writer, progress.part(0, 0.5));
    drawVacuum(right, exposure, writer, progress.part(0.5, 1));
  }

  private static void drawVacuum(
      Rect side, Exposure exposure, PlaneWriter writer, Progress progress) {
    Parallel.forEach(
        Run.count(side),
        progress,
        "simulating the vacuum",
        () -> new TilePixels(exposure, side, null, writer));
  }
}
