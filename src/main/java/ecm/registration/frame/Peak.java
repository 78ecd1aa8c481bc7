package ecm.registration.frame;

/**
 * The highest point of a correlation surface.
 *
 * @param dx shift to the right [px], by a parabola through three points
 * @param dy shift downwards [px]
 * @param ratio height of the second peak over that of the first, 0 if there is none
 * @param atLimit whether the highest point lies on the border of the surface
 */
public record Peak(double dx, double dy, double ratio, boolean atLimit) {

  private static final int APART = 3;

  /** Second peaks lower than this share of the first leave no doubt. */
  private static final double CLEAR = 0.7;

  /**
   * The highest point of a surface, to a fraction of a sample by a parabola along each axis.
   *
   * @param surface (2 range + 1)^2 values
   * @param bin pixels per sample
   */
  public static Peak of(float[] surface, int range, int bin) {
    int n = 2 * range + 1;
    int best = 0;
    for (int i = 1; i < surface.length; i++) {
      if (surface[i] > surface[best]) {
        best = i;
      }
    }
    int x = best % n;
    int y = best / n;
    boolean atLimit = x == 0 || y == 0 || x == n - 1 || y == n - 1;
    double dx = x - range + vertex(surface, best, 1, x > 0 && x < n - 1);
    double dy = y - range + vertex(surface, best, n, y > 0 && y < n - 1);
    return new Peak(dx * bin, dy * bin, ratio(surface, n, best), atLimit);
  }

  /** Whether no other place comes near. */
  public boolean isClear() {
    return !atLimit && ratio < CLEAR;
  }

  private static double vertex(float[] surface, int at, int step, boolean inside) {
    if (!inside) {
      return 0;
    }
    double left = surface[at - step];
    double right = surface[at + step];
    double curvature = left - 2.0 * surface[at] + right;
    return curvature < 0 ? 0.5 * (left - right) / curvature : 0;
  }

  private static double ratio(float[] surface, int n, int best) {
    float second = 0;
    for (int y = 1; y < n - 1; y++) {
      for (int x = 1; x < n - 1; x++) {
        boolean apart = Math.abs(x - best % n) > APART || Math.abs(y - best / n) > APART;
        int i = y * n + x;
        if (apart && surface[i] > second && isMaximum(surface, i, n)) {
          second = surface[i];
        }
      }
    }
    return surface[best] > 0 ? second / surface[best] : 1;
  }

  private static boolean isMaximum(float[] surface, int i, int n) {
    for (int dy = -n; dy <= n; dy += n) {
      for (int dx = -1; dx <= 1; dx++) {
        if (surface[i + dy + dx] > surface[i]) {
          return false;
        }
      }
    }
    return true;
  }
}
