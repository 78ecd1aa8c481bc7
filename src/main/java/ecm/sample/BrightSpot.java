package ecm.sample;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Regions;

/** Static bright spots: crystals whose mean is far above the sample's and which hardly flicker. */
final class BrightSpot {

  private static final double LEAST_EXCESS = 1;
  private static final double EXCESS_IN_SD = 7;
  private static final double QUIET = 0.5;

  /** A speckle's width: the flanks of a spot reach so far into pixels that look like sample. */
  private static final int SPECKLE = 3;

  private BrightSpot() {}

  /**
   * Finds them.
   *
   * <p>A seed is a pixel whose mean exceeds the plateau by the plateau's height above the
   * background and by 7 sd of the plateau's scatter, and whose temporal sd, relative to its mean,
   * is less than half the sample's median. With it go all pixels connected to it that have half the
   * least excess of a seed, and those within 3 px of any of these.
   *
   * @param sd over time, per pixel
   * @return the pixels to leave out
   */
  static Mask find(MeanImage image, FloatMap sd, Mask outline, double background, Plateau plateau) {
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
    double excess =
        Math.max(LEAST_EXCESS * (plateau.level() - background), EXCESS_IN_SD * plateau.scatter());
    double seed = plateau.level() + excess;
    double flank = plateau.level() + excess / 2;
    Mask bright = Mask.of(width, height, i -> image.values()[i] > flank);
    Regions regions = Regions.of(bright, true);
    boolean[] isSpot = new boolean[regions.size().length + 1];
    for (int i : bright.indices()) {
      isSpot[regions.label()[i]] |= image.values()[i] > seed && flicker[i] < quiet;
    }
    return Shapes.dilated(Mask.of(width, height, i -> isSpot[regions.label()[i]]), SPECKLE);
  }
}
