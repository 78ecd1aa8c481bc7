package ecm.defects;

import ecm.base.Quantiles;
import java.util.Arrays;

/**
 * Frames that are no measurement: a bit-identical repetition of the one before, blank, or for a
 * moment of another brightness.
 *
 * <p>A repetition is told from a coincidence by the number of pixels that differ between other
 * neighbours: if their median is at least 100, identity by chance has a probability below
 * exp(-100).
 *
 * <p>Brightness is compared with the running median over 5, 11, 25 and 51 frames: a frame is odd if
 * it is 8 standard deviations (of nine tenths of the frames) off in one of them, and 10 %. So a
 * decay of the beam, or its flicker, is not odd, and a run is if it is shorter than half a window.
 */
final class OddFrames {

  private static final int FEWEST_CHANGES = 100;
  private static final int[] HALF_WINDOWS = {2, 5, 12, 25};
  private static final double OUTLIER = 6;
  private static final double LEAST = 0.1;

  /** Nine tenths of normal values are nearer to their mean, in standard deviations. */
  private static final double NORMAL_90 = 1.645;

  /** A first frame that is blurred has so much less variance. */
  private static final double BLUR = 0.25;

  private OddFrames() {}

  /** Per frame, whether it repeats the valid frame before. */
  static boolean[] repeated(RecordSums sums, int[] valid) {
    boolean[] found = new boolean[sums.frameMean().length];
    double[] changes =
        Arrays.stream(valid)
            .skip(1)
            .mapToDouble(t -> sums.frameChanges()[t])
            .filter(c -> c > 0)
            .toArray();
    if (changes.length > 0 && Quantiles.median(changes) >= FEWEST_CHANGES) {
      for (int k = 1; k < valid.length; k++) {
        int t = valid[k];
        found[t] = sums.frameChanges()[t] == 0 && !isBlank(sums, t);
      }
    }
    return found;
  }

  /** Whether all pixels of a frame are alike. */
  private static boolean isBlank(RecordSums sums, int t) {
    double mean = sums.frameMean()[t];
    return sums.frameFinite()[t] == 0 || sums.frameVariance()[t] <= 1e-12 * mean * mean;
  }

  /** Per frame, whether it is blank or of another brightness; none of them repeated. */
  static boolean[] dimmed(RecordSums sums, int[] valid, boolean[] repeated) {
    int[] kept = Arrays.stream(valid).filter(t -> !repeated[t]).toArray();
    boolean[] found = new boolean[repeated.length];
    long blank = Arrays.stream(kept).filter(t -> isBlank(sums, t)).count();
    for (int t : kept) {
      found[t] = isBlank(sums, t) && 2 * blank < kept.length;
    }
    int[] lit = Arrays.stream(kept).filter(t -> !found[t]).toArray();
    double[] brightness = Arrays.stream(lit).mapToDouble(t -> sums.frameMean()[t]).toArray();
    for (int half : HALF_WINDOWS) {
      double[] off = offMedian(brightness, half);
      double limit = Math.max(OUTLIER * sd(off), LEAST);
      for (int k = 0; k < lit.length; k++) {
        found[lit[k]] |= Math.abs(off[k]) > limit;
      }
    }
    if (lit.length > 0 && isBlurred(sums, lit)) {
      found[lit[0]] = true;
    }
    return found;
  }

  private static boolean isBlurred(RecordSums sums, int[] lit) {
    double[] contrast =
        Arrays.stream(lit)
            .mapToDouble(t -> sums.frameVariance()[t] / Math.pow(sums.frameMean()[t], 2))
            .toArray();
    double[] off = offMedian(contrast, HALF_WINDOWS[1]);
    return off[0] < -Math.max(OUTLIER * sd(off), BLUR);
  }

  /** From the 90th percentile, because a fifth of the values are medians of their own windows. */
  private static double sd(double[] off) {
    return Quantiles.of(Arrays.stream(off).map(Math::abs).toArray(), 0.9) / NORMAL_90;
  }

  /** The relative distance of each value to the median of a window about it, within the record. */
  private static double[] offMedian(double[] values, int half) {
    double[] off = new double[values.length];
    int size = 2 * half + 1;
    if (values.length < 2 * size) {
      return off;
    }
    for (int k = 0; k < off.length; k++) {
      int from = Math.min(Math.max(0, k - half), values.length - size);
      double median = Quantiles.median(Arrays.copyOfRange(values, from, from + size));
      off[k] = median > 0 ? values[k] / median - 1 : 0;
    }
    return off;
  }
}
