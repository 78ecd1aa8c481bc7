package ecm.pipeline.likelihood;

import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.likelihood.region.ShellMap;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.MeasuredSample;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;

/**
 * The surface layer of a sample and the rest, as two regions of the likelihood, each with its own
 * prior, so that none draws the other towards itself; and how the rest is seen through the layer.
 *
 * <p>The layer reaches as deep as the user has said, unless the profile of the curve fit's times
 * ({@link ecm.surface.ShellWidth}) shows another width, by more than two standard errors of the fit
 * and of the edge: a layer that is taken too thin makes the core behind it look faster than it is.
 *
 * @param whole the sample
 * @param surface pixels of the layer; empty if there is no edge
 * @param inner all others, of which the bulk is learned from
 * @param radius of the wire [px]
 * @param width of the layer [px], with its standard error by the profile and the edge; 0 if no
 *     profile shows one
 */
public record LayeredRegions(
    LikelihoodRegion whole,
    LikelihoodRegion surface,
    LikelihoodRegion inner,
    double radius,
    Estimate width) {

  /** A wire whose rim is darker than this part of its middle is round. */
  private static final double ROUND = 0.8;

  /** The edge lies somewhere within a pixel: the standard deviation of that [px]. */
  private static final double EDGE = 1 / Math.sqrt(12);

  /** A width differs from what was said by more than so many of its standard errors. */
  private static final double SIGNIFICANT = 2;

  /**
   * Divides a sample.
   *
   * @param sample with its layers as the user has said
   * @param whole all of it
   * @param width of the layer that the profile shows [nm], if it shows one
   */
  public static LayeredRegions of(MeasuredSample sample, LikelihoodRegion whole, Estimate width) {
    Mask given = sample.layers().surface();
    FloatMap distance = whole.distance();
    // the last pixel of the layer reaches half a pixel further than its centre
    double said = farthest(given, distance) + 0.5;
    double pixel = sample.stack().pixelSize();
    double sd = width.isKnown() ? Math.hypot(EDGE, width.sd() / pixel) : 0;
    boolean another = width.isKnown() && Math.abs(width.value() / pixel - said) > SIGNIFICANT * sd;
    double reach = another ? width.value() / pixel : said;
    Mask surface =
        given.count() == 0
            ? given
            : Mask.of(
                given.width(),
                given.height(),
                i ->
                    sample.mask().contains(i)
                        && (given.contains(i) || distance.values()[i] + 0.5 <= reach));
    Mask inner = sample.mask().minus(surface);
    return new LayeredRegions(
        whole,
        whole.part(surface, surface),
        whole.part(inner, sample.layers().bulk().minus(surface)),
        farthest(sample.mask(), distance),
        Estimate.of(reach, sd));
  }

  /** A sample without an edge. */
  public static LayeredRegions undivided(LikelihoodRegion whole) {
    Mask none = Mask.of(whole.mask().width(), whole.mask().height(), i -> false);
    return new LayeredRegions(
        whole,
        whole.part(none, none),
        whole,
        Double.POSITIVE_INFINITY,
        Estimate.none("there is no edge"));
  }

  /**
   * The inner region as it is seen in front of and behind the layer of a wire with a round section,
   * which gets brighter with its thickness; without a layer in a wire with a flat one.
   *
   * @param layer what was found in the surface layer
   */
  public LikelihoodRegion innerBehind(Maybe<LikelihoodMaps> layer) {
    return layer.value().isPresent() && Double.isFinite(radius) && isRound()
        ? inner.behind(
            ShellMap.cylinder(
                whole.distance(),
                radius,
                width,
                layer.value().get().population().tauMedian().value()))
        : inner;
  }

  private boolean isRound() {
    return brightness(0.05 * radius, 0.25 * radius) < ROUND * brightness(0.75 * radius, radius);
  }

  /** Mean static brightness at some distances from the surface [px]. */
  private double brightness(double from, double to) {
    double sum = 0;
    int n = 0;
    for (int i : whole.mask().indices()) {
      float d = whole.distance().values()[i];
      if (d >= from && d <= to) {
        sum += whole.brightness().values()[i];
        n++;
      }
    }
    return sum / n;
  }

  private static double farthest(Mask mask, FloatMap distance) {
    double farthest = 0;
    for (int i : mask.indices()) {
      farthest = Math.max(farthest, distance.values()[i]);
    }
    return farthest;
  }
}
