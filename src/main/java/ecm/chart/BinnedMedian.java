package ecm.chart;

import ecm.base.Quantiles;
import java.util.Arrays;

/**
 * Medians and quartiles of one quantity in bins of another.
 *
 * @param centres of the bins
 * @param medians per bin; NaN for a bin with too few values
 * @param lower quartiles
 * @param upper quartiles
 */
public record BinnedMedian(double[] centres, double[] medians, double[] lower, double[] upper) {

  private static final int BINS = 15;
  private static final int FEWEST = 20;

  /** Bins y by x, in bins of equal width in ln x; bins with fewer than 20 values are NaN. */
  public static BinnedMedian of(double[] x, double[] y, double from, double to) {
    double[][] found = new double[BINS][x.length];
    int[] counts = new int[BINS];
    double width = Math.log(to / from) / BINS;
    for (int i = 0; i < x.length; i++) {
      double place = Math.log(x[i] / from) / width;
      if (place >= 0 && place < BINS && !Double.isNaN(y[i])) {
        int bin = (int) place;
        found[bin][counts[bin]++] = y[i];
      }
    }
    double[][] columns = new double[4][BINS];
    for (int bin = 0; bin < BINS; bin++) {
      double[] sorted = Quantiles.sorted(Arrays.copyOf(found[bin], counts[bin]));
      boolean enough = sorted.length >= FEWEST;
      columns[0][bin] = from * Math.exp((bin + 0.5) * width);
      columns[1][bin] = enough ? Quantiles.ofSorted(sorted, 0.5) : Double.NaN;
      columns[2][bin] = enough ? Quantiles.ofSorted(sorted, 0.25) : Double.NaN;
      columns[3][bin] = enough ? Quantiles.ofSorted(sorted, 0.75) : Double.NaN;
    }
    return new BinnedMedian(columns[0], columns[1], columns[2], columns[3]);
  }

  /** Abscissae of one polyline that goes from quartile to quartile and has gaps between bins. */
  public double[] whiskerX() {
    double[] x = new double[3 * centres.length];
    for (int i = 0; i < centres.length; i++) {
      x[3 * i] = centres[i];
      x[3 * i + 1] = centres[i];
      x[3 * i + 2] = Double.NaN;
    }
    return x;
  }

  /** Ordinates to {@link #whiskerX()}. */
  public double[] whiskerY() {
    double[] y = new double[3 * centres.length];
    for (int i = 0; i < centres.length; i++) {
      y[3 * i] = lower[i];
      y[3 * i + 1] = upper[i];
      y[3 * i + 2] = Double.NaN;
    }
    return y;
  }
}
