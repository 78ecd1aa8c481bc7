package ecm.surface;

import ecm.stack.FloatMap;

/**
 * A quantity against the distance to the surface, in bins of one pixel.
 *
 * @param distance centre of the bins [nm]
 * @param median of the quantity
 * @param lowerQuartile of the quantity
 * @param upperQuartile of the quantity
 * @param pixels number of values
 */
public record SurfaceProfile(
    double[] distance,
    double[] median,
    double[] lowerQuartile,
    double[] upperQuartile,
    int[] pixels) {

  /**
   * Bins a map by distance.
   *
   * @param values NaN left out
   * @param distance [px], NaN outside
   * @param pixelSize [nm]
   */
  public static SurfaceProfile of(FloatMap values, FloatMap distance, double pixelSize) {
    throw new UnsupportedOperationException();
  }
}
