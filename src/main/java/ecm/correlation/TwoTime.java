package ecm.correlation;

import ecm.parallel.Parallel;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.TileReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The two-time correlation of a region: how its dynamics change during the record. */
public final class TwoTime {

  /** Values x(bin, pixel) held at a time: 256 MB. */
  private static final long MOST_VALUES = 1L << 26;

  private static final int FEWEST_BINS = 8;

  private TwoTime() {}

  /**
   * Correlates a region with itself at any two times.
   *
   * <p>As for {@link RegionCorrelation} each pixel is divided by the region's smooth static profile
   * first. Each frame is then normalised by the region's own mean, so that a drifting beam does not
   * count. Used are the pixels of the region that are covered in every valid frame, finite, not
   * constant and positive in the mean. Memory grows with the number of frames only by what is read
   * at a time: frames are averaged in bins, K of them, and C is the mean over the pairs of frames
   * of two bins. Where pixels times K exceed 2^26, every n-th pixel is used. Float products in
   * blocks of 64 pixels, double sums; results do not depend on threads or memory.
   *
   * @param stack aligned frames
   * @param region its pixels
   * @param request bins and blur
   * @param progress told of the pixels and rows done
   * @throws InvalidInput if no pixel can be used, there are fewer than 8 bins, or more than 8000
   * @throws ecm.progress.Cancelled if cancelled
   */
  public static TwoTimeMatrix of(
      FrameStack stack, Mask region, TwoTimeRequest request, Progress progress) {
    int bin = request.bin(stack.frames());
    int bins = (stack.frames() + bin - 1) / bin;
    checkBins(bins, bin, stack.frames());
    Mask covered = region.and(Mask.of(stack.width(), stack.height(), stack.coverage().always()));
    if (covered.count() == 0) {
      throw new InvalidInput("no pixel of the region is covered in every frame");
    }
    TileReader reader = TileReader.of(stack, covered);
    Validity validity =
        new Validity(stack.coverage(), List.of(CorrelationPlan.singleFrames(new int[] {1})));
    double[] means = RegionCorrelation.means(stack, reader, validity, progress.part(0, 0.2));
    Mask good = Mask.of(stack.width(), stack.height(), i -> !Double.isNaN(means[i]));
    if (good.count() == 0) {
      throw new InvalidInput("no pixel of the region has usable data in the stack");
    }
    double[] profile = SmoothProfile.of(means, stack.width(), request.blur());
    int[] used = subset(good.indices(), MOST_VALUES / bins);
    BinnedPixels pixels = new BinnedPixels(stack, used, profile, bin);
    reader
        .withPixels(only(good, used))
        .forEach(progress.part(0.2, 0.5), "averaging bins of frames", pixels::worker);
    double[] products = products(pixels.values(), bins, progress.part(0.5, 1));
    return matrix(pixels, products, good.count());
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

  /** Every n-th pixel, as many as allowed. */
  private static int[] subset(int[] pixels, long most) {
    int step = (int) ((pixels.length + most - 1) / most);
    int[] kept = new int[(pixels.length + step - 1) / step];
    Arrays.setAll(kept, k -> pixels[k * step]);
    return kept;
  }

  private static Mask only(Mask mask, int[] pixels) {
    boolean[] inside = new boolean[mask.inside().length];
    for (int pixel : pixels) {
      inside[pixel] = true;
    }
    return new Mask(mask.width(), mask.height(), inside);
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

  private static TwoTimeMatrix matrix(BinnedPixels pixels, double[] products, int regionPixels) {
    int bins = pixels.bins();
    int n = pixels.values().length;
    double[] deviation = pixels.meanDeviations();
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
