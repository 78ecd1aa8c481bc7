package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;

/**
 * The covariance of two maps over a mask by displacement, and its mean over rings.
 *
 * <p>Ring k holds the displacements with round(|d|) = k and at least a tenth as many pixel pairs as
 * pixels; it ends at the first ring without any.
 *
 * @param radii mean |d| of each ring [px]
 * @param mean covariance, each displacement counting alike
 * @param reach largest |d| looked at
 * @param products sum over pixel pairs at each displacement
 * @param counts number of pixel pairs at each displacement
 */
public record RadialCovariance(
    double[] radii,
    double[] mean,
    int reach,
    MaskedCovariance.Table products,
    MaskedCovariance.Table counts) {

  private static final double FEW_PAIRS = 0.1;

  /** The maps less their means over the mask, in which both must be finite. */
  public static RadialCovariance of(FloatMap map1, FloatMap map2, Mask mask, int reach) {
    Rect box = mask.bounds();
    int size = box.width() * box.height();
    double[] ones = new double[size];
    for (int i = 0; i < size; i++) {
      ones[i] = mask.contains(index(box, i, mask.width())) ? 1 : 0;
    }
    MaskedCovariance products = new MaskedCovariance(box.width(), box.height(), reach);
    products.add(centred(map1, box, ones), centred(map2, box, ones));
    MaskedCovariance counts = new MaskedCovariance(box.width(), box.height(), reach);
    counts.add(ones, ones);
    return rings(products.sums(), counts.sums(), reach);
  }

  private static int index(Rect box, int i, int width) {
    return (box.y() + i / box.width()) * width + box.x() + i % box.width();
  }

  private static double[] centred(FloatMap map, Rect box, double[] ones) {
    double[] values = new double[ones.length];
    double sum = 0;
    double n = 0;
    for (int i = 0; i < values.length; i++) {
      if (ones[i] > 0) {
        values[i] = map.values()[index(box, i, map.width())];
        sum += values[i];
        n++;
      }
    }
    double mean = sum / n;
    for (int i = 0; i < values.length; i++) {
      values[i] -= ones[i] * mean;
    }
    return values;
  }

  private static RadialCovariance rings(
      MaskedCovariance.Table products, MaskedCovariance.Table counts, int reach) {
    double[] radii = new double[reach + 1];
    double[] mean = new double[reach + 1];
    int[] size = new int[reach + 1];
    double least = Math.max(1, FEW_PAIRS * counts.at(0, 0));
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        double distance = Math.hypot(dx, dy);
        int ring = (int) Math.round(distance);
        if (ring <= reach && counts.at(dx, dy) > least - 0.5) {
          radii[ring] += distance;
          mean[ring] += products.at(dx, dy) / counts.at(dx, dy);
          size[ring]++;
        }
      }
    }
    int rings = 0;
    while (rings <= reach && size[rings] > 0) {
      radii[rings] /= size[rings];
      mean[rings] /= size[rings];
      rings++;
    }
    return new RadialCovariance(
        Arrays.copyOf(radii, rings), Arrays.copyOf(mean, rings), reach, products, counts);
  }

  /** sum_d C(d) C'(d) n(d) within the reach. */
  double sumOfProducts(RadialCovariance other) {
    double sum = 0;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        double count = counts.at(dx, dy);
        if (dx * dx + dy * dy <= reach * reach && count > 0.5) {
          sum += products.at(dx, dy) * other.products.at(dx, dy) / count;
        }
      }
    }
    return sum;
  }
}
