package ecm.statistics;

/** Spearman's rank correlation. */
public final class Spearman {

  private Spearman() {}

  /** The coefficient over pairs in which both are finite; NaN for fewer than 3. */
  public static double of(double[] x, double[] y) {
    throw new UnsupportedOperationException();
  }
}
