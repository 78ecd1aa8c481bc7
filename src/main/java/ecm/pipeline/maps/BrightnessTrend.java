package ecm.pipeline.maps;

import ecm.acquisition.LinearTrend;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Locale;

/**
 * How the brightness of the sample changes over the record: decay of the beam, or contamination.
 *
 * @param line straight line through the mean of the frames over the mask, less the background;
 *     pixels covered in every frame. NaN where there is none, or the sample is not brighter than
 *     the background
 */
public record BrightnessTrend(LinearTrend line) {

  private static final double SIGNIFICANT = 3;
  private static final double LEAST = 0.02;

  /** None that is known. */
  private static final BrightnessTrend UNKNOWN =
      new BrightnessTrend(new LinearTrend(Double.NaN, Double.NaN));

  /**
   * Measures it.
   *
   * @param stack aligned frames
   * @param mask the sample
   * @param background intensity that is not the sample's
   * @param progress may cancel
   */
  public static BrightnessTrend of(
      FrameStack stack, Mask mask, double background, Progress progress) {
    Mask always = Mask.of(stack.width(), stack.height(), stack.coverage().always());
    if (mask.and(always).count() == 0) {
      return UNKNOWN;
    }
    double[] means = FrameBrightness.means(stack, mask, progress);
    Arrays.setAll(means, t -> means[t] - background);
    double average =
        Arrays.stream(means).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    return average > 0 ? new BrightnessTrend(LinearTrend.of(means)) : UNKNOWN;
  }

  /** The same with an error not below a given one, which speckle alone makes. */
  public BrightnessTrend withLeastSd(double least) {
    return new BrightnessTrend(line.withLeastSd(least));
  }

  /**
   * Whether the brightness changes: by more than 3 standard errors and more than 2 % of its mean,
   * as <i>Check Acquisition</i> judges.
   */
  public boolean isSignificant() {
    double change = Math.abs(line.change());
    return change > SIGNIFICANT * line.sd() && change > LEAST;
  }

  /** What was found, in a clause. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "the sample's mean intensity changes by %+.1f ± %.1f %% over the record",
        100 * line.change(),
        100 * line.sd());
  }
}
