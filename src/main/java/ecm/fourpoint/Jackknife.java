package ecm.fourpoint;

import java.util.Arrays;

/** Standard error from estimates that each leave out one of G equal parts of the data. */
public final class Jackknife {

  private Jackknife() {}

  /** sd^2 = (G-1)/G sum (x_g - mean)^2; NaN for fewer than 2 parts or if one is NaN. */
  public static double sd(double[] without) {
    int n = without.length;
    if (n < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(without).sum() / n;
    double squares = Arrays.stream(without).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares * (n - 1) / n);
  }
}
