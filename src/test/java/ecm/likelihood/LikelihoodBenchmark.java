package ecm.likelihood;

import com.sun.management.OperatingSystemMXBean;
import ecm.base.Progress;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * How fast the likelihood maps of a film are: side x side pixels, 16 bit, in memory, 10 counts, T =
 * 20 tau.
 *
 * <pre>
 * mvn -o -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx3g -cp target/classes:target/test-classes:$(cat target/classpath) \
 *   ecm.likelihood.LikelihoodBenchmark [side [frames [repeats]]]
 * </pre>
 *
 * <p>Prints wall clock and processor time of the first run, in which the compiler works along, and
 * the medians of the further ones.
 */
final class LikelihoodBenchmark {

  private LikelihoodBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int side = args.length > 0 ? Integer.parseInt(args[0]) : 256;
    int frames = args.length > 1 ? Integer.parseInt(args[1]) : 4000;
    int repeats = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    FrameStack stack = film(side, frames);
    LikelihoodRegion region = new TestFilm(stack, new double[side * side], 10).region();
    double[] wall = new double[repeats + 1];
    double[] processor = new double[repeats + 1];
    for (int r = 0; r <= repeats; r++) {
      long start = System.nanoTime();
      double before = processorSeconds();
      LikelihoodMaps maps = LikelihoodMapping.of(stack, region, Progress.NONE);
      wall[r] = (System.nanoTime() - start) * 1e-9;
      processor[r] = processorSeconds() - before;
      if (maps.population().pixels() != side * side) {
        throw new IllegalStateException("pixels without an estimate");
      }
    }
    print("first run", wall[0], processor[0]);
    print("median of " + repeats, median(wall), median(processor));
  }

  private static FrameStack film(int side, int frames) {
    return Simulation.of(
            SimulationParameters.homogeneousFilm()
                .withRecording(new Recording(side, side, frames, 1, 1))
                .withDynamics(new Dynamics(frames / 20.0, 0.5, 3, 0.7))
                .withImaging(new Imaging(2, 1, 10, 0, 16)),
            Progress.NONE)
        .stack();
  }

  /** Without the first. */
  private static double median(double[] values) {
    double[] sorted = Arrays.copyOfRange(values, 1, values.length);
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private static void print(String what, double wall, double processor) {
    System.out.printf(Locale.ROOT, "%-12s %6.2f s; %6.2f s of processor%n", what, wall, processor);
  }

  /** Processor time of the whole process, compiler and garbage collector included. */
  private static double processorSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() * 1e-9;
  }
}
