package ecm.correlation.pooled;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.CorrelationPlan;
import ecm.correlation.CorrelationRequest;
import ecm.correlation.Deviations;
import ecm.correlation.Engine;
import ecm.correlation.FloatDeviations;
import ecm.correlation.LagGrid;
import ecm.correlation.TilePixels;
import ecm.correlation.TileSums;
import ecm.correlation.Validity;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.TileReader;
import ecm.statistics.Jackknife;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** g2 of a region: N_px (N-p) sum_r S_p / (sum_r L_p * sum_r R_p). */
public final class RegionCorrelation {

  /** Fewer blocks give no standard error. */
  private static final int FEWEST_BLOCKS = 8;

  private RegionCorrelation() {}

  /**
   * Correlates a region after dividing by its smooth static profile.
   *
   * <p>The sums of Eq. 4 are summed over the pixels before they are divided, so that, unlike the
   * mean of the pixels' curves, the result is biased only by the length of the record times the
   * number of speckles. The profile, by which every pixel's intensity is divided first, is the mean
   * over time, blurred within the mask. Where frames are invalid or uncovered N_px (N-p) is the
   * number of valid pairs. Pixels that are constant, not finite, not positive in the mean, or
   * uncovered in more than 20 % of the frames are left out. Whole lags from direct sums,
   * interpolated as in {@link LagGrid}. The standard error is a jackknife over squares of 4 to 2
   * blur, the largest of which there are 16, with weights for their number of pixels, see {@link
   * Jackknife}. The stack is read twice. Results do not depend on threads or memory.
   *
   * @param stack the frames
   * @param mask the region
   * @param lags number M of log-spaced lags
   * @param blur standard deviation of the profile's blur [px], at least 5 speckles
   * @param progress told of the pixels done
   * @return no omissions and standard errors NaN with fewer than 8 blocks
   * @throws InvalidInput if no pixel of the mask can be used, or the blur is not positive
   * @throws ecm.base.Cancelled if cancelled
   */
  public static RegionEstimate of(
      FrameStack stack, Mask mask, int lags, double blur, Progress progress) {
    return of(stack, TileReader.of(stack, mask), lags, blur, progress);
  }

  /** The same with tiles of the caller's choice. */
  static RegionEstimate of(
      FrameStack stack, TileReader reader, int lags, double blur, Progress progress) {
    if (!(blur > 0)) {
      throw new InvalidInput("the blur is " + blur + " px, but must be positive");
    }
    CorrelationPlan plan =
        CorrelationPlan.of(
            stack.frames(), new CorrelationRequest(lags, Engine.DIRECT, false, false));
    Validity validity = new Validity(stack.coverage(), plan.levels());
    double[] means = means(stack, reader, validity, progress.part(0, 0.2));
    Mask good = Mask.of(stack.width(), stack.height(), i -> !Double.isNaN(means[i]));
    if (good.count() == 0) {
      throw new InvalidInput("no pixel of the mask has usable data in the stack");
    }
    double[] profile = SmoothProfile.of(means, stack.width(), blur);
    RegionBlocks blocks = RegionBlocks.forBlur(good, blur);
    Queue<RegionSums> parts = new ConcurrentLinkedQueue<>();
    reader
        .withPixels(good)
        .forEach(
            progress.part(0.2, 1),
            "correlating the region",
            () -> {
              int nodes = plan.resampling().nodeCount();
              RegionSums part =
                  new RegionSums(blocks.count(), nodes, (double) good.count() * stack.frames());
              parts.add(part);
              TileSums sums = new TileSums(plan, validity, stack.width(), reader.tileWidth());
              return new RegionWorker(sums, profile, blocks, part, nodes);
            });
    RegionSums total = parts.remove();
    parts.forEach(total::add);
    return estimate(plan, total, blocks);
  }

  /** The mean over time of each pixel that can be used, NaN elsewhere. */
  public static double[] means(
      FrameStack stack, TileReader reader, Validity validity, Progress progress) {
    double[] means = new double[stack.width() * stack.height()];
    Arrays.fill(means, Double.NaN);
    reader.forEach(
        progress,
        "mean of the frames",
        () -> {
          TilePixels pixels = new TilePixels(validity, stack.width(), reader.tileWidth());
          Deviations deviations = new FloatDeviations(reader.tileWidth());
          return tile -> {
            pixels.load(tile, deviations);
            for (int p = 0; p < tile.width(); p++) {
              means[tile.pixels()[p]] = pixels.flags(p) == 0 ? pixels.mean(p) : Double.NaN;
            }
          };
        });
    return means;
  }

  private static RegionEstimate estimate(
      CorrelationPlan plan, RegionSums sums, RegionBlocks blocks) {
    List<RegionEstimate.Omission> omissions = new ArrayList<>();
    for (int b = 0; blocks.count() >= FEWEST_BLOCKS && b < blocks.count(); b++) {
      omissions.add(
          new RegionEstimate.Omission(
              blocks.share(b),
              resampled(plan, sums.g2Without(b)),
              resampled(plan, sums.pixelNormalizedWithout(b))));
    }
    double[] g2 = resampled(plan, sums.g2Without(-1));
    double[] shares = omissions.stream().mapToDouble(RegionEstimate.Omission::share).toArray();
    double[] sd = new double[g2.length];
    for (int k = 0; k < sd.length; k++) {
      int point = k;
      double[] without = omissions.stream().mapToDouble(o -> o.g2()[point]).toArray();
      sd[k] = Jackknife.standardError(g2[k], without, shares);
    }
    return new RegionEstimate(
        new RegionCurve(plan.lags(), g2, sd),
        resampled(plan, sums.pixelNormalizedWithout(-1)),
        List.copyOf(omissions));
  }

  private static double[] resampled(CorrelationPlan plan, double[] nodes) {
    double[] points = new double[plan.resampling().pointCount()];
    plan.resampling().apply(nodes, points);
    return points;
  }
}
