package ecm.correlation.twotime;

import com.sun.management.ThreadMXBean;
import ecm.base.Progress;
import ecm.correlation.TestStacks;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import net.imglib2.parallel.Parallelization;

/**
 * Time and memory of the two-time correlation against the number of frames.
 *
 * <pre>
 * java -Xmx6g -cp $CP ecm.correlation.twotime.TwoTimeBenchmark [side [frames ...]]
 * </pre>
 *
 * <p>Prints the median time of three runs and what one thread allocates in a run: the intensities
 * of at most 2^26 bins of pixels, and sums that are linear in the number of frames.
 */
final class TwoTimeBenchmark {

  private TwoTimeBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int side = args.length > 0 ? Integer.parseInt(args[0]) : 64;
    int[] frames =
        args.length > 1
            ? Arrays.stream(args, 1, args.length).mapToInt(Integer::parseInt).toArray()
            : new int[] {1000, 2000, 4000, 8000, 16_000, 32_000};
    time(side, frames[0]);
    System.out.println("frames   2 threads   allocated   per frame");
    for (int n : frames) {
      System.out.println(time(side, n));
    }
  }

  private static String time(int side, int frames) {
    FrameStack stack = TestStacks.countStack(side, side, frames, 1);
    double[] seconds = new double[3];
    for (int k = 0; k < seconds.length; k++) {
      long start = System.nanoTime();
      Parallelization.runWithNumThreads(2, () -> run(stack));
      seconds[k] = (System.nanoTime() - start) * 1e-9;
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    Parallelization.runSingleThreaded(() -> run(stack));
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    return String.format(
        Locale.ROOT,
        "%6d   %7.2f s   %6.0f MB   %6.0f B",
        frames,
        Arrays.stream(seconds).sorted().toArray()[1],
        bytes / 1e6,
        (double) bytes / frames);
  }

  private static void run(FrameStack stack) {
    TwoTime.of(
        stack, Mask.all(stack.width(), stack.height()), new TwoTimeRequest(0, 20), Progress.NONE);
  }
}
