package ecm.registration.outcome;

import java.util.Arrays;

/**
 * The scatter of a series about its course: what a translation alone leaves in the distance of two
 * parts of the field.
 *
 * <p>Differences of successive values are no measure of it: speckle that lasts from one segment of
 * the record to the next pulls the matches of both the same way, and the values wander farther than
 * their steps tell. So the scatter is that about a straight line, about one step at any place, or
 * about a step there and back, whichever leaves less, with n - 2, n - 3 or n - 4 degrees of
 * freedom; and it is multiplied by [(1 + r) / (1 - r)]^(1/2), r the correlation of what is left of
 * neighbours, 0 to 0.8: the standard error of a mean of correlated values over that of independent
 * ones.
 */
final class Course {

  private static final double MOST_CORRELATED = 0.8;

  /** A step needs so many values on either side. */
  private static final int FEWEST = 2;

  private Course() {}

  /**
   * The scatter, in the units of the values.
   *
   * @param values in the order of time; NaN where unknown
   * @return positive infinity with fewer than four values
   */
  static double scatter(double[] values) {
    double[] v = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
    if (v.length < 4) {
      return Double.POSITIVE_INFINITY;
    }
    double[] best = aboutLine(v);
    double least = squares(best) / (v.length - 2);
    for (int from = 0; from + FEWEST <= v.length; from++) {
      for (int to = from + FEWEST; to <= v.length; to++) {
        int outside = v.length - to + from;
        int free = v.length - (from == 0 || to == v.length ? 3 : 4);
        if (outside < FEWEST || free < 1) {
          continue;
        }
        double[] left = aboutStep(v, from, to);
        double variance = squares(left) / free;
        if (variance < least) {
          least = variance;
          best = left;
        }
      }
    }
    double r = correlation(best);
    return Math.sqrt(least * (1 + r) / (1 - r));
  }

  private static double[] aboutLine(double[] v) {
    int n = v.length;
    double mean = Arrays.stream(v).sum() / n;
    double middle = (n - 1) / 2.0;
    double slope = 0;
    double square = 0;
    for (int k = 0; k < n; k++) {
      slope += (k - middle) * (v[k] - mean);
      square += (k - middle) * (k - middle);
    }
    double[] left = new double[n];
    for (int k = 0; k < n; k++) {
      left[k] = v[k] - mean - slope / square * (k - middle);
    }
    return left;
  }

  /** About one level from an index up to another, and one level elsewhere. */
  private static double[] aboutStep(double[] v, int from, int to) {
    double inside = Arrays.stream(v, from, to).average().orElseThrow();
    double outside = (Arrays.stream(v).sum() - inside * (to - from)) / (v.length - to + from);
    double[] left = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      left[k] = v[k] - (k >= from && k < to ? inside : outside);
    }
    return left;
  }

  private static double squares(double[] v) {
    return Arrays.stream(v).map(x -> x * x).sum();
  }

  private static double correlation(double[] left) {
    double products = 0;
    for (int k = 1; k < left.length; k++) {
      products += left[k] * left[k - 1];
    }
    double r = products / Math.max(squares(left), Double.MIN_NORMAL);
    return Math.max(0, Math.min(MOST_CORRELATED, r));
  }
}
