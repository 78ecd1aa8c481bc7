package ecm.likelihood.region;

import ecm.correlation.pooled.SmoothProfile;
import ecm.stack.FloatMap;
import ecm.stack.Mask;

/**
 * The static brightness m(r): what the mean image would be after an endless record, from the mean
 * over many speckles.
 *
 * <p>First the mean image is averaged at equal distance from the edge of the sample, as the
 * thickness of a wire changes fast across it and not along; then the ratio to that is smoothed by
 * Gaussians of falling width, as long as what they show is more than chance: the means of a finite
 * record scatter by themselves, from speckle to speckle.
 */
final class StaticBrightness {

  /** Widest and narrowest Gaussian: standard deviation in image widths and in speckle diameters. */
  private static final double WIDEST = 0.25;

  private static final double NARROWEST = 2.5;

  /** Smoothed means vary by chance; more than this many times is structure. */
  private static final double STRUCTURE = 2.5;

  private StaticBrightness() {}

  /**
   * The static brightness.
   *
   * @param mean over the record, in units of intensity without background
   * @param mask the sample
   * @param distance to the edge of the sample [px]; infinite where it has none
   * @param speckleArea pixels per speckle
   * @return NaN outside the mask
   */
  static FloatMap of(FloatMap mean, Mask mask, FloatMap distance, double speckleArea) {
    double[] trend = byDistance(mean, mask, distance);
    double[] ratio = new double[trend.length];
    for (int i = 0; i < ratio.length; i++) {
      double value = mean.values()[i] / trend[i];
      ratio[i] = mask.contains(i) && Double.isFinite(value) ? value : Double.NaN;
    }
    double diameter = Math.sqrt(speckleArea);
    double narrowest = NARROWEST * diameter;
    double start = Math.max(narrowest, WIDEST * Math.max(mask.width(), mask.height()));
    for (double sd = start; sd > 0.99 * narrowest; sd /= 2) {
      double[] smooth = SmoothProfile.of(ratio, mask.width(), sd);
      if (isStructure(ratio, smooth, speckleArea / (4 * Math.PI * sd * sd))) {
        for (int i = 0; i < ratio.length; i++) {
          trend[i] *= smooth[i];
          ratio[i] /= smooth[i];
        }
      }
    }
    float[] brightness = new float[trend.length];
    for (int i = 0; i < brightness.length; i++) {
      brightness[i] = mask.contains(i) ? (float) trend[i] : Float.NaN;
    }
    return new FloatMap(mask.width(), mask.height(), brightness);
  }

  /**
   * Whether a smoothed map varies more than the mean over the speckles under the Gaussian would.
   *
   * @param perSpeckle variance of such a mean over that of one pixel
   */
  private static boolean isStructure(double[] ratio, double[] smooth, double perSpeckle) {
    double local = 0;
    double first = 0;
    double second = 0;
    int n = 0;
    for (int i = 0; i < ratio.length; i++) {
      if (!Double.isNaN(ratio[i])) {
        double difference = ratio[i] - smooth[i];
        local += difference * difference;
        first += smooth[i];
        second += smooth[i] * smooth[i];
        n++;
      }
    }
    double variance = second / n - (first / n) * (first / n);
    double chance = local / n * perSpeckle;
    double cells = Math.max(1, n * perSpeckle);
    return variance > STRUCTURE * (1 + 2 / Math.sqrt(cells)) * chance;
  }

  /** Mean at equal distance; the mean of all where there is no surface. */
  private static double[] byDistance(FloatMap mean, Mask mask, FloatMap distance) {
    double[] values = new double[mean.values().length];
    for (int i = 0; i < values.length; i++) {
      float value = mean.values()[i];
      values[i] = Float.isFinite(value) ? value : Double.NaN;
    }
    DistanceMeans means = DistanceMeans.of(mask, distance, values, i -> 1);
    double[] trend = new double[values.length];
    for (int i = 0; i < trend.length; i++) {
      trend[i] = mask.contains(i) ? means.at(distance.values()[i]) : Double.NaN;
    }
    return trend;
  }
}
