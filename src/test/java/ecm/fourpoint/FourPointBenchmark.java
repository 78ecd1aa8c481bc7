package ecm.fourpoint;

import com.sun.management.OperatingSystemMXBean;
import ecm.base.Progress;
import ecm.sample.Moments;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import net.imglib2.parallel.Parallelization;

/**
 * How fast the four-point function is: 256 x 256 pixels x 4000 frames of 16 bit, R = 0 to 10.
 *
 * <pre>
 * java -Xmx4g -cp $CP ecm.fourpoint.FourPointBenchmark [side [frames [threads]]]
 * </pre>
 *
 * <p>Prints the times of the plane with all lags, with 60 log-spaced ones and with one, and the
 * rate in pixels x rings x lags x frames per second beside that of the plain triple loop, run on a
 * subset, and the largest relative difference of the two on it.
 */
final class FourPointBenchmark {

  private static final int RADIUS = 10;

  private FourPointBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int side = args.length > 0 ? Integer.parseInt(args[0]) : 256;
    int frames = args.length > 1 ? Integer.parseInt(args[1]) : 4000;
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    Parallelization.runWithNumThreads(threads, () -> run(stack(side, frames), frames));
  }

  private static void run(FrameStack stack, int frames) {
    Mask all = Mask.all(stack.width(), stack.height());
    int[] every = FourPointRequest.allLags(frames - 1);
    Moments moments = Moments.of(stack, Progress.NONE);
    // once for the compiler
    FourPoint.of(
        stack,
        corner(stack, 24),
        moments.mean(),
        FourPointRequest.ring(RADIUS, every),
        Progress.NONE);
    double plain = plain(stack, moments);
    time("one lag", stack, all, moments, FourPointRequest.ring(RADIUS, 40), plain);
    time(
        "60 log lags",
        stack,
        all,
        moments,
        FourPointRequest.ring(RADIUS, FourPointRequest.logLags(frames - 1, 60)),
        plain);
    time("all lags", stack, all, moments, FourPointRequest.ring(RADIUS, every), plain);
    time(
        "one lag, pairs",
        stack,
        all,
        moments,
        FourPointRequest.ring(RADIUS, 40).withForm(FourPointForm.PAIR),
        plain);
  }

  /** Seconds per pixel, ring, frame and lag of the triple loop; checks the fast way against it. */
  private static double plain(FrameStack stack, Moments moments) {
    Mask some = corner(stack, 24);
    FourPoint fast =
        FourPoint.of(stack, some, moments.mean(), FourPointRequest.ring(RADIUS, 40), Progress.NONE);
    double off = 0;
    long start = cpuNanos();
    for (int r = 0; r <= RADIUS; r++) {
      double g4 = TripleLoop.g4(stack, some, 40, r, FourPointForm.RING);
      off = Math.max(off, Math.abs(fast.g4()[0][r] / g4 - 1));
    }
    double seconds = (cpuNanos() - start) * 1e-9;
    double each = seconds / some.count() / (RADIUS + 1) / stack.frames();
    System.out.printf(
        "triple loop, 24 x 24 px, one lag: %.2f s of processor; largest relative difference %.1e%n",
        seconds, off);
    return each;
  }

  private static void time(
      String what,
      FrameStack stack,
      Mask mask,
      Moments moments,
      FourPointRequest request,
      double plain) {
    long clock = System.nanoTime();
    long start = cpuNanos();
    FourPoint result = FourPoint.of(stack, mask, moments.mean(), request, Progress.NONE);
    double seconds = (cpuNanos() - start) * 1e-9;
    double loop = plain * mask.count() * (RADIUS + 1) * stack.frames() * request.lags().length;
    System.out.printf(
        "%-15s %6.2f s of processor (%.2f s); the triple loop would take %.0f s, %.0f times as long (g4 %.4f)%n",
        what, seconds, (System.nanoTime() - clock) * 1e-9, loop, loop / seconds, result.g4()[0][1]);
  }

  /** Processor time of the whole process, which others on the machine do not stretch much. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Mask corner(FrameStack stack, int side) {
    return Mask.of(
        stack.width(), stack.height(), i -> i % stack.width() < side && i / stack.width() < side);
  }

  /** Counts that follow a first-order autoregression of 40 frames. */
  private static FrameStack stack(int side, int frames) {
    SplittableRandom random = new SplittableRandom(1);
    float[] state = new float[side * side];
    Object[] planes = new Object[frames];
    float keep = (float) Math.exp(-1 / 40.);
    float kick = (float) (200 * Math.sqrt(3 * (1 - keep * keep)));
    for (int t = 0; t < frames; t++) {
      short[] plane = new short[state.length];
      for (int i = 0; i < plane.length; i++) {
        float noise = (random.nextInt() >> 8) * 0x1p-23f;
        state[i] = keep * state[i] + kick * noise;
        plane[i] = (short) Math.max(0, 500 + state[i]);
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(
        side, side, planes, SampleType.UINT16, new StackInfo("benchmark", 1, 1));
  }
}
