package ecm.mask;

import ecm.math.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;

/** Static bright spots: crystals whose mean is far above the sample's and which hardly flicker. */
final class BrightSpot {

  private static final double SEED = 2.5;
  private static final double FLANK = 1.5;
  private static final double QUIET = 0.5;

  /** A speckle's width: the flanks of a spot reach so far into pixels that look like sample. */
  private static final int SPECKLE = 3;

  private BrightSpot() {}

  /**
   * Finds them.
   *
   * <p>A seed is a pixel whose mean is 2.5 plateaus above the background and whose temporal sd,
   * relative to its mean, is less than half the sample's median. With it go all pixels connected to
   * it above 1.5 plateaus, and those within 3 px of any of these.
   *
   * @param plateau mean of the thick sample above the background
   * @return the pixels to leave out
   */
  static Mask find(MeanImage image, FloatMap sd, Mask outline, double background, double plateau) {
    double[] flicker = new double[image.values().length];
    for (int i = 0; i < flicker.length; i++) {
      flicker[i] = sd.values()[i] / (image.values()[i] - background);
    }
    double[] ofSample = flicker.clone();
    for (int i = 0; i < ofSample.length; i++) {
      ofSample[i] = outline.contains(i) && image.covered()[i] ? ofSample[i] : Double.NaN;
    }
    double quiet = QUIET * Quantiles.median(ofSample);
    int width = image.width();
    int height = image.height();
    double flank = background + FLANK * plateau;
    double seed = background + SEED * plateau;
    Mask bright = Mask.of(width, height, i -> image.values()[i] > flank);
    Regions regions = Regions.of(bright, true);
    boolean[] isSpot = new boolean[regions.size().length + 1];
    for (int i : bright.indices()) {
      isSpot[regions.label()[i]] |= image.values()[i] > seed && flicker[i] < quiet;
    }
    return Shapes.dilated(Mask.of(width, height, i -> isSpot[regions.label()[i]]), SPECKLE);
  }
}
