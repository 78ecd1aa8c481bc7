package ecm.stack;

import ecm.base.Api;

/**
 * Where the sample moved to in each frame, relative to frame 0, whose drift is exactly 0.
 *
 * @param dx to the right [px]
 * @param dy downwards [px]
 * @param quality of the match: normalised correlation with the template, -1 to 1; NaN if not
 *     measured
 * @param bad frames that are not to be used; their drift is interpolated
 */
@Api
public record Drift(double[] dx, double[] dy, double[] quality, boolean[] bad) {

  public int frames() {
    return dx.length;
  }

  /** The largest distance from where the sample was in frame 0 [px]. */
  public double largest() {
    double largest = 0;
    for (int i = 0; i < dx.length; i++) {
      largest = Math.max(largest, Math.hypot(dx[i], dy[i]));
    }
    return largest;
  }

  /** Whether all shifts are whole pixels. */
  public boolean isWhole() {
    for (int i = 0; i < dx.length; i++) {
      if (dx[i] != Math.rint(dx[i]) || dy[i] != Math.rint(dy[i])) {
        return false;
      }
    }
    return true;
  }

  /** The nearest whole-pixel shifts to the right. */
  public int[] wholeDx() {
    return rounded(dx);
  }

  /** The nearest whole-pixel shifts downwards. */
  public int[] wholeDy() {
    return rounded(dy);
  }

  private static int[] rounded(double[] shifts) {
    int[] whole = new int[shifts.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) Math.rint(shifts[i]);
    }
    return whole;
  }
}
