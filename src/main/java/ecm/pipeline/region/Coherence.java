package ecm.pipeline.region;

import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.EqualBlocks;
import ecm.statistics.Estimate;
import ecm.statistics.Jackknife;
import java.util.Arrays;

/**
 * How coherent the light of a region is, and how much of it stands still.
 *
 * @param patterns number K of speckle patterns that add up in a pixel, at least 1
 * @param staticExcess speckle variance of the mean image over what the length of the record gives,
 *     1 if nothing is static; its standard error
 * @param staticShare part s of the intensity that is a static speckle pattern, 0 if nothing is
 */
public record Coherence(Estimate patterns, Estimate staticExcess, Estimate staticShare) {

  /** So near to 1, or within so many standard errors of it, K is taken for 1. */
  private static final double NEAR = 0.25;

  private static final double ERRORS = 3;

  /** Narrower speckle does not differ from noise of single pixels [px]. */
  private static final double NARROWEST = 1.8;

  private static final int MOST_TRIPLES = 4000;
  private static final String FEW = "fewer than 16 blocks of 20 pixels";

  /**
   * Measures a region.
   *
   * <p>With d = I - its mean over time, r = &lt;d_t d_(t+1) d_(t+2)> / (&lt;d_t d_(t+1)> &lt;d_t
   * d_(t+2)>^(1/2)) is 2 / K^(1/2) for K patterns, with or without a constant background, whatever
   * tau and the camera's gain, and free of counting noise. K is no more than 1 / A.
   *
   * <p>The static part comes from the mean image. Of half the mean square difference of pixels, D_w
   * at the distance w of two speckle widths and D_1 of neighbours, S = (D_w - D_1) / |mu(1)|^2 is
   * the variance of speckle without noise of single pixels; a record of T alone gives A tau_int / T
   * of the squared mean.
   *
   * @param frames intensities
   * @param mean of each pixel over time, less the background
   * @param region its pixels
   * @param curve its pooled g2
   * @param speckle full width at half maximum [px]
   */
  public static Coherence of(
      FrameStack frames, FloatMap mean, Mask region, PooledFit curve, double speckle) {
    if (region.count() < 20 * EqualBlocks.COUNT) {
      return new Coherence(Estimate.none(FEW), Estimate.none(FEW), Estimate.none(FEW));
    }
    int[] block = EqualBlocks.of(region);
    Estimate excess =
        curve.isResolved()
            ? excess(mean, block, speckle, frames.frames() * frames.frameInterval(), curve)
            : Estimate.none(curve.reason());
    return new Coherence(
        patterns(frames, mean, block, curve), excess, share(excess, frames, curve));
  }

  private static Estimate patterns(FrameStack frames, FloatMap mean, int[] block, PooledFit curve) {
    double[][] sums = triples(frames, mean.values(), block);
    Estimate found = jackknife(sums, Coherence::patterns);
    if (!found.isKnown()) {
      return Estimate.none("the intensity does not fluctuate from frame to frame");
    }
    double most = curve.isResolved() ? Math.max(1, 1 / curve.contrast()) : Double.MAX_VALUE;
    double k = Math.min(most, found.value());
    boolean one = k < 1 + Math.max(NEAR, ERRORS * found.sd());
    return Estimate.of(one ? 1 : k, found.sd());
  }

  private static double patterns(double[] s) {
    double r = s[2] / (s[0] * Math.sqrt(s[1])) * Math.sqrt(s[3]);
    return s[0] > 0 && s[1] > 0 && r > 0 ? 4 / (r * r) : Double.NaN;
  }

  /** Of each block sums of d_t d_(t+1), d_t d_(t+2), d_t d_(t+1) d_(t+2), and their number. */
  private static double[][] triples(FrameStack frames, float[] mean, int[] block) {
    double[][] sums = new double[EqualBlocks.COUNT][4];
    int step = Math.max(1, frames.frames() / MOST_TRIPLES);
    for (int t = 0; t + 2 < frames.frames(); t += step) {
      if (frames.coverage().isValid(t)
          && frames.coverage().isValid(t + 1)
          && frames.coverage().isValid(t + 2)) {
        float[] a = frames.frame(t);
        float[] b = frames.frame(t + 1);
        float[] c = frames.frame(t + 2);
        for (int i = 0; i < block.length; i++) {
          double x = block[i] < 0 ? Double.NaN : (a[i] - mean[i]);
          double y = b[i] - mean[i];
          double z = c[i] - mean[i];
          if (Double.isFinite(x * y * z)) {
            double[] s = sums[block[i]];
            s[0] += x * y;
            s[1] += x * z;
            s[2] += x * y * z;
            s[3]++;
          }
        }
      }
    }
    return sums;
  }

  private static Estimate excess(
      FloatMap mean, int[] block, double speckle, double length, PooledFit curve) {
    if (!(speckle >= NARROWEST)) {
      return Estimate.none("the speckle is narrower than 1.8 px");
    }
    int wide = (int) Math.ceil(2 * speckle);
    double neighbour = Math.exp(-4 * Math.log(2) / (speckle * speckle));
    double expected = curve.contrast() * RegionConditions.integralTime(curve) / length;
    double[][] sums = differences(mean, block, wide);
    return jackknife(
        sums, s -> (s[1] / s[3] - s[0] / s[2]) / 2 / neighbour / (s[4] / s[5]) / expected);
  }

  /** Of each block the squared differences near and far, the numbers of both, sum and number. */
  private static double[][] differences(FloatMap mean, int[] block, int wide) {
    double[][] sums = new double[EqualBlocks.COUNT][6];
    int width = mean.width();
    for (int i = 0; i < block.length; i++) {
      double v = mean.values()[i];
      if (block[i] >= 0 && Double.isFinite(v)) {
        double[] s = sums[block[i]];
        s[4] += v * v;
        s[5]++;
        for (int which = 0; which < 2; which++) {
          int d = which == 0 ? 1 : wide;
          int right = i % width + d < width ? i + d : -1;
          int below = i + d * width < block.length ? i + d * width : -1;
          add(s, which, v, value(mean, block, right));
          add(s, which, v, value(mean, block, below));
        }
      }
    }
    return sums;
  }

  private static double value(FloatMap mean, int[] block, int i) {
    return i < 0 || block[i] < 0 ? Double.NaN : mean.values()[i];
  }

  private static void add(double[] s, int which, double v, double other) {
    if (Double.isFinite(other)) {
      s[which] += (v - other) * (v - other);
      s[2 + which]++;
    }
  }

  private static Estimate share(Estimate excess, FrameStack frames, PooledFit curve) {
    if (!excess.isKnown()) {
      return Estimate.none(excess.reason());
    }
    double length = frames.frames() * frames.frameInterval();
    double moving = RegionConditions.integralTime(curve) / length;
    double square = Math.max(0, excess.value() - 1) * moving;
    double share = Math.sqrt(square);
    double sd = excess.sd() * moving;
    return Estimate.of(share, sd / (2 * Math.max(share, Math.sqrt(sd))));
  }

  private static Estimate jackknife(
      double[][] sums, java.util.function.ToDoubleFunction<double[]> value) {
    double[] all = new double[sums[0].length];
    for (double[] s : sums) {
      Arrays.setAll(all, k -> all[k] + s[k]);
    }
    double[] without = new double[sums.length];
    double[] shares = new double[sums.length];
    Arrays.fill(shares, 1.0 / sums.length);
    for (int b = 0; b < sums.length; b++) {
      double[] rest = all.clone();
      double[] left = sums[b];
      Arrays.setAll(rest, k -> rest[k] - left[k]);
      without[b] = value.applyAsDouble(rest);
    }
    double whole = value.applyAsDouble(all);
    return Estimate.of(whole, Jackknife.standardError(whole, without, shares));
  }
}
