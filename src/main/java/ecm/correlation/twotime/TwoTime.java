package ecm.correlation.twotime;

import ecm.base.InvalidInput;
import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.correlation.pooled.RegionCorrelation;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Locale;

/**
 * The two-time correlation of a region: how its dynamics change during the record.
 *
 * @param matrix C(t1, t2) in bins of frames
 * @param lags the same along the diagonals of multiple-tau lags, from single frames on
 */
public record TwoTime(TwoTimeMatrix matrix, TwoTimeLags lags) {

  private static final int FEWEST_BINS = 8;

  /**
   * Correlates a region with itself at any two times.
   *
   * <p>As for {@link RegionCorrelation} each pixel is divided by the region's smooth static profile
   * first. Each frame is then normalised by the region's own mean, so that a drifting beam does not
   * count. Used are the pixels of the region that are covered in every valid frame, finite, not
   * constant and positive in the mean. For the matrix frames are averaged in bins, K of them, and C
   * is the mean over the pairs of frames of two bins; along the diagonals of short lags single
   * frames are correlated, too. So memory grows linearly with the number of frames. Where pixels
   * times bins exceed 2^26, every n-th pixel is used. Float products in blocks of 64 pixels, double
   * sums; results do not depend on threads or memory.
   *
   * @param stack aligned frames
   * @param region its pixels
   * @param request bins and blur
   * @param progress told of the pixels and rows done
   * @throws InvalidInput if no pixel can be used, there are fewer than 8 bins, or more than 8000
   * @throws ecm.base.Cancelled if cancelled
   */
  public static TwoTime of(
      FrameStack stack, Mask region, TwoTimeRequest request, Progress progress) {
    int bin = request.bin(stack.frames());
    int bins = (stack.frames() + bin - 1) / bin;
    checkBins(bins, bin, stack.frames());
    RegionPixels pixels = RegionPixels.of(stack, region, request.blur(), progress.part(0, 0.15));
    int count = pixels.pixels().length;
    if (bin == 1) {
      BinnedPixels frames = pixels.binned(1, progress.part(0.15, 0.4));
      TwoTimeMatrix matrix = matrix(frames, count, progress.part(0.4, 0.8));
      return new TwoTime(matrix, TwoTimeLags.of(frames, progress.part(0.8, 1)));
    }
    TwoTimeMatrix matrix =
        matrix(pixels.binned(bin, progress.part(0.15, 0.35)), count, progress.part(0.35, 0.6));
    BinnedPixels frames = pixels.binned(1, progress.part(0.6, 0.8));
    return new TwoTime(matrix, TwoTimeLags.of(frames, progress.part(0.8, 1)));
  }

  private static void checkBins(int bins, int bin, int frames) {
    if (bins < FEWEST_BINS || bins > 8000) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "framesPerBin is %d, which makes %d bins of %d frames; allowed: 8 to 8000 bins",
              bin,
              bins,
              frames));
    }
  }

  /** The upper triangle, in blocks of rows, of the sums over pixels of x_i x_j. */
  private static double[] products(float[][] x, int bins, Progress progress) {
    double[] sums = new double[bins * bins];
    int blocks = (bins + PairSums.ROWS - 1) / PairSums.ROWS;
    Parallel.forEach(
        blocks,
        progress,
        "correlating pairs of times",
        () -> {
          PairSums kernel = new PairSums(x, bins, sums);
          return block -> kernel.rows(block * PairSums.ROWS, progress);
        });
    return sums;
  }

  private static TwoTimeMatrix matrix(BinnedPixels pixels, int regionPixels, Progress progress) {
    int bins = pixels.bins();
    double[] products = products(pixels.values(), bins, progress);
    int n = pixels.values().length;
    double[] deviation = BinLevel.of(pixels).meanDeviations();
    double[] means = new double[bins];
    Arrays.setAll(means, i -> 1 + deviation[i]);
    float[] c = new float[bins * bins];
    for (int i = 0; i < bins; i++) {
      for (int j = i; j < bins; j++) {
        double product = 1 + deviation[i] + deviation[j] + products[i * bins + j] / n;
        if (i == j && pixels.framesIn(i) > 1) {
          product = pixels.withoutSelf(i, product);
        }
        c[i * bins + j] = (float) (product / (means[i] * means[j]));
        c[j * bins + i] = c[i * bins + j];
      }
    }
    return new TwoTimeMatrix(pixels.times(), c, means, pixels.framesPerBin(), n, regionPixels);
  }
}
