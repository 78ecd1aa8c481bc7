package ecm.pipeline.maps;

import ecm.stack.FloatMap;
import ecm.statistics.Estimate;
import ecm.surface.ShellWidth;
import ecm.surface.SurfaceLayer;
import ecm.surface.SurfaceProfile;
import ecm.surface.SurfaceWidth;
import java.util.Optional;

/**
 * Relaxation against the distance to the surface.
 *
 * @param lnTau profile of ln tau as fitted
 * @param width of the surface layer, as of a slab
 * @param shell thickness of the layer, as around a cylinder
 * @param core the same of ln tau-corrected: its core is free of the layer above and below it
 */
public record EdgeProfile(
    SurfaceProfile lnTau, SurfaceWidth width, ShellWidth shell, ShellWidth core) {

  /**
   * What the layers depend on.
   *
   * @param distance of each pixel to the surface [px]; infinite without an edge
   * @param radius of the wire [nm]
   * @param pixelSize [nm]
   * @param speckleArea pixels that share one independent value
   */
  public record Geometry(FloatMap distance, double radius, double pixelSize, double speckleArea) {

    SurfaceProfile profile(FloatMap lnTau) {
      return SurfaceProfile.of(lnTau, distance, pixelSize);
    }
  }

  /**
   * Profiles and their fits.
   *
   * @param maps fitted and corrected
   * @param beta of the bulk
   * @return empty without an edge
   */
  public static Optional<EdgeProfile> of(RelaxationMaps maps, double beta, Geometry geometry) {
    boolean edge = false;
    for (float d : geometry.distance().values()) {
      edge |= Float.isFinite(d);
    }
    if (!edge) {
      return Optional.empty();
    }
    SurfaceProfile lnTau = geometry.profile(maps.tau().ln());
    SurfaceProfile corrected =
        geometry.profile(SurfaceLayer.longest(maps.tauCorrected(), maps.tau()).ln());
    double area = geometry.speckleArea();
    return Optional.of(
        new EdgeProfile(
            lnTau,
            SurfaceWidth.fit(lnTau, area),
            ShellWidth.fit(lnTau, geometry.radius(), beta, area),
            ShellWidth.fit(corrected, geometry.radius(), beta, area)));
  }

  /** Thickness of the layer around a cylinder [nm], or that none is resolved. */
  public static Estimate layerWidth(Optional<EdgeProfile> edge) {
    return edge.map(EdgeProfile::shell)
        .filter(ShellWidth::isResolved)
        .map(shell -> Estimate.of(shell.width(), shell.widthSd()))
        .orElse(Estimate.none("the profile of the times shows no layer"));
  }
}
