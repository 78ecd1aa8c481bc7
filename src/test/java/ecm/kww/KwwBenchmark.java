package ecm.kww;

import ecm.base.Parallel;
import ecm.base.Progress;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.imglib2.parallel.Parallelization;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/**
 * Fits per second on pixel-like curves of 60 points, against Commons Math in the same run:
 *
 * <pre>mvn -q test-compile
 * mvn -q exec:java -Dexec.classpathScope=test -Dexec.mainClass=ecm.kww.KwwBenchmark
 * </pre>
 *
 * <p>Each line is the median of 7 rounds. Commons Math gets two starts, too; a search of 200
 * evaluations without an end counts as done.
 */
final class KwwBenchmark {

  private static final int CURVES = 4000;
  private static final int ROUNDS = 7;
  private static final int POINTS = 60;

  private final double[] times = NoisyCurves.times(POINTS, 1);
  private final double[][] curves = NoisyCurves.random(CURVES, times, 1);

  private final AtomicInteger gaveUp = new AtomicInteger();

  private KwwBenchmark() {}

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    KwwBenchmark benchmark = new KwwBenchmark();
    for (FitMode mode : FitMode.values()) {
      for (int threads = 1; threads <= 2; threads++) {
        double rate = benchmark.rate(mode, threads);
        out.printf("%-8s %d thread(s): %8.0f fits/s%n", mode, threads, rate);
      }
      out.printf("%-8s %.1f evaluations per fit%n", mode, benchmark.evaluations(mode));
    }
    double rate = benchmark.commonsMathRate();
    out.printf(
        "Commons Math, FULL, 1 thread: %8.0f fits/s; %.4f of the searches without an end%n",
        rate, benchmark.gaveUp.get() / ((ROUNDS + 2) * 2.0 * CURVES));
  }

  private double rate(FitMode mode, int threads) {
    return medianRate(
        threads,
        () -> {
          KwwFitter fitter = fitter(mode);
          KwwFit fit = new KwwFit();
          return () -> {
            for (double[] curve : curves) {
              fitter.fit(curve, fit);
            }
          };
        });
  }

  private double evaluations(FitMode mode) {
    KwwFitter fitter = fitter(mode);
    KwwFit fit = new KwwFit();
    for (double[] curve : curves) {
      fitter.fit(curve, fit);
    }
    return (double) fitter.evaluations() / CURVES;
  }

  private KwwFitter fitter(FitMode mode) {
    return new KwwFitter(FitParameters.defaults().withMode(mode), times, 1, NoisyCurves.FRAMES);
  }

  private double commonsMathRate() {
    return medianRate(
        1,
        () ->
            () -> {
              for (double[] curve : curves) {
                for (double beta : new double[] {0.7, 1}) {
                  try {
                    double[] start = CommonsMathFit.start(times, curve, beta);
                    CommonsMathFit.fit(times, curve, POINTS, start);
                  } catch (TooManyEvaluationsException e) {
                    gaveUp.incrementAndGet();
                  }
                }
              }
            });
  }

  private static double medianRate(int threads, Supplier<Runnable> work) {
    Runnable[] tasks = new Runnable[threads];
    Arrays.setAll(tasks, i -> work.get());
    double[] rates = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Parallelization.runWithNumThreads(
          threads, () -> Parallel.forEach(threads, Progress.NONE, "", i -> tasks[i].run()));
      double seconds = (System.nanoTime() - start) * 1e-9;
      if (round >= 0) {
        rates[round] = (double) threads * CURVES / seconds;
      }
    }
    Arrays.sort(rates);
    return rates[ROUNDS / 2];
  }
}
