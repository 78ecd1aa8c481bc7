package ecm.statistics;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** Spearman's rank correlation: Pearson's correlation of the ranks, ties sharing their mean. */
public final class Spearman {

  private Spearman() {}

  /**
   * The coefficient over pairs in which both are finite.
   *
   * @param x values, pixel by pixel
   * @param y values of the same pixels
   * @return NaN for fewer than 3 pairs, or where one of the two does not vary
   */
  public static double of(double[] x, double[] y) {
    double[][] pairs = Pearson.finitePairs(x, y);
    if (pairs[0].length < 3) {
      return Double.NaN;
    }
    return new SpearmansCorrelation().correlation(pairs[0], pairs[1]);
  }
}
