package ecm.likelihood.region;

import ecm.base.InvalidInput;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.Mask;

/**
 * Pixels with one kind of dynamics, and what is known of them.
 *
 * @param mask pixels to be estimated
 * @param learned those of them from which the properties of the population are learned
 * @param mean over the record, without background [intensity]
 * @param brightness static brightness m(r) [intensity]; a pixel without one above 0 has no estimate
 * @param distance to the surface [px]; infinite where there is none
 * @param speckle size
 * @param shell a layer with its own dynamics that is seen in front of and behind the pixels
 * @param electronsPerUnit detected electrons per unit of intensity, as told by who knows the
 *     camera; 0 if only the noise tells them
 */
public record LikelihoodRegion(
    Mask mask,
    Mask learned,
    FloatMap mean,
    FloatMap brightness,
    FloatMap distance,
    Speckle speckle,
    ShellMap shell,
    double electronsPerUnit) {

  /** Fewer pixels do not tell what they have in common. */
  public static final int FEWEST_PIXELS = 50;

  /** Fewer speckles do not tell the static brightness. */
  public static final int FEWEST_SPECKLES = 20;

  /** Of a camera that is not known. */
  public LikelihoodRegion(
      Mask mask,
      Mask learned,
      FloatMap mean,
      FloatMap brightness,
      FloatMap distance,
      Speckle speckle,
      ShellMap shell) {
    this(mask, learned, mean, brightness, distance, speckle, shell, 0);
  }

  /**
   * A region whose brightness is told from the mean image of the whole sample.
   *
   * @param sample all pixels of the sample
   * @param mean over the record, without background [intensity]
   * @param distance to the surface [px]; infinite where there is none
   * @param speckle size
   * @throws InvalidInput if the sample has fewer than 20 speckles, or their size is not known
   */
  public static LikelihoodRegion of(
      Mask sample, FloatMap mean, FloatMap distance, Speckle speckle) {
    if (!(speckle.area() > 0) || !(speckle.fwhm() > 0)) {
      throw new InvalidInput(Speckle.NOT_MEASURED);
    }
    if (sample.count() < FEWEST_SPECKLES * speckle.area()) {
      throw new InvalidInput(
          String.format(
              java.util.Locale.ROOT,
              "the static brightness cannot be told: the sample holds %.0f speckles, at least %d are"
                  + " needed",
              sample.count() / speckle.area(),
              FEWEST_SPECKLES));
    }
    FloatMap brightness = StaticBrightness.of(mean, sample, distance, speckle.area());
    return new LikelihoodRegion(
        sample, sample, mean, brightness, distance, speckle, ShellMap.none(sample));
  }

  /** A part of the region, with the same brightness. */
  public LikelihoodRegion part(Mask newMask, Mask newLearned) {
    return new LikelihoodRegion(
        newMask, newLearned, mean, brightness, distance, speckle, shell, electronsPerUnit);
  }

  /** The same with a layer in front of and behind the pixels. */
  public LikelihoodRegion behind(ShellMap layer) {
    return new LikelihoodRegion(
        mask, learned, mean, brightness, distance, speckle, layer, electronsPerUnit);
  }

  /**
   * The same, recorded by a camera that is known.
   *
   * @param electrons per unit of intensity; 0 if not known
   */
  public LikelihoodRegion recordedWith(double electrons) {
    return new LikelihoodRegion(
        mask, learned, mean, brightness, distance, speckle, shell, electrons);
  }

  /** Number of independent means over equal distance that the static brightness rests on. */
  public int brightnessMeans() {
    double[] values = new double[mean.values().length];
    return Math.max(1, DistanceMeans.of(learned, distance, values, i -> 1).count());
  }

  /** How the mean image scatters about the static brightness. */
  public StaticScatter scatter() {
    return StaticScatter.of(this, mean);
  }
}
