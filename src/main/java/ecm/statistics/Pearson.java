package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * Pearson's correlation of two maps, with its null: for unrelated maps of N independent speckles
 * the coefficient scatters about 0 by 1/sqrt(N).
 *
 * @param r coefficient, -1 to 1
 * @param nullSd 1/sqrt(N_speckle)
 * @param pairs number of pairs used
 */
public record Pearson(double r, double nullSd, int pairs) {

  /**
   * Correlates over pairs in which both are finite.
   *
   * @param x values, pixel by pixel
   * @param y values of the same pixels
   * @param speckleArea pixels per speckle; 1 if the values are independent
   * @return r is NaN for fewer than 3 pairs, or where one of the two does not vary
   */
  public static Pearson of(double[] x, double[] y, double speckleArea) {
    double[][] finite = finitePairs(x, y);
    int n = finite[0].length;
    double r = n < 3 ? Double.NaN : new PearsonsCorrelation().correlation(finite[0], finite[1]);
    return new Pearson(r, Math.sqrt(speckleArea / n), n);
  }

  /**
   * Correlates two maps over a mask, leaving out pixels where one of them has no value.
   *
   * @param speckleArea pixels per speckle; 1 if the values are independent
   */
  public static Pearson of(FloatMap first, FloatMap second, Mask mask, double speckleArea) {
    int[] pixels = mask.indices();
    double[] x = Arrays.stream(pixels).mapToDouble(i -> first.values()[i]).toArray();
    double[] y = Arrays.stream(pixels).mapToDouble(i -> second.values()[i]).toArray();
    return of(x, y, speckleArea);
  }

  /** The pairs in which both are finite. */
  static double[][] finitePairs(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " and " + y.length + " values");
    }
    double[] a = new double[x.length];
    double[] b = new double[x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        a[n] = x[i];
        b[n++] = y[i];
      }
    }
    return new double[][] {Arrays.copyOf(a, n), Arrays.copyOf(b, n)};
  }
}
