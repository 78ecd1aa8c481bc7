package ecm.pipeline.whole;

import ecm.stack.Mask;

/**
 * How many independent domains a region holds, for the error of a mean over it: with the
 * correlation exp(-d / xi) of ln tau,
 *
 * <pre>  N_domain = N^2 / sum_r sum_r' exp(-|r - r'| / xi)</pre>
 *
 * over its N pixels. For a region much larger than xi this is area / (2 pi xi^2); a surface layer,
 * thinner than xi, holds more: about its length / (2 xi).
 */
final class DomainCount {

  /** The outer sum is over so many pixels at most, evenly taken: their mean serves for all. */
  private static final int MOST_PIXELS = 400;

  private static final double FAR = 12;

  private DomainCount() {}

  /**
   * N_domain of a region.
   *
   * @param region its pixels
   * @param xi correlation length [px]
   * @return at least 1; NaN if xi is
   */
  static double of(Mask region, double xi) {
    if (Double.isNaN(xi)) {
      return Double.NaN;
    }
    int[] pixels = region.indices();
    int step = (pixels.length + MOST_PIXELS - 1) / MOST_PIXELS;
    double sum = 0;
    int taken = 0;
    for (int i = step / 2; i < pixels.length; i += Math.max(1, step)) {
      sum += correlated(pixels, pixels[i], region.width(), xi);
      taken++;
    }
    return Math.max(1, pixels.length / (sum / taken));
  }

  private static double correlated(int[] pixels, int centre, int width, double xi) {
    int x = centre % width;
    int y = centre / width;
    double sum = 0;
    for (int pixel : pixels) {
      double distance = Math.hypot(pixel % width - x, pixel / width - y) / xi;
      sum += distance < FAR ? Math.exp(-distance) : 0;
    }
    return sum;
  }
}
