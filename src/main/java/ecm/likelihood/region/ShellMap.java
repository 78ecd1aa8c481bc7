package ecm.likelihood.region;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;

/**
 * A layer around the sample that relaxes faster, seen in projection: everywhere by the same factor
 * that its median is shorter than that of what it covers.
 *
 * @param share f of each pixel's chord that lies in the layer; 0 where there is none
 * @param tau relaxation time of the layer [s]; NaN if there is none
 * @param uncertainty relative standard error of all shares together
 */
public record ShellMap(FloatMap share, double tau, double uncertainty) {

  /** A core this thin is not told from the layer. */
  private static final double LARGEST_SHARE = 0.9;

  /** An error is not known better than this. */
  private static final double DIGITS = 1e-3;

  /** Of shares that are known. */
  public ShellMap(FloatMap share, double tau) {
    this(share, tau, 0);
  }

  /** No layer. */
  public static ShellMap none(Mask mask) {
    return new ShellMap(FloatMap.filled(mask.width(), mask.height(), 0), Double.NaN);
  }

  /**
   * The layer of a cylinder: at a distance d from its edge the chord through a cylinder of radius R
   * is 2 [R^2 - (R-d)^2]^(1/2), of which that through the core of radius R - w is not in the layer.
   *
   * @param distance to the lateral edge [px]
   * @param radius R [px]
   * @param width w of the layer [px]; of a thin one the shares grow in proportion to it, and so
   *     does their error
   * @param tau of the layer [s]
   */
  public static ShellMap cylinder(FloatMap distance, double radius, Estimate width, double tau) {
    double w = width.value();
    FloatMap share = FloatMap.filled(distance.width(), distance.height(), 0);
    for (int i = 0; i < share.values().length; i++) {
      double d = Math.min(distance.values()[i], radius);
      if (d > 0) {
        double across = (radius - d) * (radius - d);
        double core = Math.sqrt(Math.max(0, (radius - w) * (radius - w) - across));
        double chord = Math.sqrt(radius * radius - across);
        share.values()[i] = (float) Math.min(LARGEST_SHARE, 1 - core / chord);
      }
    }
    // in its last digits the unit of length would show
    return new ShellMap(share, tau, Math.rint(width.sd() / w / DIGITS) * DIGITS);
  }
}
