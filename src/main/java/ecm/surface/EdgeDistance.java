package ecm.surface;

import ecm.stack.FloatMap;
import ecm.stack.Mask;

/** The distance of each pixel's centre to the lateral vacuum edge; image borders are no edges. */
public final class EdgeDistance {

  private EdgeDistance() {}

  /**
   * The exact Euclidean distance to the edge [px], NaN outside the outline; infinite where there is
   * no vacuum at all.
   */
  public static FloatMap of(Mask outline) {
    throw new UnsupportedOperationException();
  }
}
