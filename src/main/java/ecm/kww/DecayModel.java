package ecm.kww;

import java.util.List;

/**
 * The shape of a decay: g2(t) = c + A e(t; p), with e falling from 1 at t = 0 to 0, and p the
 * coordinates in which a fit searches. A and c are none of them: the model is linear in both, so
 * that every fit solves for them.
 *
 * <p>A model is added by a class that implements this, with a line in {@link DecayModels}, or, in a
 * jar of its own, with a constructor without parameters and a line with its name in {@code
 * META-INF/services/ecm.kww.DecayModel}. {@link DecayFitter#of} then fits it to curves of pixels
 * and regions, with maps by {@link #quantities}. Implementations have no state and are safe for all
 * threads.
 */
public interface DecayModel {

  /**
   * A number that the fit of a curve gives.
   *
   * @param name as in the name of a map or a column
   * @param unit "s", or empty for a number without unit; times come in the unit of the curve's
   *     times
   * @param meaning in words
   * @param logarithmic whether it is positive and its error is that of its logarithm
   */
  record Quantity(String name, String unit, String meaning, boolean logarithmic) {}

  /**
   * Where a fit may look.
   *
   * @param lower bound of each coordinate
   * @param upper bound of each coordinate
   * @param fence whether the bounds of a coordinate are only a fence: a fit that ends there has
   *     found no minimum
   */
  record Bounds(double[] lower, double[] upper, boolean[] fence) {

    /** Whether a value is at a bound of a coordinate, or beyond. */
    boolean isAt(int k, double value) {
      return value <= lower[k] || value >= upper[k];
    }

    double clamp(int k, double value) {
      return Math.max(lower[k], Math.min(upper[k], value));
    }
  }

  /** What the model is called, in lower case. */
  String name();

  /** g2 as a formula, for documentation and reports. */
  String formula();

  /** What a fit gives, besides A, c and the residual. */
  List<Quantity> quantities();

  /**
   * Bounds of the coordinates. In the unbounded modes those of times and exponents are only a fence
   * far outside anything that a record of this length can show.
   *
   * @param parameters mode, upper bound of stretching exponents
   * @param frameInterval dt
   * @param recordLength T, in the same unit
   */
  Bounds bounds(FitParameters parameters, double frameInterval, double recordLength);

  /**
   * Coordinates to search from, each in turn; the lowest minimum wins.
   *
   * @param lnTau ln of the time at which the curve has fallen to e^-2 of its first value
   */
  List<double[]> starts(double lnTau);

  /**
   * The decay and its derivatives.
   *
   * @param p coordinates, within the bounds
   * @param lnTimes ln t, of which the first {@code n} are asked for
   * @param n number of times
   * @param decay receives e
   * @param slopes receives de/dp, one row for each coordinate; null if they are not asked for
   */
  void evaluate(double[] p, double[] lnTimes, int n, double[] decay, double[][] slopes);

  /**
   * Turns coordinates into what a fit gives.
   *
   * @param p coordinates
   * @param values receives one value for each of {@link #quantities}
   */
  void quantitiesAt(double[] p, double[] values);
}
