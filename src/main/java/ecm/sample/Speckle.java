package ecm.sample;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.MaskedCovariance;

/**
 * The speckle of a stack, from the spatial cross-covariance of frames t and t+1, which is free of
 * shot noise, less its static part.
 *
 * @param fwhm full width at half maximum of |mu|^2 [px]
 * @param area sum of |mu|^2 over displacements: pixels per independent speckle
 */
public record Speckle(double fwhm, double area) {

  /** Why what needs the size is not known where it could not be measured. */
  public static final String NOT_MEASURED = "the speckle size could not be measured";

  private static final int MOST_PAIRS = 200;
  private static final int LEAST_PAIRS = 4;
  private static final int LEAST_PIXELS = 50;
  private static final int MOST_REACH = 40;
  private static final int PAIRS_PER_BLOCK = 16;

  /**
   * Measures the speckle inside a mask.
   *
   * <p>Up to 200 pairs of valid frames (t, t+1) spread over the record are used, and the mask's
   * pixels covered and finite in all of them. In each frame delta = (I - static mean of the pixel)
   * / smooth static mean, less its mean over the pixels (a flickering beam); then
   *
   * <pre>  C(d) = sum delta_t(r) delta_t+1(r + d) / number of such pairs,   |mu|^2 = C(d) / C(0)
   * </pre>
   *
   * averaged over t and over directions. Taking means off makes C sum to zero, which {@link
   * SpeckleShape} corrects for.
   *
   * @param stack at least some 10 frames; noisier with fewer
   * @param mask the sample
   * @param progress may cancel
   * @return NaN where fewer than 4 pairs or 50 pixels are left, or nothing stands out of the noise
   */
  public static Speckle measure(FrameStack stack, Mask mask, Progress progress) {
    FramePairs covered = FramePairs.of(stack, mask, MOST_PAIRS);
    if (covered.count() < LEAST_PAIRS || covered.pixels() < LEAST_PIXELS) {
      return new Speckle(Double.NaN, Double.NaN);
    }
    StaticPart still = StaticPart.of(stack, covered, progress.part(0, 0.3));
    FramePairs pairs = still.pairs();
    int pixels = pairs.pixels();
    if (pixels < LEAST_PIXELS) {
      return new Speckle(Double.NaN, Double.NaN);
    }
    int shorter = Math.min(pairs.box().width(), pairs.box().height());
    int reach = Math.max(2, Math.min(MOST_REACH, shorter / 2));
    MaskedCovariance.Table products = products(stack, still, reach, progress.part(0.3, 1));
    return SpeckleShape.measure(products, counts(pairs, reach), pixels, pairs.count(), reach);
  }

  private static MaskedCovariance.Table products(
      FrameStack stack, StaticPart still, int reach, Progress progress) {
    FramePairs pairs = still.pairs();
    int blocks = (pairs.count() + PAIRS_PER_BLOCK - 1) / PAIRS_PER_BLOCK;
    MaskedCovariance[] sums = new MaskedCovariance[blocks];
    Parallel.forEach(
        blocks,
        progress,
        "speckle: covariance",
        block -> {
          sums[block] = sized(pairs, reach);
          float[] rows = new float[pairs.box().height() * stack.width()];
          double[] first = new double[pairs.inside().length];
          double[] second = new double[pairs.inside().length];
          int end = Math.min(pairs.count(), (block + 1) * PAIRS_PER_BLOCK);
          for (int k = block * PAIRS_PER_BLOCK; k < end; k++) {
            progress.check();
            pairs.read(stack, pairs.first()[k], rows, first);
            pairs.read(stack, pairs.first()[k] + 1, rows, second);
            fluctuation(first, still.first(), still.brightness(), pairs.inside());
            fluctuation(second, still.second(), still.brightness(), pairs.inside());
            sums[block].add(first, second);
          }
        });
    for (int block = 1; block < blocks; block++) {
      sums[0].add(sums[block]);
    }
    return sums[0].sums();
  }

  /** Replaces a frame by (I - static) / brightness less its mean; 0 outside the mask. */
  private static void fluctuation(
      double[] frame, double[] still, double[] brightness, boolean[] inside) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < frame.length; i++) {
      boolean used = inside[i] && brightness[i] > 0;
      frame[i] = used ? (frame[i] - still[i]) / brightness[i] : 0;
      sum += frame[i];
      n += inside[i] ? 1 : 0;
    }
    double mean = sum / n;
    for (int i = 0; i < frame.length; i++) {
      frame[i] -= inside[i] ? mean : 0;
    }
  }

  /** For each displacement the number of pixels r with r and r + d in the mask. */
  private static MaskedCovariance.Table counts(FramePairs pairs, int reach) {
    double[] ones = new double[pairs.inside().length];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = pairs.inside()[i] ? 1 : 0;
    }
    MaskedCovariance counts = sized(pairs, reach);
    counts.add(ones, ones);
    return counts.sums();
  }

  private static MaskedCovariance sized(FramePairs pairs, int reach) {
    return new MaskedCovariance(pairs.box().width(), pairs.box().height(), reach);
  }
}
