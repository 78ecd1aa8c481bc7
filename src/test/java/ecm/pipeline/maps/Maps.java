package ecm.pipeline.maps;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.Arrays;

/** Maps with given values, as they come from the fit. */
final class Maps {

  private Maps() {}

  /** One row of pixels with beta 0.8 and A = 1, NaN for pixels that could not be fitted. */
  static RelaxationMaps row(float[] tau, double recordLength) {
    int n = tau.length;
    int[] flags = new int[n];
    Arrays.setAll(
        flags,
        i -> Float.isNaN(tau[i]) ? PixelFlag.NO_CONVERGENCE.bit() : PixelFlag.NOT_CORRECTED.bit());
    FloatMap none = FloatMap.filled(n, 1, Float.NaN);
    return new RelaxationMaps(
        Mask.all(n, 1),
        new FloatMap(n, 1, tau),
        FloatMap.filled(n, 1, 0.8f),
        FloatMap.filled(n, 1, 1),
        none,
        none,
        FloatMap.filled(n, 1, 0.01f),
        flags,
        1,
        recordLength);
  }
}
