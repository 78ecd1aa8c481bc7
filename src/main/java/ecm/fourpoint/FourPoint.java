package ecm.fourpoint;

import ecm.base.InvalidInput;
import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.tile.OverlappingBands;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The four-point function g4(p, R) of a region (Eq. 3).
 *
 * @param request lags and radii
 * @param region pixels used
 * @param radii mean distance of each ring's pixels [px]
 * @param g4 [lag][R]; NaN at a lag without a pair of valid frames
 * @param without [block][lag][R], g4 with one of 16 blocks of pixels left out, for standard errors;
 *     no blocks if the region has fewer than 256 pixels
 */
public record FourPoint(
    FourPointRequest request, Mask region, double[] radii, double[][] g4, double[][][] without) {

  private static final int FEWEST_PIXELS = 256;
  private static final long BAND_BYTES = 1L << 28;
  private static final double SHARE_OF_LOADING = 0.1;

  /**
   * Computes
   *
   * <pre>  g4(p, R) = &lt;I(t,r) I(t+p,r) J_R(t,r) J_R(t+p,r)&gt;
   *             / (&lt;I(t,r)&gt; &lt;I(t+p,r)&gt; &lt;J_R(t,r)&gt; &lt;J_R(t+p,r)&gt;)</pre>
   *
   * with J_R(t, r) the mean of I over the region's pixels r' with R &lt;= |r'-r| &lt; R+1, R = 0
   * the pixel itself, and each mean over all r of the region whose ring is not empty and all t with
   * t and t+p valid. In the pair form the mean of I(t,r) I(t+p,r) I(t,r') I(t+p,r') over pairs of
   * pixels takes the place of the mean over r, and their mean intensities that of &lt;J&gt;. (Zhang
   * et al., Nature Communications 9, 1129 (2018), Eq. 3, with means, which restore the count factor
   * that its sums lack.)
   *
   * <p>The region is the part of the mask that is covered in every valid frame and finite; others
   * count neither as r nor in rings. With few lags the products are summed lag by lag, with many as
   * the power spectrum in time of I J_R. Intensities over the region's mean (or each pixel's own
   * mean, if normalised) in float, sums over pixels in double: relative error about 1e-7. Parallel
   * over blocks and rings; results do not depend on threads or memory.
   *
   * @param stack the frames
   * @param mask the region
   * @param mean of each pixel over the valid frames, as {@link ecm.sample.Moments} gives it
   * @param request lags, radii, form
   * @param progress told of the rings done; checked every few milliseconds
   * @throws InvalidInput if a lag is beyond the record, the mask has no pixel, a ring is empty, or
   *     the mean intensity is not positive
   * @throws ecm.base.Cancelled if cancelled
   */
  public static FourPoint of(
      FrameStack stack, Mask mask, FloatMap mean, FourPointRequest request, Progress progress) {
    if (request.largestLag() >= stack.frames()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "a lag of %d frames is beyond the record of %d frames; at most %d is allowed",
              request.largestLag(),
              stack.frames(),
              stack.frames() - 1));
    }
    Mask region = region(stack, mask, mean, request.normalize());
    FourPointPlan plan = FourPointPlan.of(request, region, FrameValidity.of(stack.coverage()));
    checkRings(plan);
    float[] gain = gain(region, mean, request.normalize());
    sum(stack, plan, gain, progress);
    return of(plan);
  }

  private static Mask region(FrameStack stack, Mask mask, FloatMap mean, boolean positive) {
    if (mask.count() == 0) {
      throw new InvalidInput("the mask is empty; the four-point function needs pixels");
    }
    Mask region =
        mask.and(Mask.of(mask.width(), mask.height(), stack.coverage().always()))
            .and(
                Mask.of(
                    mask.width(),
                    mask.height(),
                    i -> Float.isFinite(mean.values()[i]) && (!positive || mean.values()[i] > 0)));
    if (region.count() == 0) {
      throw new InvalidInput(
          "no pixel of the mask is covered in every valid frame with a finite"
              + (positive ? " and positive" : "")
              + " mean; the four-point function has nothing to work on");
    }
    return region;
  }

  private static void checkRings(FourPointPlan plan) {
    for (Ring ring : plan.rings()) {
      if (Arrays.stream(plan.counts()[ring.radius()]).allMatch(c -> c == 0)) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "the ring of radius %d px is empty: no two pixels of the region (%d pixels) are %d"
                    + " to %d px apart; maxRadius of at most %d is allowed",
                ring.radius(),
                plan.region().count(),
                ring.radius(),
                ring.radius() + 1,
                ring.radius() - 1));
      }
    }
  }

  private static float[] gain(Mask region, FloatMap mean, boolean each) {
    double sum = 0;
    for (int i : region.indices()) {
      sum += mean.values()[i];
    }
    double whole = sum / region.count();
    if (!(whole > 0)) {
      throw new InvalidInput(
          "the mean intensity of the region is "
              + whole
              + ", but must be positive; check the"
              + " background");
    }
    float[] gain = new float[mean.values().length];
    for (int i : region.indices()) {
      gain[i] = (float) (1 / (each ? mean.values()[i] : whole));
    }
    return gain;
  }

  private static void sum(FrameStack stack, FourPointPlan plan, float[] gain, Progress progress) {
    Rect bounds = plan.region().bounds();
    int margin = plan.request().maxRadius();
    int rows = ScaledBand.rows(bounds, margin, stack.frames(), BAND_BYTES);
    ScaledBand band = new ScaledBand(bounds, margin, rows, stack.frames());
    OverlappingBands.forEach(
        stack,
        bounds,
        margin,
        progress,
        (part, area, top, bottom, stage) -> {
          for (int y = top; y < bottom; y += rows) {
            int end = Math.min(bottom, y + rows);
            Progress here =
                stage.part(
                    (double) (y - top) / (bottom - top), (double) (end - top) / (bottom - top));
            band.load(
                part,
                area,
                gain,
                new ScaledBand.Rows(y, end, stack.width(), plan.validity().valid()),
                here.part(0, SHARE_OF_LOADING));
            addRows(plan, band, y, end, here.part(SHARE_OF_LOADING, 1));
          }
        });
  }

  /** One thread at a time adds to the sums of a block and a ring, from top to bottom. */
  private static void addRows(
      FourPointPlan plan, ScaledBand band, int top, int bottom, Progress progress) {
    int[] active =
        IntStream.range(0, plan.blocks())
            .filter(b -> plan.runs().get(b).stream().anyMatch(r -> r.y() >= top && r.y() < bottom))
            .toArray();
    // all rings of a block together are the least work, but few blocks keep few threads busy
    int groups = Math.min(plan.rings().size(), 1 + 2 * Parallel.threads() / (active.length + 1));
    Parallel.forEach(
        active.length * groups,
        progress,
        "four-point function",
        () -> {
          RingWorker worker = new RingWorker(plan, band, progress);
          return i -> worker.add(active[i / groups], i % groups, groups, top, bottom);
        });
  }

  private static FourPoint of(FourPointPlan plan) {
    FourPointRatio ratio = new FourPointRatio(plan);
    int lags = plan.request().lags().length;
    int rings = plan.rings().size();
    int blocks = plan.region().count() < FEWEST_PIXELS ? 0 : plan.blocks();
    double[][] g4 = new double[lags][rings];
    double[][][] without = new double[blocks][lags][rings];
    for (int r = 0; r < rings; r++) {
      BlockSums[] sums = new BlockSums[plan.blocks()];
      for (int b = 0; b < sums.length; b++) {
        sums[b] = plan.sums()[b][r];
      }
      double[][] of = ratio.of(sums);
      for (int k = 0; k < lags; k++) {
        g4[k][r] = of[0][k];
        for (int b = 0; b < blocks; b++) {
          without[b][k][r] = of[1 + b][k];
        }
      }
    }
    double[] radii = plan.rings().stream().mapToDouble(Ring::meanRadius).toArray();
    return new FourPoint(plan.request(), plan.region(), radii, g4, without);
  }

  /** sd of g4 [R] at a lag by the jackknife over blocks; NaN without blocks. */
  public double[] sd(int lag) {
    double[] sd = new double[radii.length];
    Arrays.setAll(
        sd, r -> Jackknife.sd(Arrays.stream(without).mapToDouble(g -> g[lag][r]).toArray()));
    return sd;
  }
}
