package ecm.surface;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Optional;

/**
 * The surface layer of a sample as its maps show it.
 *
 * @param parameters as given
 * @param layers surface and bulk
 * @param lnTau profile of ln tau as fitted
 * @param lnCorrected profile of ln tau-corrected, where a time too long to be corrected counts as
 *     infinite; empty if not known
 * @param beta profile of beta; a dip at the edge is the sign that layer and core mix in the
 *     projection
 * @param contrast profile of A
 * @param lateral width of a lateral layer, as of a slab, from lnTau
 * @param shell thickness of a shell around a cylinder, from lnTau
 * @param corrected the shell of lnCorrected, whose core is free of the layer above and below it;
 *     empty if not known
 * @param sections local diameter and central tau along the wire
 */
public record SurfaceLayer(
    SurfaceParameters parameters,
    SurfaceLayers layers,
    SurfaceProfile lnTau,
    Optional<SurfaceProfile> lnCorrected,
    Optional<SurfaceProfile> beta,
    Optional<SurfaceProfile> contrast,
    SurfaceWidth lateral,
    ShellWidth shell,
    Optional<ShellWidth> corrected,
    WireSections sections) {

  /** Length of a section along the wire [nm], at least 3 px. */
  private static final double SECTION = 1;

  private static final double SECTION_PIXELS = 3;

  /**
   * Profiles and fits.
   *
   * @param maps of one stack
   * @param used pixels that count, all with a tau
   * @param outline the sample with its holes filled
   * @param distance to the edge [px], NaN outside
   * @param parameters depths, pixel size
   */
  public static SurfaceLayer of(
      SurfaceMaps maps, Mask used, Mask outline, FloatMap distance, SurfaceParameters parameters) {
    SurfaceLayers layers =
        SurfaceLayers.of(
            used,
            distance,
            parameters.pixelSize(),
            parameters.surfaceDepth(),
            parameters.bulkDepth());
    SurfaceProfile lnTau = profile(ln(maps.tau(), used), distance, parameters);
    Optional<SurfaceProfile> lnCorrected =
        maps.corrected().map(c -> profile(ln(longest(c, maps.tau()), used), distance, parameters));
    double speckle = parameters.pixelsPerSpeckle();
    double section = Math.max(SECTION, SECTION_PIXELS * parameters.pixelSize());
    return new SurfaceLayer(
        parameters,
        layers,
        lnTau,
        lnCorrected,
        maps.beta().map(b -> profile(inside(b, used), distance, parameters)),
        maps.contrast().map(c -> profile(inside(c, used), distance, parameters)),
        SurfaceWidth.fit(lnTau, speckle),
        ShellWidth.fit(lnTau, layers.radius(), parameters.beta(), speckle),
        lnCorrected.map(
            p -> ShellWidth.fit(p.finite(), layers.radius(), parameters.beta(), speckle)),
        WireSections.of(
            inside(maps.tau(), used), outline, distance, parameters.pixelSize(), section));
  }

  private static SurfaceProfile profile(
      FloatMap map, FloatMap distance, SurfaceParameters parameters) {
    return SurfaceProfile.of(map, distance, parameters.pixelSize());
  }

  private static FloatMap inside(FloatMap map, Mask used) {
    float[] values = new float[map.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = used.contains(i) ? map.values()[i] : Float.NaN;
    }
    return new FloatMap(map.width(), map.height(), values);
  }

  private static FloatMap ln(FloatMap map, Mask used) {
    FloatMap inside = inside(map, used);
    for (int i = 0; i < inside.values().length; i++) {
      inside.values()[i] = (float) Math.log(inside.values()[i]);
    }
    return inside;
  }

  /** Corrected times, of which one that was fitted but is too long to be corrected is infinite. */
  public static FloatMap longest(FloatMap corrected, FloatMap tau) {
    float[] values = corrected.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i]) && tau.values()[i] > 0) {
        values[i] = Float.POSITIVE_INFINITY;
      }
    }
    return new FloatMap(corrected.width(), corrected.height(), values);
  }

  /** The median over a region; NaN if it is infinite or there is no value. */
  public static double median(FloatMap map, Mask region) {
    double median = Quantiles.median(map.inside(region));
    return Double.isInfinite(median) ? Double.NaN : median;
  }

  /** The median corrected time over a region; NaN if it is too long to be corrected. */
  public static double correctedMedian(SurfaceMaps maps, Mask region) {
    return maps.corrected().map(c -> median(longest(c, maps.tau()), region)).orElse(Double.NaN);
  }

  /** The chord of the cylinder at each distance of a profile [nm]. */
  public double[] chords(SurfaceProfile profile) {
    double radius = layers.radius();
    return Arrays.stream(profile.distance())
        .map(d -> 2 * Math.sqrt(Math.max(0, radius * radius - Math.pow(radius - d, 2))))
        .toArray();
  }

  /** The shell's tau [s] at the distances of lnTau; NaN if there is none. */
  public double[] shellFit() {
    double[] d = lnTau.distance();
    double bin = d.length > 1 ? d[1] - d[0] : parameters.pixelSize();
    return Arrays.stream(d)
        .map(x -> Math.exp(shell.lnTau(x, bin, layers.radius(), parameters.beta())))
        .toArray();
  }

  /** The number of independent values in each bin of a profile. */
  public double[] speckles(SurfaceProfile profile) {
    return Arrays.stream(profile.pixels())
        .mapToDouble(n -> n / parameters.pixelsPerSpeckle())
        .toArray();
  }
}
