package ecm.mask;

import ecm.stack.Mask;
import java.util.List;

/**
 * Where the sample is.
 *
 * @param mask pixels to analyse: the outline without the static spot and without pixels that drift
 *     uncovers
 * @param outline the whole sample, holes filled; its border with the vacuum is the surface
 * @param background intensity of the vacuum, in the stack's units
 * @param plateau intensity of the thick sample
 * @param hasEdge whether any vacuum is in the field, so that a distance to the surface exists
 * @param notes sentences for the log: other regions found, the spot removed
 */
public record SampleRegion(
    Mask mask,
    Mask outline,
    double background,
    double plateau,
    boolean hasEdge,
    List<String> notes) {

  /** Finds the sample in the mean image. */
  public static SampleRegion find(
      Moments moments, ecm.stack.Coverage coverage, MaskParameters parameters) {
    throw new UnsupportedOperationException();
  }
}
