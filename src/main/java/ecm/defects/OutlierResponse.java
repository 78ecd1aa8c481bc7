package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;

/**
 * Pixels that measure wrongly in every frame: hot, of another gain, noisy, blinking.
 *
 * <p>They stand out of their neighbours ({@link SharpPixels}) in the mean over time, by a fifth or
 * more; in the noise factor (I(t+1) - I(t))^2 / 2 over the mean, by a factor of 1.5 or more; or in
 * * the variance over time, upwards by a factor of 2 or more. They must do so also without the
 * highest samples, one in a hundred, of them and of their neighbours, which may be spikes.
 */
final class OutlierResponse {

  private static final double LEAST_STEP = 0.2;
  private static final double LEAST_NOISE = Math.log(1.5);
  private static final double LEAST_VARIANCE = Math.log(2);

  /** Fewer counts have no noise factor. */
  private static final int FEWEST_CHANGES = 50;

  private OutlierResponse() {}

  /**
   * * Finds them.
   *
   * @param stack the record
   * @param sums of the record
   * @param dead pixels that do not measure at all, which are no neighbours either
   * @return per pixel, none of them dead
   */
  static boolean[] of(FrameStack stack, RecordSums sums, boolean[] dead) {
    boolean[] first = of(sums, dead);
    for (boolean any : first) {
      if (any) {
        boolean[] both = of(TrimmedSums.of(stack, sums, grown(first, sums.width())), dead);
        for (int i = 0; i < both.length; i++) {
          both[i] &= first[i];
        }
        return both;
      }
    }
    return first;
  }

  /** These pixels and their neighbours. */
  private static boolean[] grown(boolean[] some, int width) {
    boolean[] grown = new boolean[some.length];
    for (int i = 0; i < some.length; i++) {
      for (int k = 0; k < 9 && some[i]; k++) {
        int x = i % width + k % 3 - 1;
        int to = i + (k / 3 - 1) * width + k % 3 - 1;
        if (x >= 0 && x < width && to >= 0 && to < some.length) {
          grown[to] = true;
        }
      }
    }
    return grown;
  }

  private static boolean[] of(RecordSums sums, boolean[] dead) {
    int n = dead.length;
    double[] mean = new double[n];
    double[] noise = new double[n];
    double[] variance = new double[n];
    Arrays.setAll(mean, i -> dead[i] ? Double.NaN : sums.mean()[i]);
    Arrays.setAll(noise, i -> isLively(sums, dead, i) ? noise(sums, i) : Double.NaN);
    Arrays.setAll(
        variance, i -> isLively(sums, dead, i) ? Math.log(sums.variance()[i]) : Double.NaN);
    boolean[] bad = new boolean[n];
    SharpPixels means = new SharpPixels(sums.width(), mean);
    add(bad, means.find(1, LEAST_STEP, true));
    add(bad, means.find(-1, LEAST_STEP, true));
    SharpPixels noises = new SharpPixels(sums.width(), noise);
    add(bad, noises.find(1, LEAST_NOISE, false));
    add(bad, noises.find(-1, LEAST_NOISE, false));
    add(bad, new SharpPixels(sums.width(), variance).find(1, LEAST_VARIANCE, false));
    for (int i = 0; i < n; i++) {
      bad[i] &= sums.changes()[i] >= FEWEST_CHANGES;
    }
    return bad;
  }

  private static boolean isLively(RecordSums sums, boolean[] dead, int i) {
    return !dead[i] && sums.changes()[i] >= FEWEST_CHANGES && sums.mean()[i] > 0;
  }

  private static double noise(RecordSums sums, int i) {
    return Math.log(sums.step()[i] / sums.mean()[i]);
  }

  private static void add(boolean[] all, boolean[] further) {
    for (int i = 0; i < all.length; i++) {
      all[i] |= further[i];
    }
  }
}
