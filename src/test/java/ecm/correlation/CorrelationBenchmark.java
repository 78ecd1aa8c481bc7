package ecm.correlation;

import com.sun.management.OperatingSystemMXBean;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.DoubleAdder;
import net.imglib2.parallel.Parallelization;

/**
 * How fast g2 is: 256 x 256 pixels x 4000 frames of 16 bit, 100 lags.
 *
 * <pre>
 * mvn -o -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx4g -cp target/classes:target/test-classes:$(cat target/classpath) \
 *   ecm.correlation.CorrelationBenchmark [repeats [threads [side]]]
 * </pre>
 *
 * <p>Prints the plain multiply-add loop's rate, measured in the same run, and for each engine
 * pixels per second and, for direct sums, multiply-adds per second and their share of the plain
 * loop's; medians.
 */
final class CorrelationBenchmark {

  private static final int FRAMES = 4000;
  private static final int POINTS = 100;
  private static final int ROW = 512;

  private CorrelationBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    int side = args.length > 2 ? Integer.parseInt(args[2]) : 256;
    FrameStack stack = stack(side);
    Parallelization.runWithNumThreads(threads, () -> run(stack, repeats, threads));
  }

  private static void run(FrameStack stack, int repeats, int threads) {
    List<Engine> engines = List.of(Engine.DIRECT, Engine.MULTITAU, Engine.FFT);
    plainLoop(threads);
    double plain = plainLoop(threads);
    System.out.printf("plain multiply-add loop: %.2f GMAC/s of processor%n", plain);
    double macs = directMacs() * stack.width() * stack.height() * 1e-9;
    for (Engine engine : engines) {
      for (boolean stop : new boolean[] {false, true}) {
        CorrelationRequest request = new CorrelationRequest(POINTS, engine, stop, false);
        double[] seconds = median(stack, request, engine == Engine.FFT ? 1 : repeats);
        int pixels = stack.width() * stack.height();
        System.out.printf(
            "%-9s stopAtCrossing %-5b %6.2f s %9.0f px/s; %6.2f s of processor, %6.1f us/px",
            engine, stop, seconds[0], pixels / seconds[0], seconds[1], seconds[1] / pixels * 1e6);
        if (engine == Engine.DIRECT && !stop) {
          System.out.printf(
              "; %.2f GMAC/s of processor = %.0f %% of the plain loop",
              macs / seconds[1], 100 * macs / seconds[1] / plain);
        }
        System.out.println();
      }
    }
    double[] drifting = median(drifting(stack), CorrelationRequest.defaults(), repeats);
    System.out.printf(
        "AUTO with drift of 8 px and 1 %% bad frames: %.2f s; %.2f s of processor%n",
        drifting[0], drifting[1]);
    System.out.printf("plain loop again: %.2f GMAC/s of processor%n", plainLoop(threads));
  }

  private static double[] median(FrameStack stack, CorrelationRequest request, int repeats) {
    double[] wall = new double[repeats];
    double[] cpu = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      DoubleAdder sum = new DoubleAdder();
      long start = System.nanoTime();
      double cpuStart = cpuSeconds();
      Correlation.correlate(
          stack,
          Mask.all(stack.width(), stack.height()),
          request,
          () -> (pixel, g2, mean, valid, flags) -> sum.add(flags == 0 ? g2[0] : 0),
          Progress.NONE);
      wall[r] = (System.nanoTime() - start) * 1e-9;
      cpu[r] = cpuSeconds() - cpuStart;
      if (!(sum.sum() > 0)) {
        throw new IllegalStateException("no result");
      }
    }
    Arrays.sort(wall);
    Arrays.sort(cpu);
    return new double[] {wall[repeats / 2], cpu[repeats / 2]};
  }

  private static FrameStack drifting(FrameStack stack) {
    int[] dx = new int[FRAMES];
    int[] dy = new int[FRAMES];
    boolean[] bad = new boolean[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      dx[t] = (int) Math.round(8 * Math.sin(t / 300.));
      dy[t] = (int) Math.round(8 * Math.sin(t / 500.));
      bad[t] = t % 100 == 50;
    }
    return new ShiftedFrames(SelectedFrames.without(stack, bad), dx, dy);
  }

  /** Processor time of the whole process, compiler and garbage collector included. */
  private static double cpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() * 1e-9;
  }

  private static double directMacs() {
    return Arrays.stream(LagGrid.of(FRAMES, POINTS).wholeLags()).mapToDouble(p -> FRAMES - p).sum();
  }

  /** Multiply-adds per second of processor time, in 10^9. */
  private static double plainLoop(int threads) {
    int repeats = 8000;
    double start = cpuSeconds();
    ecm.base.Parallel.forEach(threads, Progress.NONE, "plain", i -> plainLoopOfOneThread(repeats));
    return 1e-9 * threads * repeats * 64 * ROW / (cpuSeconds() - start);
  }

  private static void plainLoopOfOneThread(int repeats) {
    float[][] x = new float[64][ROW];
    float[][] y = new float[64][ROW];
    float[] sum = new float[ROW];
    for (int r = 0; r < repeats; r++) {
      for (int t = 0; t < 64; t++) {
        multiplyAdd(x[t], y[t], sum);
      }
    }
    if (sum[0] != 0) {
      throw new IllegalStateException();
    }
  }

  private static void multiplyAdd(float[] x, float[] y, float[] sum) {
    for (int i = 0; i < ROW; i++) {
      sum[i] += x[i] * y[i];
    }
  }

  /** Counts that follow a first-order autoregression of 40 frames. */
  private static FrameStack stack(int side) {
    SplittableRandom random = new SplittableRandom(1);
    float[] state = new float[side * side];
    Object[] planes = new Object[FRAMES];
    float keep = (float) Math.exp(-1 / 40.);
    float kick = (float) (200 * Math.sqrt(3 * (1 - keep * keep)));
    for (int t = 0; t < FRAMES; t++) {
      short[] plane = new short[state.length];
      for (int i = 0; i < plane.length; i++) {
        float noise = (random.nextInt() >> 8) * 0x1p-23f;
        state[i] = keep * state[i] + kick * noise;
        plane[i] = (short) Math.max(0, 1000 + state[i]);
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(
        side, side, planes, SampleType.UINT16, new StackInfo("benchmark", 1, 1));
  }
}
