package ecm.sample;

import ecm.base.InvalidInput;
import ecm.stack.Coverage;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the sample is.
 *
 * @param mask pixels to analyse: the outline without static bright spots, without pixels that drift
 *     uncovers in more than 20 % of the valid frames, and without those that have a spike or are
 *     hot
 * @param outline the whole sample, holes filled; its border with the vacuum is the surface
 * @param background intensity of the vacuum, in the stack's units; 0 if no vacuum is in the field
 * @param plateau intensity of the thick sample, background included
 * @param hasEdge whether any vacuum is in the field, so that a distance to the surface exists
 * @param notes sentences for the log: other regions found, the spot and single pixels removed
 */
public record SampleRegion(
    Mask mask,
    Mask outline,
    double background,
    double plateau,
    boolean hasEdge,
    List<String> notes) {

  public SampleRegion {
    notes = List.copyOf(notes);
  }

  /**
   * Finds the sample in the mean image.
   *
   * <p>Background b and its standard deviation s are those of the vacuum ({@link Vacuum}); plateau
   * p is the mean of the mean image over the core of the sample, the pixels deeper than 0.8 of the
   * greatest depth and less than twice as bright as their median. Sample is what exceeds b + max(q
   * (p - b), 5 s), but at most (p + b) / 2; of that the largest region (8 neighbours) with holes
   * filled is the outline. Outline and plateau are determined in turn. If the mean image shows no
   * vacuum, every pixel is sample, b = 0, and a note says so. To be seen, a vacuum needs strips of
   * about 4 px at both sides of a wire or 10 px at one, and the sample needs a tenth of the field.
   *
   * <p>A wire of circular section and radius R loses R (1 - sqrt(1 - q^2)) at each side.
   *
   * @param moments of the stack
   * @param coverage of the same stack
   * @param parameters threshold
   * @throws InvalidInput if all pixels have the same mean, or none is covered in 80 % of the frames
   */
  public static SampleRegion find(Moments moments, Coverage coverage, MaskParameters parameters) {
    return new SampleFinder(moments, coverage).find(parameters.threshold());
  }

  /**
   * The region that a user's mask describes: its holes filled are the outline, and all its border
   * is surface save at the image border. Bright spots are not looked for.
   *
   * @param given same size as the stack
   * @param moments of the stack
   * @param coverage of the same stack
   * @throws InvalidInput if the mask has another size, is empty, or none of it is covered in 80 %
   *     of the frames
   */
  public static SampleRegion given(Mask given, Moments moments, Coverage coverage) {
    requireSize("the mask", given, moments.mean().width(), moments.mean().height());
    if (given.count() == 0) {
      throw new InvalidInput("the mask is empty; pixels that are not 0 mark the sample");
    }
    return new SampleFinder(moments, coverage).given(given);
  }

  /** The outline of a sample whose pixels are known: its holes and narrow notches filled. */
  public static Mask outline(Mask sample) {
    return Shapes.withoutHoles(sample, SampleFinder.LEAST_REGION);
  }

  /**
   * The region with its mask restricted to a part of the image; the outline stays.
   *
   * @throws InvalidInput if the sizes differ or nothing is left
   */
  public SampleRegion restrictedTo(Mask roi) {
    requireSize("the region of interest", roi, mask.width(), mask.height());
    Mask left = mask.and(roi);
    if (left.count() == 0) {
      throw new InvalidInput(
          "the region of interest holds no pixel of the sample; draw it on the sample");
    }
    List<String> said = new ArrayList<>(notes);
    said.add(
        String.format(
            Locale.ROOT,
            "restricted to the region of interest: %d of %d px",
            left.count(),
            mask.count()));
    return new SampleRegion(left, outline, background, plateau, hasEdge, said);
  }

  /**
   * The region without pixels that bad pixels of the camera cover; the outline stays.
   *
   * @throws InvalidInput if the sizes differ or nothing is left
   */
  public SampleRegion without(Mask unmeasured) {
    requireSize("the mask of unmeasured pixels", unmeasured, mask.width(), mask.height());
    Mask left = mask.minus(unmeasured);
    int lost = mask.count() - left.count();
    if (left.count() == 0) {
      throw new InvalidInput(
          "bad pixels of the camera cover the whole sample; repair=false takes the record as it is");
    }
    if (lost == 0) {
      return this;
    }
    List<String> said = new ArrayList<>(notes);
    said.add(
        String.format(
            Locale.ROOT,
            "%d px of the sample left out: bad pixels of the camera cover them",
            lost));
    return new SampleRegion(left, outline, background, plateau, hasEdge, said);
  }

  private static void requireSize(String what, Mask mask, int width, int height) {
    if (mask.width() != width || mask.height() != height) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s has %d x %d pixels, but the stack has %d x %d",
              what,
              mask.width(),
              mask.height(),
              width,
              height));
    }
  }
}
