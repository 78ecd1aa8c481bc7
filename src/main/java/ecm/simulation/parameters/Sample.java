package ecm.simulation.parameters;

/**
 * What is in the field. Radius and surface layer belong to wires; a film ignores them.
 *
 * @param geometry shape; a wire runs along y and is centred in x
 * @param radius half the diameter (cylinder) or half the width (slab) [nm], above 0
 * @param surfaceDepth thickness of the fast layer at the surface [nm], 0 (none) to the radius
 * @param surfaceRatio tau_bulk / tau_surface, 0.01 to 10000
 * @param spot peak brightness of a static bright spot, relative to the thick sample; 0 = none
 */
public record Sample(
    Geometry geometry, double radius, double surfaceDepth, double surfaceRatio, double spot) {

  /**
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  public Sample {
    Range.checkPositive("radius", radius, 1e4, " nm");
    Range.check("surfaceDepth", surfaceDepth, 0, radius, " nm, the radius");
    Range.check("surfaceRatio", surfaceRatio, 0.01, 1e4, "");
    Range.check("spot", spot, 0, 1e4, "");
  }

  /** Whether a surface layer relaxes at another rate than the bulk. */
  public boolean hasSurface() {
    return geometry != Geometry.FILM && surfaceDepth > 0 && surfaceRatio != 1;
  }
}
