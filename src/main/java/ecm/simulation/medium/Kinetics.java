package ecm.simulation.medium;

import ecm.base.Parallel;
import ecm.base.Progress;
import java.util.List;

/**
 * How a pixel's field relaxes: as exp(-(k / tau)^beta) with k in steps of time.
 *
 * @param tau relaxation time in steps
 * @param beta stretching exponent
 */
public record Kinetics(double tau, double beta) {

  /** The circle may become so many times longer than the record needs, to let beta exceed 1. */
  private static final int MOST_CIRCLES = 8;

  /**
   * The length of the circle: the shortest for a record where all exponents are 1 or less. Above 1
   * the covariance must have decayed within half the circle, whose spectrum is not positive
   * otherwise, so that a longer one is taken where it helps.
   *
   * @param steps of the record
   * @param all that occur
   * @return 0 if none will do
   */
  static int circle(int steps, List<Kinetics> all, Progress progress) {
    List<Kinetics> compressed = all.stream().filter(k -> k.beta > 1).distinct().toList();
    for (int times = 1; times <= MOST_CIRCLES; times *= 2) {
      int circle = Spectra.circle(times * steps);
      if (arePositive(circle, compressed, progress)) {
        return circle;
      }
    }
    return 0;
  }

  private static boolean arePositive(int circle, List<Kinetics> kinetics, Progress progress) {
    boolean[] positive = new boolean[kinetics.size()];
    Parallel.forEach(
        positive.length,
        progress,
        "checking spectra",
        () -> {
          Circulant circulant = new Circulant(circle);
          return i -> positive[i] = circulant.set(kinetics.get(i)).isPositive();
        });
    for (boolean one : positive) {
      if (!one) {
        return false;
      }
    }
    return true;
  }
}
