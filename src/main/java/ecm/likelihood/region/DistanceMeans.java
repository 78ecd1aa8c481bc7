package ecm.likelihood.region;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.function.IntToDoubleFunction;

/** Weighted means of the values of pixels at equal distance from the surface, linear between. */
public final class DistanceMeans {

  private static final int FEWEST = 30;

  /** Bins far from the surface are as wide as this part of the distance. */
  private static final double WIDENING = 0.25;

  private final double[] place;
  private final double[] value;
  private final int count;

  private DistanceMeans(double[] place, double[] value, int count) {
    this.place = place;
    this.value = value;
    this.count = count;
  }

  /**
   * The means in bins of 1 px, wider far from the surface, and of enough pixels.
   *
   * @param mask pixels that count
   * @param distance to the surface [px]; infinite where there is none
   * @param values per pixel; NaN is left out
   * @param weight of each pixel
   */
  public static DistanceMeans of(
      Mask mask, FloatMap distance, double[] values, IntToDoubleFunction weight) {
    double farthest = 0;
    for (int i : mask.indices()) {
      float d = distance.values()[i];
      farthest = Float.isFinite(d) ? Math.max(farthest, d) : farthest;
    }
    int bins = (int) farthest + 1;
    double[] sum = new double[bins];
    double[] place = new double[bins];
    double[] weights = new double[bins];
    int[] count = new int[bins];
    for (int i : mask.indices()) {
      double d = Math.max(0, Math.min(distance.values()[i], farthest));
      if (!Double.isNaN(values[i])) {
        double w = weight.applyAsDouble(i);
        sum[(int) d] += w * values[i];
        place[(int) d] += w * d;
        weights[(int) d] += w;
        count[(int) d]++;
      }
    }
    return merged(sum, place, weights, count);
  }

  /** Joins bins with few pixels to those further in, the last ones to those before. */
  private static DistanceMeans merged(double[] sum, double[] place, double[] weights, int[] count) {
    int n = 0;
    int c = 0;
    int from = 0;
    for (int b = 0; b < sum.length; b++) {
      double s = sum[b];
      double p = place[b];
      double w = weights[b];
      if (b > from) {
        sum[n] += s;
        place[n] += p;
        weights[n] += w;
      } else {
        sum[n] = s;
        place[n] = p;
        weights[n] = w;
      }
      c += count[b];
      if (c >= FEWEST && b + 1 - from >= WIDENING * b) {
        n++;
        c = 0;
        from = b + 1;
      }
    }
    if (c >= FEWEST) {
      n++;
    } else if (c > 0 && n > 0) {
      sum[n - 1] += sum[n];
      place[n - 1] += place[n];
      weights[n - 1] += weights[n];
    } else if (c > 0) {
      n = 1;
    }
    for (int k = 0; k < n; k++) {
      sum[k] /= weights[k];
      place[k] /= weights[k];
    }
    return new DistanceMeans(place, sum, n);
  }

  /** The mean at a distance; NaN if no pixel had a value. */
  public double at(double distance) {
    if (count == 0) {
      return Double.NaN;
    } else if (count == 1 || distance <= place[0]) {
      return value[0];
    }
    for (int b = 1; b < count; b++) {
      if (distance <= place[b]) {
        double share = (distance - place[b - 1]) / (place[b] - place[b - 1]);
        return value[b - 1] + share * (value[b] - value[b - 1]);
      }
    }
    return value[count - 1];
  }

  /** Number of means. */
  int count() {
    return count;
  }
}
