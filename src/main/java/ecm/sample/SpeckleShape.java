package ecm.sample;

import ecm.statistics.MaskedCovariance;
import java.util.Arrays;

/**
 * Width and area of |mu|^2 from the covariance at all displacements.
 *
 * <p>Displacements are grouped by their exact length. The core ends where a ring one pixel wide
 * first falls to the noise, the rms of |mu|^2 beyond half the reach. Since each frame's mean was
 * taken off, the covariance lies lower than the true one by C(0) K / n^2, K = sum over the core of
 * |mu|^2 (d) times the number of pixel pairs at d; this is put back, by iteration.
 */
final class SpeckleShape {

  private static final int ITERATIONS = 20;
  private static final double SIGNIFICANT = 5;

  /** A relative variance below this is the rounding of a constant. */
  private static final double ROUNDING = 1e-15;

  private final int reach;
  private final double[] sum;
  private final int[] size;
  private final double[] pairs;

  private SpeckleShape(int reach) {
    this.reach = reach;
    sum = new double[reach * reach + 1];
    size = new int[reach * reach + 1];
    pairs = new double[reach * reach + 1];
  }

  /**
   * @param products sums over pixel pairs and frame pairs
   * @param counts pixel pairs at each displacement
   * @param pixels n
   * @param framePairs number of frame pairs summed
   * @param reach largest displacement [px]
   */
  static Speckle measure(
      MaskedCovariance.Table products,
      MaskedCovariance.Table counts,
      int pixels,
      int framePairs,
      int reach) {
    SpeckleShape shape = new SpeckleShape(reach);
    double zero = products.at(0, 0) / pixels / framePairs;
    if (!(zero > ROUNDING)) {
      return new Speckle(Double.NaN, Double.NaN);
    }
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        int square = dx * dx + dy * dy;
        double count = Math.rint(counts.at(dx, dy));
        if (square <= reach * reach && count >= 0.1 * pixels) {
          shape.sum[square] += products.at(dx, dy) / count / framePairs / zero;
          shape.size[square]++;
          shape.pairs[square] += count;
        }
      }
    }
    return shape.evaluate(pixels);
  }

  private Speckle evaluate(int pixels) {
    double lowered = 0;
    double area = Double.NaN;
    double[] mu2 = new double[sum.length];
    double noise = Double.NaN;
    for (int k = 0; k < ITERATIONS; k++) {
      double offset = lowered;
      Arrays.setAll(
          mu2, q -> size[q] == 0 ? Double.NaN : (sum[q] / size[q]) * (1 - offset) + offset);
      noise = noise(mu2);
      int end = coreEnd(mu2, noise);
      area = 0;
      double covered = 0;
      for (int q = 0; q < end; q++) {
        if (size[q] > 0) {
          area += size[q] * mu2[q];
          covered += pairs[q] * mu2[q];
        }
      }
      lowered = Math.min(0.5, covered / ((double) pixels * pixels));
    }
    if (!(noise * SIGNIFICANT < 1)) {
      return new Speckle(Double.NaN, Double.NaN);
    }
    return new Speckle(2 * halfRadius(mu2), area);
  }

  /** The rms of |mu|^2 over displacements beyond half the reach. */
  private double noise(double[] mu2) {
    double squares = 0;
    int n = 0;
    for (int q = reach * reach / 4 + 1; q < mu2.length; q++) {
      if (size[q] > 0) {
        squares += size[q] * mu2[q] * mu2[q];
        n += size[q];
      }
    }
    return Math.sqrt(squares / n);
  }

  /** The squared inner radius of the first ring whose mean is not above the noise. */
  private int coreEnd(double[] mu2, double noise) {
    for (int r = 1; r <= reach; r++) {
      double ring = 0;
      int n = 0;
      for (int q = innerSquare(r); q < innerSquare(r + 1) && q < mu2.length; q++) {
        if (size[q] > 0) {
          ring += size[q] * mu2[q];
          n += size[q];
        }
      }
      if (n == 0 || ring / n <= noise) {
        return innerSquare(r);
      }
    }
    return mu2.length;
  }

  /** The smallest whole squared length of at least r - 1/2. */
  private static int innerSquare(int r) {
    return r * r - r + 1;
  }

  /** Where |mu|^2 first falls to 1/2; between two lengths ln |mu|^2 is taken as linear in d^2. */
  private double halfRadius(double[] mu2) {
    int last = 0;
    for (int q = 1; q < mu2.length; q++) {
      if (size[q] == 0) {
        continue;
      }
      if (mu2[q] <= 0.5) {
        double floor = Math.max(mu2[q], 1e-3);
        double fraction = Math.log(mu2[last] / 0.5) / Math.log(mu2[last] / floor);
        return Math.sqrt(last + fraction * (q - last));
      }
      last = q;
    }
    return Double.NaN;
  }
}
