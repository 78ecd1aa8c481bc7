package ecm.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

  /** Cancelled once a number of blocks is done. */
  private static final class Counting implements Progress {
    private final long limit;
    private final AtomicLong most = new AtomicLong();

    Counting(long limit) {
      this.limit = limit;
    }

    @Override
    public void update(long done, long total, String stage) {
      most.accumulateAndGet(done, Math::max);
    }

    @Override
    public boolean isCancelled() {
      return most.get() >= limit;
    }
  }

  @ParameterizedTest
  @CsvSource({"0,4", "1,4", "3,8", "1000,1", "1000,2", "1000,7"})
  void eachIndexIsWorkedOnOnce(int n, int threads) {
    AtomicIntegerArray seen = new AtomicIntegerArray(Math.max(1, n));
    AtomicInteger bodies = new AtomicInteger();
    Counting progress = new Counting(Long.MAX_VALUE);
    Supplier<IntConsumer> supplier =
        () -> {
          bodies.incrementAndGet();
          return seen::incrementAndGet;
        };
    Parallelization.runWithNumThreads(
        threads,
        () -> {
          assertEquals(threads, Parallel.threads());
          Parallel.forEach(n, progress, "testing", supplier);
        });
    for (int i = 0; i < n; i++) {
      assertEquals(1, seen.get(i));
    }
    assertEquals(n, progress.most.get());
    assertTrue(bodies.get() <= Math.min(n, threads), "" + bodies);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void progressComesInOrder(int threads) {
    List<Long> seen = new ArrayList<>();
    Progress listing =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {
            seen.add(done);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    Parallelization.runWithNumThreads(
        threads, () -> Parallel.forEach(20_000, listing, "testing", i -> {}));
    assertEquals(LongStream.rangeClosed(1, 20_000).boxed().toList(), seen);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void cancellingStopsBetweenBlocks(int threads) {
    AtomicInteger worked = new AtomicInteger();
    assertThrows(
        Cancelled.class,
        () ->
            Parallelization.runWithNumThreads(
                threads,
                () ->
                    Parallel.forEach(
                        100_000, new Counting(10), "testing", i -> worked.incrementAndGet())));
    assertTrue(worked.get() >= 10 && worked.get() < 10 + threads, "" + worked);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anExceptionIsPassedOnAndStopsTheOthers(int threads) {
    IllegalStateException failure = new IllegalStateException("broken");
    AtomicInteger worked = new AtomicInteger();
    IntConsumer body =
        i -> {
          if (worked.incrementAndGet() == 5) {
            throw failure;
          }
        };
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                Parallelization.runWithNumThreads(
                    threads, () -> Parallel.forEach(10_000_000, Progress.NONE, "testing", body))));
    assertTrue(worked.get() < 10_000_000, "" + worked);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anErrorIsPassedOnToo(int threads) {
    OutOfMemoryError failure = new OutOfMemoryError("test");
    AtomicInteger worked = new AtomicInteger();
    IntConsumer body =
        i -> {
          worked.incrementAndGet();
          throw failure;
        };
    assertSame(
        failure,
        assertThrows(
            OutOfMemoryError.class,
            () ->
                Parallelization.runWithNumThreads(
                    threads, () -> Parallel.forEach(1_000_000, Progress.NONE, "testing", body))));
    assertTrue(worked.get() <= threads, "" + worked);
  }

  @Test
  void moreThreadsThanOneAreUsed() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    IntConsumer body =
        i -> {
          threads.add(Thread.currentThread());
          while (threads.size() < 2) {
            Thread.onSpinWait();
          }
        };
    Parallelization.runWithNumThreads(2, () -> Parallel.forEach(2, Progress.NONE, "testing", body));
    assertEquals(2, threads.size());
  }

  @Test
  void allProcessorsWorkByDefault() {
    int processors = Runtime.getRuntime().availableProcessors();
    CountDownLatch met = new CountDownLatch(processors);
    AtomicInteger alone = new AtomicInteger();
    Parallel.forEach(
        processors,
        Progress.NONE,
        "",
        i -> {
          met.countDown();
          alone.addAndGet(allMet(met) ? 0 : 1);
        });
    assertTrue(Parallel.threads() >= processors, Parallel.threads() + " threads");
    assertEquals(0, alone.get(), "blocks that ran alone");
  }

  private static boolean allMet(CountDownLatch met) {
    try {
      return met.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
