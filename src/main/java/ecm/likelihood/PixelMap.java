package ecm.likelihood;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Arrays;

/**
 * Estimates of the pixels of an image, each from its own record; NaN where there is none.
 *
 * @param mask pixels to be estimated
 * @param mean of ln tau [frames]
 * @param variance of its error
 * @param misfit of the spectrum
 */
record PixelMap(Mask mask, double[] mean, double[] variance, double[] misfit) {

  PixelMap(Mask mask) {
    this(mask, none(mask), none(mask), none(mask));
  }

  private static double[] none(Mask mask) {
    double[] values = new double[mask.inside().length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Pixels with an estimate. */
  Mask known() {
    return Mask.of(mask.width(), mask.height(), i -> !Double.isNaN(mean[i]));
  }

  /** Values at some pixels as a map, NaN elsewhere. */
  static FloatMap map(Mask known, double[] values) {
    FloatMap map = FloatMap.filled(known.width(), known.height(), Float.NaN);
    for (int i : known.indices()) {
      map.values()[i] = (float) values[i];
    }
    return map;
  }
}
