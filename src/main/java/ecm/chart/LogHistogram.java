package ecm.chart;

import ecm.files.CsvTable;
import ecm.statistics.LogNormal;
import java.util.Arrays;
import java.util.List;

/**
 * A histogram of relaxation times in bins of equal width in ln tau, as a probability density of ln
 * tau, beside a log-normal distribution.
 *
 * @param edges of the bins [s], one more than bins, ascending
 * @param counts per bin
 * @param density counts / (total * bin width in ln tau)
 * @param fit density of the log-normal distribution at the bins' centres
 */
public record LogHistogram(double[] edges, int[] counts, double[] density, double[] fit) {

  private static final int FEWEST_BINS = 8;
  private static final int MOST_BINS = 60;

  /**
   * Counts values.
   *
   * <p>The bins are as wide as Freedman and Diaconis advise, 2 IQR / n^(1/3), but 8 to 60 of them
   * cover all values.
   *
   * @param times [s]; those that are not positive and finite are left out
   * @param model the fitted distribution
   */
  public static LogHistogram of(double[] times, LogNormal model) {
    double[] logs =
        Arrays.stream(times).filter(t -> t > 0 && t < 1e300).map(Math::log).sorted().toArray();
    int n = logs.length;
    double low = n == 0 ? 0 : logs[0];
    double high = n == 0 ? 1 : logs[n - 1];
    if (high - low < 1e-6) {
      low -= 0.5;
      high += 0.5;
    }
    int bins = bins(logs, high - low);
    double width = (high - low) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = Math.exp(low + i * width);
    }
    int[] counts = new int[bins];
    for (double value : logs) {
      counts[Math.min(bins - 1, (int) ((value - low) / width))]++;
    }
    double[] density = new double[bins];
    double[] fit = new double[bins];
    for (int i = 0; i < bins; i++) {
      density[i] = n == 0 ? 0 : counts[i] / (n * width);
      fit[i] = density(model, low + (i + 0.5) * width);
    }
    return new LogHistogram(edges, counts, density, fit);
  }

  private static int bins(double[] logs, double range) {
    int n = logs.length;
    double spread = n < 4 ? 0 : logs[3 * n / 4] - logs[n / 4];
    double wanted = spread > 0 ? range / (2 * spread / Math.cbrt(n)) : FEWEST_BINS;
    return (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(wanted)));
  }

  /** exp(-(ln tau - mu)^2 / (2 sigma^2)) / (sigma sqrt(2 pi)). */
  public static double density(LogNormal model, double logTime) {
    double z = (logTime - model.mu()) / model.sigma();
    return Math.exp(-z * z / 2) / (model.sigma() * Math.sqrt(2 * Math.PI));
  }

  /** Geometric centres of the bins [s]. */
  public double[] centres() {
    double[] centres = new double[counts.length];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = Math.sqrt(edges[i] * edges[i + 1]);
    }
    return centres;
  }

  /** As {@link #table()}, with the density that a homogeneous sample would show. */
  public CsvTable table(LogNormal homogeneous) {
    double[] expected =
        Arrays.stream(centres()).map(t -> density(homogeneous, Math.log(t))).toArray();
    return table().with("homogeneous", expected);
  }

  /** The histogram as a table, one row per bin. */
  public CsvTable table() {
    return CsvTable.ofColumns(
        List.of("tau_s", "tau_from_s", "tau_to_s", "count", "density_per_ln_tau", "lognormal"),
        centres(),
        Arrays.copyOf(edges, counts.length),
        Arrays.copyOfRange(edges, 1, edges.length),
        Arrays.stream(counts).asDoubleStream().toArray(),
        density,
        fit);
  }
}
