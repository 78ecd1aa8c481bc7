package ecm.likelihood.population;

import ecm.base.Parallel;
import ecm.base.Progress;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The part a of a frame's signal that the detector shows again in the next, out_t = (1 - a) in_t +
 * a out_(t-1), told from its counting noise, which it makes last from frame to frame.
 *
 * <p>With the pooled covariance C_p at lags of p frames, ln C_3, ln C_6 and ln C_12 give a decay A
 * exp(-2 (p/tau)^beta) without noise; what C_1 has more than that, over what C_0 has more, is a.
 * Taken out, in_t = (out_t - a out_(t-1)) / (1 - a), the noise is white again.
 */
public final class Afterglow {

  private static final int[] LAGS = {0, 1, 3, 6, 12};
  private static final int BLOCKS = 20;
  private static final int ROUNDS = 3;

  /** Less than this is not told from the shape of the decay, nor what is so uncertain. */
  private static final double SMALLEST_SHARE = 0.04;

  private static final double SIGNIFICANT = 3.5;

  private static final double LARGEST_SHARE = 0.8;

  private Afterglow() {}

  /** a of some records; 0 where there is none. */
  public static double of(LearningRecords records) {
    double[][] blocks = covariances(records);
    Decay whole = Decay.of(sum(blocks, -1));
    Decay[] without = new Decay[BLOCKS];
    Arrays.setAll(without, b -> Decay.of(sum(blocks, b)));
    if (!isClear(whole, without)) {
      return 0;
    }
    double found = whole.share();
    for (int round = 0; round < ROUNDS; round++) {
      double left = Decay.of(sum(covariances(records.withoutAfterglow(found)), -1)).share();
      found = clamp(found + left);
    }
    return found;
  }

  /**
   * Whether there is an afterglow. Where tau is a few frames the decay is extrapolated far. An
   * error of that extrapolation is in the noise and in what it lends to the next frame, and the
   * quotient of these two errors is nearly the same in all parts of a record: the quotient alone
   * looks certain, even where both are below 0. Nor is anything told if the decay is gone at the
   * last lag: the logarithm of noise makes it as steep as the bound of the exponent, in all parts
   * alike.
   */
  private static boolean isClear(Decay whole, Decay[] without) {
    return whole.last > SIGNIFICANT * sd(without, Decay::last)
        && whole.noise > SIGNIFICANT * sd(without, Decay::noise)
        && whole.surplus > SIGNIFICANT * sd(without, Decay::surplus)
        && whole.share() > Math.max(SMALLEST_SHARE, SIGNIFICANT * sd(without, Decay::share));
  }

  /** Standard error by the jackknife. */
  private static double sd(Decay[] without, ToDoubleFunction<Decay> value) {
    double[] values = Arrays.stream(without).mapToDouble(value).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares * (values.length - 1) / values.length);
  }

  private static double clamp(double a) {
    return Double.isNaN(a) ? 0 : Math.max(0, Math.min(LARGEST_SHARE, a));
  }

  /**
   * What the covariances have more than the decay.
   *
   * @param noise C_0 - A, variance of the counting noise
   * @param surplus of C_1, which that noise lends to the next frame
   * @param last C_12
   */
  private record Decay(double noise, double surplus, double last) {

    static Decay of(double[] c) {
      double y3 = Math.log(c[2]);
      double y6 = Math.log(c[3]);
      double y12 = Math.log(c[4]);
      double ratio = Math.max(1.2, Math.min(2.6, (y6 - y12) / (y3 - y6)));
      double beta = Math.log(ratio) / Math.log(2);
      double rise = (y3 - y6) / (ratio - 1);
      double contrast = Math.exp(y3 + rise);
      double first = contrast * Math.exp(-rise / Math.pow(3, beta));
      return new Decay(c[0] - contrast, c[1] - first, c[4]);
    }

    double share() {
      return surplus / noise;
    }
  }

  private static double[] sum(double[][] blocks, int leftOut) {
    double[] total = new double[LAGS.length];
    for (int b = 0; b < BLOCKS; b++) {
      for (int k = 0; k < total.length; k++) {
        total[k] += b == leftOut ? 0 : blocks[b][k];
      }
    }
    return total;
  }

  /** Sums over blocks of pixels of d_t d_(t+p) / m^2. */
  private static double[][] covariances(LearningRecords records) {
    double[][] blocks = new double[BLOCKS][LAGS.length];
    Parallel.forEach(
        BLOCKS,
        Progress.NONE,
        "likelihood: afterglow",
        block -> {
          int to = records.count() * (block + 1) / BLOCKS;
          for (int i = records.count() * block / BLOCKS; i < to; i++) {
            add(records.intensity()[i], records.brightness()[i], blocks[block]);
          }
        });
    return blocks;
  }

  private static void add(float[] record, double brightness, double[] sums) {
    for (int k = 0; k < LAGS.length; k++) {
      double sum = 0;
      int n = 0;
      for (int t = LAGS[k]; t < record.length; t++) {
        double product = (record[t] - brightness) * (record[t - LAGS[k]] - brightness);
        if (product == product) { // not NaN, of a frame without a value
          sum += product;
          n++;
        }
      }
      sums[k] += n == 0 ? 0 : sum / n / (brightness * brightness);
    }
  }

  /** Takes an afterglow out of a record, in place; a frame after a missing one stays. */
  public static void remove(float[] record, double afterglow) {
    if (afterglow == 0) {
      return;
    }
    float a = (float) afterglow;
    float before = Float.NaN;
    for (int t = 0; t < record.length; t++) {
      float now = record[t];
      if (!Float.isNaN(before) && !Float.isNaN(now)) {
        record[t] = (now - a * before) / (1 - a);
      }
      before = now;
    }
  }
}
