package ecm.kww;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fits per second and thread of noisy curves of 60 points; threads by JMH's {@code -t}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KwwJmh {

  private static final int CURVES = 500;

  @Param({"BOUNDED", "CLASSIC", "FULL"})
  public FitMode mode;

  private final double[] times = NoisyCurves.times(60, 1);
  private final KwwFit fit = new KwwFit();
  private double[][] curves;
  private KwwFitter fitter;

  /** Makes the curves. */
  @Setup
  public void makeCurves() {
    curves = NoisyCurves.random(CURVES, times, 5);
    fitter = new KwwFitter(FitParameters.defaults().withMode(mode), times, 1, 2 * times[59]);
  }

  @Benchmark
  @OperationsPerInvocation(CURVES)
  public double fits() {
    double sum = 0;
    for (double[] g2 : curves) {
      fitter.fit(g2, fit);
      sum += fit.points;
    }
    return sum;
  }
}
