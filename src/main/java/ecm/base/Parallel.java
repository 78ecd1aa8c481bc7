package ecm.base;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import net.imglib2.parallel.ForkJoinExecutorService;
import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;

/**
 * Runs the outer loop of an algorithm on all threads that ImgLib2's {@link Parallelization} grants.
 *
 * <p>Each index is worked on once, by one thread, in no fixed order. A body writes only to places
 * that belong to its index, so a result cannot depend on the number of threads. To fix that number,
 * run the caller inside {@link Parallelization#runWithNumThreads}.
 */
public final class Parallel {

  private Parallel() {}

  /** The number of threads that a loop would use. */
  public static int threads() {
    return threads(Parallelization.getTaskExecutor());
  }

  /** Java's common pool has a thread less than there are processors: its caller works along. */
  private static int threads(TaskExecutor executor) {
    boolean common = executor.getExecutorService() instanceof ForkJoinExecutorService;
    return Math.max(1, executor.getParallelism() + (common ? 1 : 0));
  }

  /**
   * Calls {@code body} for 0 to n-1.
   *
   * @param n number of blocks
   * @param progress told of each finished block; checked before each
   * @param stage what is being done, for the progress
   * @param body the work on one block
   * @throws ecm.base.Cancelled if cancelled; the first exception or error of a body is passed on
   */
  public static void forEach(int n, Progress progress, String stage, IntConsumer body) {
    forEach(n, progress, stage, () -> body);
  }

  /**
   * As {@link #forEach(int, Progress, String, IntConsumer)} with one body per thread, for bodies
   * that own buffers.
   *
   * @param n number of blocks
   * @param progress told of each finished block; checked before each
   * @param stage what is being done, for the progress
   * @param bodies makes the body of one thread
   */
  public static void forEach(
      int n, Progress progress, String stage, Supplier<? extends IntConsumer> bodies) {
    if (n <= 0) {
      return;
    }
    TaskExecutor executor = Parallelization.getTaskExecutor();
    int workers = Math.min(n, threads(executor));
    AtomicInteger next = new AtomicInteger();
    AtomicLong done = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable worker =
        () -> {
          try {
            IntConsumer body = bodies.get();
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
              if (failure.get() != null) {
                return;
              }
              progress.check();
              body.accept(i);
              // one at a time, or a late one would set the bar back
              synchronized (done) {
                progress.update(done.incrementAndGet(), n, stage);
              }
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        };
    executor.runAll(Collections.nCopies(workers, worker));
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
