package ecm.pipeline;

import ecm.files.CsvTable;
import ecm.files.WholeFile;
import ecm.math.Quantiles;
import ecm.parallel.Parallel;
import ecm.progress.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Makes the shipped table of the finite-record response, {@code response-table.csv}: for each node
 * it simulates independent pixels with exact dynamics (circulant embedding of exp(-(t/tau)^beta), I
 * = |E|^2, Poisson counts), runs the suite's own correlation and bounded fit on them, and writes
 * the median of ln(tau_fit/tau), the sigma of the censored log-normal, half the 16-84 % range and
 * the Spearman correlation with beta.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=ecm.pipeline.ResponseTableProgram
 * -Dexec.args="src/main/resources/ecm/kww/response-table.csv 2000"}
 */
public final class ResponseTableProgram {

  private static final double[] RECORD_OVER_TAU = {
    1.25, 2.5, 5, 7.5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 400, 800
  };
  private static final double[] BETA = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
  private static final double[] SIGNAL_COUNTS = {0.3, 1, 4, 20, Double.POSITIVE_INFINITY};
  private static final int[] FRAMES = {500, 1500, 4000};

  private ResponseTableProgram() {}

  /**
   * Writes the table.
   *
   * @param args file to write, pixels per node
   */
  public static void main(String[] args) {
    int pixels = Integer.parseInt(args[1]);
    StringBuilder text = new StringBuilder();
    text.append("# Response of the bounded per-pixel KWW fit to a finite record; ")
        .append(pixels)
        .append(" pixels per node, made by ecm.pipeline.ResponseTableProgram.\n");
    text.append(
        "record_over_tau,beta,signal_counts,frames,median_ln_bias,sigma_ln_tau,half_range_68,"
            + "spearman\n");
    for (int frames : FRAMES) {
      for (double beta : BETA) {
        for (double recordOverTau : RECORD_OVER_TAU) {
          for (double counts : SIGNAL_COUNTS) {
            double[] row = response(frames, recordOverTau, beta, counts, pixels);
            text.append(String.format(Locale.ROOT, "%s,%s,", recordOverTau, beta))
                .append(CsvTable.number(counts))
                .append(String.format(Locale.ROOT, ",%d", frames));
            for (double value : row) {
              text.append(String.format(Locale.ROOT, ",%.4f", value));
            }
            text.append('\n');
          }
        }
      }
      System.err.println(frames + " frames done");
    }
    WholeFile.write(Path.of(args[0]), text.toString());
  }

  /** The response at one node: median bias, sigma, half 68 % range, Spearman. */
  static double[] response(
      int frames, double recordOverTau, double beta, double counts, int pixels) {
    double tau = frames / recordOverTau;
    float[][] planes = simulate(frames, tau, beta, counts, pixels);
    StackInfo info = new StackInfo("response", 1, 1);
    RelaxationMaps maps =
        RelaxationMapping.fit(
            new ArrayFrameStack(pixels, 1, planes, SampleType.FLOAT32, info),
            Mask.all(pixels, 1),
            MapParameters.defaults(),
            Progress.NONE);
    double[] fitted = maps.tau().inside(maps.mask());
    double[] ln = new double[fitted.length];
    for (int i = 0; i < ln.length; i++) {
      ln[i] = Math.log(fitted[i] / tau);
    }
    return new double[] {
      Quantiles.median(ln),
      LogNormal.fit(fitted, maps.censoringLimit()).sigma(),
      (Quantiles.of(ln, 0.8413) - Quantiles.of(ln, 0.1587)) / 2,
      Spearman.of(fitted, maps.beta().inside(maps.mask()))
    };
  }

  private static float[][] simulate(
      int frames, double tau, double beta, double counts, int pixels) {
    double[] amplitude = amplitudes(frames, tau, beta);
    float[][] planes = new float[frames][pixels];
    // the same seeds at every node, so that the table is smooth along its axes
    long[] seeds = new SplittableRandom(1).longs(pixels).toArray();
    Parallel.forEach(
        pixels,
        Progress.NONE,
        "",
        pixel -> {
          SplittableRandom random = new SplittableRandom(seeds[pixel]);
          double[] intensity = intensity(amplitude, frames, random);
          for (int t = 0; t < frames; t++) {
            planes[t][pixel] =
                (float)
                    (Double.isInfinite(counts)
                        ? intensity[t]
                        : poisson(counts * intensity[t], random));
          }
        });
    return planes;
  }

  private static double[] amplitudes(int frames, double tau, double beta) {
    int n = 2 * frames;
    double[] lags = new double[2 * n];
    for (int k = 0; k < n; k++) {
      lags[2 * k] = Math.exp(-Math.pow(Math.min(k, n - k) / tau, beta));
    }
    new DoubleFFT_1D(n).complexForward(lags);
    double[] amplitude = new double[n];
    for (int k = 0; k < n; k++) {
      amplitude[k] = Math.sqrt(Math.max(0, lags[2 * k]) / n / 2);
    }
    return amplitude;
  }

  private static double[] intensity(double[] amplitude, int frames, SplittableRandom random) {
    int n = amplitude.length;
    double[] field = new double[2 * n];
    for (int k = 0; k < n; k++) {
      double radius = amplitude[k] * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      field[2 * k] = radius * Math.cos(angle);
      field[2 * k + 1] = radius * Math.sin(angle);
    }
    new DoubleFFT_1D(n).complexForward(field);
    double[] intensity = new double[frames];
    for (int t = 0; t < frames; t++) {
      intensity[t] = field[2 * t] * field[2 * t] + field[2 * t + 1] * field[2 * t + 1];
    }
    return intensity;
  }

  private static double poisson(double mean, SplittableRandom random) {
    if (mean > 50) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
