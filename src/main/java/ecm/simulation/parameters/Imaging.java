package ecm.simulation.parameters;

import ecm.base.InvalidInput;

/**
 * What the beam and the camera make of the sample.
 *
 * @param speckle full width at half maximum of |mu|^2 [nm]; 0 = every pixel on its own
 * @param contrast A of g2, above 0 to 1
 * @param counts mean counts per pixel and frame that the sample adds where it is thick; 0 =
 *     noise-free 32-bit intensities in units of that mean
 * @param background mean counts added everywhere, in the vacuum too (with counts = 0: in units of
 *     the thick sample's mean). It lowers the measured contrast to A (1 + b/s)^-2
 * @param bitDepth 8, 16 or 32 bits; ignored when counts = 0
 */
public record Imaging(
    double speckle, double contrast, double counts, double background, int bitDepth) {

  /**
   * @throws InvalidInput if a value is outside its range
   */
  public Imaging {
    Range.check("speckle", speckle, 0, 1e3, " nm");
    Range.checkPositive("contrast", contrast, 1, "");
    Range.check("counts", counts, 0, 1e6, "");
    Range.check("background", background, 0, 1e6, "");
    if (bitDepth != 8 && bitDepth != 16 && bitDepth != 32) {
      throw new InvalidInput("bitDepth is " + bitDepth + ", but must be 8, 16 or 32");
    }
  }
}
