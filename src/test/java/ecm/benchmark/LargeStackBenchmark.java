package ecm.benchmark;

import ecm.base.Progress;
import ecm.ij.base.StackSettings;
import ecm.ij.image.StackOutput;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.registration.RegistrationResult;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Times the maps of a stack that does not fit into memory: 631 x 861 px, 4000 frames, 16 bit, 4.3
 * GB, from a disk-backed TIFF. The pixels repeat a simulated patch.
 *
 * <p>Run once with {@code write FILE FRAMES} and enough heap, then with {@code maps FILE} and
 * {@code -Xmx2g}. To register, {@code write-wire FILE FRAMES}, which adds vacuum on both sides and
 * a bright spot, then {@code register FILE} with {@code -Xmx1g}. Prints seconds and the largest
 * heap use of each memory pool added up.
 */
public final class LargeStackBenchmark {

  private static final int WIDTH = 861;
  private static final int HEIGHT = 631;
  private static final int PATCH = 64;

  private LargeStackBenchmark() {}

  /**
   * Writes the stack or maps it.
   *
   * @param args {@code write}, {@code write-wire}, {@code maps} or {@code register}, the file, and
   *     to write the number of frames
   */
  public static void main(String[] args) {
    Path file = Path.of(args[1]);
    if (args[0].startsWith("write")) {
      write(file, Integer.parseInt(args[2]), args[0].endsWith("wire"));
    } else if (args[0].equals("register")) {
      register(file);
    } else {
      map(file);
    }
  }

  private static void register(Path file) {
    CountedReads stack =
        new CountedReads(
            StackInput.of(TiffFile.open(file), StackSettings.defaults(), Progress.NONE));
    long start = System.nanoTime();
    RegistrationResult result =
        Registration.measure(stack, RegistrationParameters.defaults(), Progress.NONE);
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "%.1f s for %d frames, %.2f reads per frame in 3 iterations, warnings %s, peak heap %d MB"
            + " of %d%n",
        seconds,
        stack.frames(),
        stack.reads() / (double) stack.frames(),
        result.sentences(),
        peakHeap() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void write(Path file, int frames, boolean wire) {
    SimulationParameters parameters =
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(PATCH, PATCH, frames, 1, 0.25))
            .withTau(frames / 20.0)
            .withNoise(20, 0)
            .withBitDepth(16);
    FrameStack patch = Simulation.of(parameters, Progress.NONE).stack();
    TiffFile.write(
        file, StackOutput.view(new Repeated(patch, Coverage.full(WIDTH, HEIGHT, frames), wire)));
  }

  private static void map(Path file) {
    long start = System.nanoTime();
    FrameStack stack = StackInput.of(TiffFile.open(file), StackSettings.defaults(), Progress.NONE);
    RelaxationMaps maps =
        RelaxationMapping.fit(
            stack,
            Mask.all(stack.width(), stack.height()),
            MapParameters.defaults(),
            Progress.NONE);
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "%s, %d frames, rows read in place: %s%n%.1f s, %d fitted pixels, peak heap %d MB of %d%n",
        file.getFileName(),
        stack.frames(),
        stack.isInMemory(),
        seconds,
        maps.tau().inside(maps.mask()).length,
        peakHeap() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /** Counts how often frames are read. */
  private static final class CountedReads extends FrameView {
    private final AtomicLong reads = new AtomicLong();

    CountedReads(FrameStack source) {
      super(source);
    }

    @Override
    public void copyRows(int frame, int y, int rows, float[] target) {
      reads.incrementAndGet();
      source.copyRows(frame, y, rows, target);
    }

    long reads() {
      return reads.get();
    }
  }

  /** A patch side by side until the frame is full, perhaps as a wire with a spot. */
  private record Repeated(FrameStack patch, Coverage coverage, boolean wire) implements FrameStack {

    private static final int VACUUM = 120;
    private static final int SPOT = 20;
    private static final float BRIGHT = 400;

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public int height() {
      return HEIGHT;
    }

    @Override
    public int frames() {
      return patch.frames();
    }

    @Override
    public StackInfo info() {
      return patch.info();
    }

    @Override
    public SampleType sampleType() {
      return SampleType.UINT16;
    }

    @Override
    public boolean isInMemory() {
      return true;
    }

    @Override
    public void copyRows(int frame, int y, int rows, float[] target) {
      float[] tile = patch.frame(frame);
      for (int i = 0; i < rows * WIDTH; i++) {
        int row = (y + i / WIDTH) % PATCH;
        target[i] = tile[row * PATCH + i % WIDTH % PATCH];
        if (wire) {
          target[i] = shaped(target[i], i % WIDTH, y + i / WIDTH);
        }
      }
    }

    private static float shaped(float value, int x, int y) {
      if (Math.hypot(x - WIDTH / 3.0, y - HEIGHT / 3.0) < SPOT) {
        return BRIGHT;
      }
      return x < VACUUM || x >= WIDTH - VACUUM ? 0 : value;
    }
  }
}
