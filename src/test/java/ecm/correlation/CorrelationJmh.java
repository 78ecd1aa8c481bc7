package ecm.correlation;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.tile.TileReader;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import net.imglib2.parallel.Parallelization;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds for g2 of side x side pixels, 100 lags, by each engine, at rest or with a
 * whole-pixel drift of 5 px and bad frames, on 1 or 2 threads; and for what limits it: as many
 * multiply-adds in a plain loop, and reading every sample once.
 *
 * <p>Rates follow: pixels = side^2; multiply-adds of direct sums are printed once per trial.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class CorrelationJmh {

  private static final int POINTS = 100;
  private static final int ROW = 512;
  private static final int BLOCK = 64;

  @Param({"128"})
  public int side;

  @Param({"4000"})
  public int frames;

  @Param({"1", "2"})
  public int threads;

  @Param({"false", "true"})
  public boolean drifting;

  private FrameStack stack;
  private Mask mask;
  private double products;

  /** Makes the stack. */
  @Setup
  public void makeStack() {
    stack = TestStacks.countStack(side, side, frames, 1);
    if (drifting) {
      SplittableRandom random = new SplittableRandom(2);
      int[] dx = new int[frames];
      int[] dy = new int[frames];
      boolean[] bad = new boolean[frames];
      for (int t = 1; t < frames; t++) {
        dx[t] = Math.max(-5, Math.min(5, dx[t - 1] + random.nextInt(-1, 2)));
        dy[t] = Math.max(-5, Math.min(5, dy[t - 1] + random.nextInt(-1, 2)));
        bad[t] = random.nextInt(100) == 0;
      }
      stack = new ShiftedFrames(SelectedFrames.without(stack, bad), dx, dy);
    }
    mask = Mask.all(side, side);
    products =
        Arrays.stream(LagGrid.of(frames, POINTS).wholeLags()).mapToDouble(p -> frames - p).sum();
    System.out.printf("# direct sums: %.4g multiply-adds%n", products * side * side);
  }

  private double g2(Engine engine) {
    CorrelationRequest request = new CorrelationRequest(POINTS, engine, false, false);
    DoubleAdder sum = new DoubleAdder();
    Parallelization.runWithNumThreads(
        threads,
        () ->
            Correlation.correlate(
                stack,
                mask,
                request,
                () -> (pixel, g2, mean, valid, flags) -> sum.add(g2[0]),
                Progress.NONE));
    return sum.sum();
  }

  @Benchmark
  public double direct() {
    return g2(Engine.DIRECT);
  }

  @Benchmark
  public double fft() {
    return g2(Engine.FFT);
  }

  @Benchmark
  public double multiTau() {
    return g2(Engine.MULTITAU);
  }

  @Benchmark
  public RelaxationMaps maps() {
    return Parallelization.runWithNumThreads(
        threads, () -> RelaxationMapping.fit(stack, mask, MapParameters.defaults(), Progress.NONE));
  }

  /** Every sample into time-major tiles, and no more. */
  @Benchmark
  public double read() {
    DoubleAdder sum = new DoubleAdder();
    Parallelization.runWithNumThreads(
        threads,
        () ->
            TileReader.of(stack, mask)
                .forEach(Progress.NONE, "", () -> tile -> sum.add(tile.rows()[0][0])));
    return sum.sum();
  }

  /** As many multiply-adds as direct sums need, in cache. */
  @Benchmark
  public double plainLoop() {
    int repeats = (int) (products * side * side / ROW / BLOCK / threads);
    DoubleAdder sum = new DoubleAdder();
    Parallelization.runWithNumThreads(
        threads, () -> Parallel.forEach(threads, Progress.NONE, "", i -> sum.add(plain(repeats))));
    return sum.sum();
  }

  private static double plain(int repeats) {
    float[][] x = new float[BLOCK][ROW];
    float[][] y = new float[BLOCK][ROW];
    float[] sum = new float[ROW];
    for (int r = 0; r < repeats; r++) {
      for (int t = 0; t < BLOCK; t++) {
        multiplyAdd(x[t], y[t], sum);
      }
    }
    return sum[0];
  }

  private static void multiplyAdd(float[] x, float[] y, float[] sum) {
    for (int i = 0; i < ROW; i++) {
      sum[i] += x[i] * y[i];
    }
  }
}
