package ecm.acquisition;

import java.util.Arrays;

/**
 * The change of a fluctuating quantity over a record, from the means of 12 blocks of equal length:
 * neighbouring frames are not independent, blocks nearly are.
 *
 * @param change of the straight line from the beginning to the end, relative to the mean
 * @param sd its standard error, from the scatter of the block means about the line
 */
public record LinearTrend(double change, double sd) {

  private static final int BLOCKS = 12;

  /**
   * Fits a straight line.
   *
   * @param values one per frame; NaN for a frame left out
   * @return NaN with fewer than 3 blocks that have a value
   */
  public static LinearTrend of(double[] values) {
    double[] x = new double[BLOCKS];
    double[] y = new double[BLOCKS];
    int n = 0;
    for (int b = 0; b < BLOCKS; b++) {
      int from = (int) ((long) b * values.length / BLOCKS);
      int to = (int) ((long) (b + 1) * values.length / BLOCKS);
      double mean =
          Arrays.stream(values, from, to)
              .filter(v -> !Double.isNaN(v))
              .average()
              .orElse(Double.NaN);
      if (!Double.isNaN(mean)) {
        x[n] = (b + 0.5) / BLOCKS;
        y[n++] = mean;
      }
    }
    return n < 3
        ? new LinearTrend(Double.NaN, Double.NaN)
        : fit(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }

  /**
   * The same change with an error not below a given one: over few relaxation times the block means
   * hardly scatter about a line that is itself a fluctuation.
   */
  public LinearTrend withLeastSd(double least) {
    return new LinearTrend(change, Math.max(sd, least));
  }

  private static LinearTrend fit(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = xy / xx;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double off = y[i] - meanY - slope * (x[i] - meanX);
      squares += off * off;
    }
    double sd = Math.sqrt(squares / (x.length - 2) / xx);
    return new LinearTrend(slope / meanY, sd / Math.abs(meanY));
  }
}
