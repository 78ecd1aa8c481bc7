package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * The radial autocovariance of ln tau in homogeneous samples, from simulated maps cut into equal
 * squares: what the estimator's own scatter, correlated over a speckle, looks like.
 *
 * @param radii of the rings [px]
 * @param mean autocovariance of an infinite map
 * @param sd standard deviation of the autocovariance from square to square
 * @param meanVariance variance of the squares' means
 * @param pixels of one square
 * @param samples number of squares
 */
public record CovarianceNull(
    double[] radii, double[] mean, double[] sd, double meanVariance, int pixels, int samples) {

  /** Largest radius looked at [px]. */
  public static final int REACH = 15;

  /** Student's t for 95 % and some 20 degrees of freedom. */
  private static final double T95 = 2.07;

  /**
   * Cuts maps into squares and averages over these.
   *
   * <p>Each square's covariance is about its own mean, which lowers it by the variance of that
   * mean; this is put back.
   *
   * @param maps of ln tau, of one size, a multiple of the squares'
   * @param side of the squares [px]
   */
  public static CovarianceNull of(List<FloatMap> maps, int side) {
    List<RadialCovariance> squares = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (FloatMap map : maps) {
      for (int y = 0; y + side <= map.height(); y += side) {
        for (int x = 0; x + side <= map.width(); x += side) {
          Mask square = finite(map, new Rect(x, y, side, side));
          squares.add(RadialCovariance.of(map, map, square, REACH));
          means.add(Moments.mean(map.inside(square)));
        }
      }
    }
    double[] centres = means.stream().mapToDouble(Double::doubleValue).toArray();
    double meanVariance = Moments.variance(centres);
    int rings = squares.stream().mapToInt(s -> s.mean().length).min().orElse(0);
    double[] mean = new double[rings];
    double[] sd = new double[rings];
    for (int k = 0; k < rings; k++) {
      int ring = k;
      double[] values = squares.stream().mapToDouble(s -> s.mean()[ring]).toArray();
      mean[k] = Moments.mean(values) + meanVariance;
      sd[k] = Math.sqrt(Moments.variance(values));
    }
    double[] radii = java.util.Arrays.copyOf(squares.get(0).radii(), rings);
    return new CovarianceNull(radii, mean, sd, meanVariance, side * side, squares.size());
  }

  private static Mask finite(FloatMap map, Rect square) {
    return Mask.of(map.width(), map.height(), square)
        .and(Mask.of(map.width(), map.height(), i -> Float.isFinite(map.values()[i])));
  }

  /** The autocovariance about its own mean that a map of so many pixels has on average. */
  public double[] expected(int mapPixels) {
    double lowered = meanVariance * pixels / mapPixels;
    return java.util.Arrays.stream(mean).map(c -> c - lowered).toArray();
  }

  /**
   * The standard error of the difference between the autocovariance of a homogeneous map of so many
   * pixels and {@link #expected}: sd sqrt(pixels / mapPixels + 1 / samples).
   */
  public double[] error(int mapPixels) {
    double factor = Math.sqrt((double) pixels / mapPixels + 1.0 / samples);
    return java.util.Arrays.stream(sd).map(s -> s * factor).toArray();
  }

  /** Half the width of the 95 % band about {@link #expected}. */
  public double[] band(int mapPixels) {
    return java.util.Arrays.stream(error(mapPixels)).map(s -> T95 * s).toArray();
  }
}
