package ecm.pipeline.maps;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.files.CsvTable;
import ecm.files.WholeFile;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Makes {@code response-extension.csv}: by how much the response of {@link ResponseTableProgram}
 * changes where K speckle patterns add up in a pixel and where the decay is compressed, beta 1 to
 * 2. Each value is the difference to one pattern with the same beta, at most 1.
 *
 * <p>K patterns are summed as intensities; infinitely many are a Gaussian signal of variance 0.04
 * on a constant brightness of 1, with the correlation exp(-2 (t/tau)^beta) of the intensity.
 *
 * <p>Arguments: file to write, pixels per node (even), frames.
 */
public final class ResponseExtensionProgram {

  private static final double[] PATTERNS = {1, 3, Double.POSITIVE_INFINITY};
  private static final double[] BETA = {0.5, 0.75, 1, 1.5, 2};
  private static final double[] RECORD_OVER_TAU = {5, 10, 20, 40, 100, 400};
  private static final double[] SIGNAL_COUNTS = {1, 4, 20, Double.POSITIVE_INFINITY};
  private static final double VARIANCE_OF_MANY = 0.04;

  private final int pixels;
  private final int frames;
  private final DoubleFFT_1D fft;
  private final Map<String, double[]> ordinary = new HashMap<>();

  private ResponseExtensionProgram(int pixels, int frames) {
    this.pixels = pixels;
    this.frames = frames;
    this.fft = new DoubleFFT_1D(2L * frames);
  }

  /** Writes the table. */
  public static void main(String[] args) {
    ResponseExtensionProgram program =
        new ResponseExtensionProgram(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    WholeFile.write(Path.of(args[0]), program.table());
  }

  private String table() {
    StringBuilder text = new StringBuilder();
    text.append("# Differences to response-table.csv; ")
        .append(pixels)
        .append(" pixels per node, ")
        .append(frames)
        .append(" frames, made by ecm.pipeline.maps.ResponseExtensionProgram.\n");
    text.append(
        "patterns,record_over_tau,beta,signal_counts,median_ln_bias,sigma_ln_tau,half_range_68,"
            + "spearman,median_beta\n");
    for (double patterns : PATTERNS) {
      for (double beta : BETA) {
        for (double record : RECORD_OVER_TAU) {
          rows(text, patterns, beta, record);
        }
        System.err.println(patterns + " patterns, beta " + beta);
      }
    }
    return text.toString();
  }

  private void rows(StringBuilder text, double patterns, double beta, double record) {
    float[][] planes = records(patterns, record, beta);
    double contrast = Double.isInfinite(patterns) ? VARIANCE_OF_MANY : 1 / patterns;
    for (double signal : SIGNAL_COUNTS) {
      float[][] seen =
          Double.isInfinite(signal)
              ? planes
              : ResponseTableProgram.counted(planes, signal / contrast);
      double[] found = statistics(record, ResponseTableProgram.fit(seen));
      if (patterns == 1 && beta <= 1) {
        ordinary.put(beta + " " + record + " " + signal, found);
      }
      double[] usual = ordinary.get(Math.min(1, beta) + " " + record + " " + signal);
      text.append(CsvTable.number(patterns)).append(',').append(CsvTable.number(record));
      text.append(',').append(CsvTable.number(beta)).append(',').append(CsvTable.number(signal));
      for (int i = 0; i < found.length; i++) {
        text.append(String.format(Locale.ROOT, ",%.4f", found[i] - usual[i]));
      }
      text.append('\n');
    }
  }

  private double[] statistics(double record, float[][] fitted) {
    double truth = frames / record;
    int n = fitted[0].length;
    double[] tau = new double[n];
    double[] beta = new double[n];
    double[] ln = new double[n];
    for (int i = 0; i < n; i++) {
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

  private float[][] records(double patterns, double record, double beta) {
    boolean many = Double.isInfinite(patterns);
    int fields = many ? 1 : (int) patterns;
    double tau = frames / record * (many ? Math.pow(2, -1 / beta) : 1);
    double[] amplitude = amplitudes(tau, beta);
    float[][] planes = new float[frames][pixels];
    Parallel.forEach(
        pixels / 2,
        Progress.NONE,
        "",
        p -> {
          SplittableRandom random = new SplittableRandom(1_000_003L * p + 29);
          for (int f = 0; f < fields; f++) {
            double[] field = new double[4 * frames];
            for (int k = 0; k < field.length; k++) {
              field[k] = amplitude[k / 2] * random.nextGaussian();
            }
            fft.complexForward(field);
            for (int t = 0; t < 2 * frames; t++) {
              double re = field[2 * t];
              double im = field[2 * t + 1];
              double value =
                  many ? 1 + Math.sqrt(2 * VARIANCE_OF_MANY) * re : (re * re + im * im) / patterns;
              planes[t % frames][t < frames ? p : pixels / 2 + p] += (float) value;
            }
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
    Arrays.setAll(amplitude, k -> Math.sqrt(Math.max(0, lags[2 * k]) / n / 2));
    return amplitude;
  }
}
