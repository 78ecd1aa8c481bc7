package ecm.statistics;

/** The standard error of an estimate from what it becomes without one block of the data each. */
public final class Jackknife {

  private Jackknife() {}

  /**
   * The delete-one jackknife for blocks of unequal size: with h = 1 / share and pseudo-values q = h
   * x - (h - 1) x_without,
   *
   * <pre>  sd^2 = 1/G sum (q - mean)^2 / (h - 1),   mean = G x - sum (1 - share) x_without</pre>
   *
   * (F. Busing, E. Meijer and R. van der Leeden, Statistics and Computing 9, 3, 1999); for equal
   * blocks (G-1)/G sum (x_without - their mean)^2.
   *
   * @param whole estimate x from all G blocks
   * @param without estimates without each block
   * @param shares of the data that each block holds, adding up to 1
   * @return NaN if an estimate is, or with fewer than 2 blocks
   */
  public static double standardError(double whole, double[] without, double[] shares) {
    int count = without.length;
    if (count < 2) {
      return Double.NaN;
    }
    double estimate = count * whole;
    for (int b = 0; b < count; b++) {
      estimate -= (1 - shares[b]) * without[b];
    }
    double variance = 0;
    for (int b = 0; b < count; b++) {
      double h = 1 / shares[b];
      double pseudo = h * whole - (h - 1) * without[b];
      variance += (pseudo - estimate) * (pseudo - estimate) / (h - 1) / count;
    }
    return Math.sqrt(variance);
  }
}
