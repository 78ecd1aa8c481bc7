package ecm.benchmark;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.correlation.Correlation;
import ecm.correlation.CorrelationRequest;
import ecm.correlation.Engine;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.sample.Moments;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.Sample;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.imglib2.parallel.Parallelization;

/**
 * Times the stages of the analysis of one simulated stack, 16 bit, T = 20 tau, every pixel in the
 * mask, in memory.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=ecm.benchmark.PipelineBenchmark -Dexec.args="256 4000 5"} (side in pixels,
 * frames, repetitions). Prints the median and the range of each stage.
 */
public final class PipelineBenchmark {

  private final int repetitions;

  private PipelineBenchmark(int repetitions) {
    this.repetitions = repetitions;
  }

  /**
   * Runs all stages.
   *
   * @param args side, frames, repetitions
   */
  public static void main(String[] args) {
    int side = Integer.parseInt(args[0]);
    int frames = Integer.parseInt(args[1]);
    new PipelineBenchmark(Integer.parseInt(args[2])).run(side, frames);
  }

  private void run(int side, int frames) {
    System.out.printf("%d x %d x %d, %d threads%n", side, side, frames, Parallel.threads());
    FrameStack stack = wire(side, frames);
    Mask all = Mask.all(side, side);
    MapParameters defaults = MapParameters.defaults();
    time("g2 + fit, bounded", () -> RelaxationMapping.fit(stack, all, defaults, Progress.NONE));
    for (Engine engine : new Engine[] {Engine.DIRECT, Engine.FFT, Engine.MULTITAU}) {
      CorrelationRequest request = new CorrelationRequest(100, engine, false, false);
      time("g2, all lags, " + engine, () -> correlate(stack, all, request));
    }
    time("mean image", () -> Moments.of(stack, Progress.NONE));
    time(
        "registration, 3 iterations",
        () -> Registration.measure(stack, RegistrationParameters.defaults(), Progress.NONE));
    time(
        "whole analysis with registration",
        () -> StackAnalyzer.analyze(stack, AnalysisParameters.defaults(), Progress.NONE));
    Parallelization.runSingleThreaded(
        () ->
            time(
                "g2 + fit, bounded, 1 thread",
                () -> RelaxationMapping.fit(stack, all, defaults, Progress.NONE)));
  }

  private static void correlate(FrameStack stack, Mask mask, CorrelationRequest request) {
    Correlation.correlate(
        stack, mask, request, () -> (pixel, g2, mean, frames, flags) -> {}, Progress.NONE);
  }

  private static FrameStack wire(int side, int frames) {
    double tau = frames / 20.0;
    SimulationParameters parameters =
        new SimulationParameters(
            new Recording(side, side, frames, 1, 0.25),
            new Dynamics(tau, 0.5, 1, 0.8),
            new Sample(Geometry.CYLINDER, 0.4 * side * 0.25, 1, 8, 10),
            new Imaging(0.7, 1, 20, 0.5, 16),
            0.02,
            1);
    long start = System.nanoTime();
    FrameStack stack = Simulation.of(parameters, Progress.NONE).stack();
    print("simulation, once", List.of((System.nanoTime() - start) * 1e-9));
    return stack;
  }

  private void time(String what, Runnable work) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i <= repetitions; i++) {
      long start = System.nanoTime();
      work.run();
      if (i > 0) {
        seconds.add((System.nanoTime() - start) * 1e-9);
      }
    }
    print(what, seconds);
  }

  private static void print(String what, List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-36s %8.2f s   (%.2f to %.2f)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }
}
