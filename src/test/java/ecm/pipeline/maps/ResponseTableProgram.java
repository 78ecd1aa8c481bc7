package ecm.pipeline.maps;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.files.CsvTable;
import ecm.files.WholeFile;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Makes the shipped table of the finite-record response, {@code response-table.csv}: for each node
 * it simulates independent pixels with exact dynamics (circulant embedding of exp(-(t/tau)^beta), I
 * = |E|^2, Poisson counts), runs the suite's own correlation and bounded fit on them, and writes
 * the median of ln(tau_fit/tau), the sigma of the censored log-normal, half the 16-84 % range, the
 * Spearman correlation with beta, and the median fitted beta.
 *
 * <p>All nodes share their random numbers, so the table is smooth along its axes; the white noise
 * is drawn once per pixel, and both halves of the circle of 2N frames serve as records. What is
 * then left of statistical error is nearly the same at all counts. So the noise-free nodes get many
 * pixels, and the others a thousand of the same (control variates):
 *
 * <pre>  value(counts) = value(all, noise-free) + value(1000, counts) - value(1000, noise-free)
 * </pre>
 *
 * <p>Run, some minutes per number of frames: {@code mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=ecm.pipeline.maps.ResponseTableProgram
 * -Dexec.args="src/main/resources/ecm/kww/response-table.csv 8000 500 1500 4000"}
 */
public final class ResponseTableProgram {

  private static final double[] RECORD_OVER_TAU = {
    1.25, 2.5, 5, 7.5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 400, 800
  };
  private static final double[] BETA = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
  private static final double[] SIGNAL_COUNTS = {0.3, 1, 4, 20};

  /** Draws of white noise per chunk; each gives two records. */
  private static final int DRAWS = 500;

  private final int frames;
  private final int pixels;
  private final DoubleFFT_1D fft;

  private ResponseTableProgram(int frames, int pixels) {
    this.frames = frames;
    this.pixels = pixels;
    this.fft = new DoubleFFT_1D(2L * frames);
  }

  /**
   * Writes the table.
   *
   * @param args file to write, pixels per noise-free node (a multiple of 1000), numbers of frames
   */
  public static void main(String[] args) {
    int pixels = Integer.parseInt(args[1]);
    StringBuilder text = new StringBuilder();
    text.append("# Response of the bounded per-pixel KWW fit to a finite record; ")
        .append(pixels)
        .append(" pixels per noise-free node, made by ecm.pipeline.maps.ResponseTableProgram.\n");
    text.append(
        "record_over_tau,beta,signal_counts,frames,median_ln_bias,sigma_ln_tau,half_range_68,"
            + "spearman,median_beta\n");
    for (int i = 2; i < args.length; i++) {
      new ResponseTableProgram(Integer.parseInt(args[i]), pixels).write(text);
    }
    WholeFile.write(Path.of(args[0]), text.toString());
  }

  private void write(StringBuilder text) {
    int nodes = BETA.length * RECORD_OVER_TAU.length;
    float[][][] tau = new float[nodes][2][pixels];
    double[][][] noisy = new double[nodes][SIGNAL_COUNTS.length + 1][];
    for (int first = 0; first < pixels; first += 2 * DRAWS) {
      float[][] noise = whiteNoise(first);
      for (int node = 0; node < nodes; node++) {
        float[][] planes = records(noise, recordOverTau(node), beta(node));
        float[][] fitted = fit(planes);
        System.arraycopy(fitted[0], 0, tau[node][0], first, 2 * DRAWS);
        System.arraycopy(fitted[1], 0, tau[node][1], first, 2 * DRAWS);
        if (first == 0) {
          noisy[node][SIGNAL_COUNTS.length] = statistics(node, fitted);
          for (int c = 0; c < SIGNAL_COUNTS.length; c++) {
            noisy[node][c] = statistics(node, fit(counted(planes, SIGNAL_COUNTS[c])));
          }
        }
      }
      System.err.println(frames + " frames: " + (first + 2 * DRAWS) + " pixels");
    }
    for (int node = 0; node < nodes; node++) {
      double[] all = statistics(node, tau[node]);
      double[] few = noisy[node][SIGNAL_COUNTS.length];
      for (int c = 0; c < SIGNAL_COUNTS.length; c++) {
        double[] row = new double[all.length];
        double[] counted = noisy[node][c];
        Arrays.setAll(row, i -> all[i] + counted[i] - few[i]);
        append(text, node, SIGNAL_COUNTS[c], row);
      }
      append(text, node, Double.POSITIVE_INFINITY, all);
    }
  }

  private static double beta(int node) {
    return BETA[node / RECORD_OVER_TAU.length];
  }

  private static double recordOverTau(int node) {
    return RECORD_OVER_TAU[node % RECORD_OVER_TAU.length];
  }

  private void append(StringBuilder text, int node, double counts, double[] values) {
    text.append(String.format(Locale.ROOT, "%s,%s,", recordOverTau(node), beta(node)))
        .append(CsvTable.number(counts))
        .append(String.format(Locale.ROOT, ",%d", frames));
    for (double value : values) {
      text.append(String.format(Locale.ROOT, ",%.4f", value));
    }
    text.append('\n');
  }

  /** Median bias, sigma, half 68 % range, Spearman, median beta. */
  private double[] statistics(int node, float[][] fitted) {
    double truth = frames / recordOverTau(node);
    double[] tau = new double[fitted[0].length];
    double[] beta = new double[tau.length];
    double[] ln = new double[tau.length];
    for (int i = 0; i < tau.length; i++) {
      tau[i] = fitted[0][i];
      beta[i] = fitted[1][i];
      ln[i] = Math.log(tau[i] / truth);
    }
    return new double[] {
      Quantiles.median(ln),
      LogNormal.fit(tau, frames / 12.0).sigma(),
      (Quantiles.of(ln, 0.8413) - Quantiles.of(ln, 0.1587)) / 2,
      Spearman.of(tau, beta),
      Quantiles.median(beta)
    };
  }

  private float[][] whiteNoise(int first) {
    float[][] noise = new float[DRAWS][4 * frames];
    Parallel.forEach(
        DRAWS,
        Progress.NONE,
        "",
        p -> {
          SplittableRandom random = new SplittableRandom(1_000_003L * (first + p) + 17);
          for (int k = 0; k < noise[p].length; k++) {
            noise[p][k] = (float) random.nextGaussian();
          }
        });
    return noise;
  }

  /** Noise-free intensities with mean 1, frame by frame. */
  private float[][] records(float[][] noise, double recordOverTau, double beta) {
    double[] amplitude = amplitudes(frames / recordOverTau, beta);
    float[][] planes = new float[frames][2 * DRAWS];
    Parallel.forEach(
        DRAWS,
        Progress.NONE,
        "",
        p -> {
          double[] field = new double[4 * frames];
          for (int k = 0; k < field.length; k++) {
            field[k] = amplitude[k / 2] * noise[p][k];
          }
          fft.complexForward(field);
          for (int t = 0; t < 2 * frames; t++) {
            double intensity = field[2 * t] * field[2 * t] + field[2 * t + 1] * field[2 * t + 1];
            planes[t % frames][t < frames ? p : DRAWS + p] = (float) intensity;
          }
        });
    return planes;
  }

  private double[] amplitudes(double tau, double beta) {
    int n = 2 * frames;
    double[] lags = new double[2 * n];
    for (int k = 0; k < n; k++) {
      lags[2 * k] = Math.exp(-Math.pow(Math.min(k, n - k) / tau, beta));
    }
    fft.complexForward(lags);
    double[] amplitude = new double[n];
    for (int k = 0; k < n; k++) {
      amplitude[k] = Math.sqrt(Math.max(0, lags[2 * k]) / n / 2);
    }
    return amplitude;
  }

  /** Fitted tau and beta of every record, NaN where there is none. */
  static float[][] fit(float[][] planes) {
    int records = planes[0].length;
    RelaxationMaps maps =
        RelaxationMapping.fit(
            new ArrayFrameStack(
                records, 1, planes, SampleType.FLOAT32, new StackInfo("response", 1, 1)),
            Mask.all(records, 1),
            MapParameters.defaults(),
            Progress.NONE);
    return new float[][] {maps.tau().values(), maps.beta().values()};
  }

  static float[][] counted(float[][] planes, double counts) {
    float[][] counted = new float[planes.length][planes[0].length];
    Parallel.forEach(
        planes.length,
        Progress.NONE,
        "",
        t -> {
          SplittableRandom random = new SplittableRandom(7919L * t + 1);
          for (int p = 0; p < counted[t].length; p++) {
            counted[t][p] = poisson(counts * planes[t][p], random);
          }
        });
    return counted;
  }

  private static float poisson(double mean, SplittableRandom random) {
    if (mean > 50) {
      return (float) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
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
