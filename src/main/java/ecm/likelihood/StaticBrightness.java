package ecm.likelihood;

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

  private static final int FEWEST_IN_BIN = 30;

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
      double[] smooth = Blur.within(ratio, mask.width(), sd);
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

  /** Mean at equal distance, in bins of 1 px or of enough pixels, linear between; else the mean. */
  private static double[] byDistance(FloatMap mean, Mask mask, FloatMap distance) {
    double farthest = 0;
    for (int i : mask.indices()) {
      double d = distance.values()[i];
      farthest = Double.isInfinite(d) ? 0 : Math.max(farthest, d);
      if (Double.isInfinite(d)) {
        break;
      }
    }
    int bins = (int) farthest + 1;
    double[] sum = new double[bins];
    double[] place = new double[bins];
    int[] count = new int[bins];
    for (int i : mask.indices()) {
      double d = Math.min(distance.values()[i], bins - 1e-3);
      if (Float.isFinite(mean.values()[i]) && d >= 0) {
        int bin = bins == 1 ? 0 : (int) d;
        sum[bin] += mean.values()[i];
        place[bin] += bins == 1 ? 0 : d;
        count[bin]++;
      }
    }
    int n = merge(sum, place, count);
    double[] trend = new double[mask.inside().length];
    for (int i = 0; i < trend.length; i++) {
      trend[i] = mask.contains(i) ? at(distance.values()[i], sum, place, n) : Double.NaN;
    }
    return trend;
  }

  /** Joins bins with few pixels to their neighbours; leaves means of value and distance. */
  private static int merge(double[] sum, double[] place, int[] count) {
    int n = 0;
    double s = 0;
    double p = 0;
    int c = 0;
    for (int b = 0; b < sum.length; b++) {
      s += sum[b];
      p += place[b];
      c += count[b];
      if (c >= FEWEST_IN_BIN || (b == sum.length - 1 && c > 0 && n == 0)) {
        sum[n] = s / c;
        place[n] = p / c;
        n++;
        s = 0;
        p = 0;
        c = 0;
      }
    }
    return n;
  }

  private static double at(double distance, double[] value, double[] place, int n) {
    if (n == 1 || distance <= place[0]) {
      return value[0];
    }
    for (int b = 1; b < n; b++) {
      if (distance <= place[b]) {
        double share = (distance - place[b - 1]) / (place[b] - place[b - 1]);
        return value[b - 1] + share * (value[b] - value[b - 1]);
      }
    }
    return value[n - 1];
  }
}
