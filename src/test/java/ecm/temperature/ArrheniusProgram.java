package ecm.temperature;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.files.Version;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.Sample;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Are the activation energies that a series reports true? Simulates wires at five temperatures with
 * the parameters of {@code macros/make-samples.ijm}, analyses each as a user's stack, fits, and
 * prints Ea with its error beside the truth: 3.70 eV, which the simulation is told, and that of the
 * medians of the very maps that were simulated.
 *
 * <p>The first series has the seeds of the shipped samples, the others unselected ones. Run, some
 * 15 s a series: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=ecm.temperature.ArrheniusProgram -Dexec.args="20"}
 */
public final class ArrheniusProgram {

  private static final double[] TEMPERATURES = {523, 519, 515, 511, 507};
  private static final double[] TAU = {20, 37.7, 71.6, 137.5, 266.8};
  private static final double[] SIGMA = {0.4, 0.5, 0.6, 0.7, 0.8};
  private static final long[] SAMPLE_SEEDS = {8523, 11519, 4515, 5511, 9507};
  private static final double TOLD = 3.70;
  private static final double RADIUS = 14;
  private static final double BULK_DEPTH = 7;
  private static final double PIXEL = 0.5;
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int FRAMES = 1600;
  private static final int FRAMES_PER_TAU = 80;

  private ArrheniusProgram() {}

  /**
   * Prints a line for every branch of every series, and how many hold.
   *
   * @param args number of other series; 20 if none
   */
  public static void main(String[] args) {
    int others = args.length == 0 ? 20 : Integer.parseInt(args[0]);
    System.out.println("series branch Ea_eV sd_eV truth_told_eV pull truth_map_eV pull chi2");
    report("samples", SAMPLE_SEEDS);
    int[] held = new int[4];
    for (int k = 1; k <= others; k++) {
      long[] seeds = new long[TEMPERATURES.length];
      for (int i = 0; i < seeds.length; i++) {
        seeds[i] = 100_000L * k + (long) TEMPERATURES[i];
      }
      boolean[] holds = report("seed-" + k, seeds);
      for (int i = 0; i < held.length; i++) {
        held[i] += holds[i] ? 1 : 0;
      }
    }
    System.out.printf(
        "%d other series within 2 sd: bulk %d (told) %d (map); surface %d (told) %d (map)%n",
        others, held[0], held[1], held[2], held[3]);
  }

  private static boolean[] report(String name, long[] seeds) {
    List<SeriesRow> measured = new ArrayList<>();
    List<SeriesRow> truth = new ArrayList<>();
    for (int i = 0; i < seeds.length; i++) {
      Simulation simulation = simulate(i, seeds[i]);
      truth.add(
          row(i, median(simulation.tau(), BULK_DEPTH, RADIUS), median(simulation.tau(), 0, 1)));
      Summary summary =
          StackSummary.of(
              StackAnalyzer.analyze(
                  simulation.stack(), AnalysisParameters.defaults(), Progress.NONE),
              Map.of(),
              Version.get());
      measured.add(
          row(
              i,
              measured(summary, "tau_bulk_corrected_s", "ln_tau_bulk_corrected_sd"),
              measured(summary, "tau_surface_corrected_s", "ln_tau_surface_corrected_sd")));
    }
    LawFits fits = fits(measured);
    LawFits real = fits(truth);
    boolean[] bulk =
        line(
            name + " bulk", fits.arrheniusBulk().orElseThrow(), real.arrheniusBulk().orElseThrow());
    boolean[] surface =
        line(
            name + " surface",
            fits.arrheniusSurface().orElseThrow(),
            real.arrheniusSurface().orElseThrow());
    return new boolean[] {bulk[0], bulk[1], surface[0], surface[1]};
  }

  private static boolean[] line(String name, PooledLine fit, PooledLine truth) {
    double told = (fit.slope() - TOLD) / fit.slopeSd();
    double map = (fit.slope() - truth.slope()) / fit.slopeSd();
    System.out.printf(
        "%s %.3f %.3f %.2f %+.2f %.3f %+.2f %.2f%n",
        name,
        fit.slope(),
        fit.slopeSd(),
        TOLD,
        told,
        truth.slope(),
        map,
        fit.scatter().goodness().reducedChi2());
    return new boolean[] {Math.abs(told) <= 2, Math.abs(map) <= 2};
  }

  private static Simulation simulate(int index, long seed) {
    double tau = TAU[index];
    double growth = (1.41 - 0.82) / (Math.log(266.8) - Math.log(20));
    double xi = 0.82 + growth * (Math.log(tau) - Math.log(20));
    return Simulation.of(
        new SimulationParameters(
            new Recording(WIDTH, HEIGHT, FRAMES, tau / FRAMES_PER_TAU, PIXEL),
            new Dynamics(tau, SIGMA[index], Math.rint(xi * 1000) / 1000, 0.8),
            new Sample(Geometry.CYLINDER, RADIUS, 1, 8, 12),
            new Imaging(1, 1, 20, 0.5, 8),
            0.02,
            seed),
        Progress.NONE);
  }

  /** Median of the true map where the depth below the wire's edge is in a range. */
  private static Measured median(FloatMap tau, double from, double to) {
    double[] values = new double[WIDTH * HEIGHT];
    int n = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double depth = RADIUS - Math.abs(x - (WIDTH - 1) / 2.0) * PIXEL;
        if (depth >= from && depth < to) {
          values[n++] = tau.values()[y * WIDTH + x];
        }
      }
    }
    return new Measured(Quantiles.median(Arrays.copyOf(values, n)), Double.NaN);
  }

  private static Measured measured(Summary summary, String tau, String lnSd) {
    return new Measured(summary.get(tau), summary.get(tau) * summary.get(lnSd));
  }

  private static SeriesRow row(int index, Measured bulk, Measured surface) {
    Map<Quantity, Measured> values = new EnumMap<>(Quantity.class);
    values.put(Quantity.TAU, bulk);
    values.put(Quantity.TAU_SURFACE, surface);
    return new SeriesRow(TEMPERATURES[index], Double.NaN, values);
  }

  private static LawFits fits(List<SeriesRow> rows) {
    return TemperatureSeries.of(rows, SeriesOptions.defaults()).fits();
  }
}
