package ecm.correlation;

import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/** g2 of a region: N_px (N-p) sum_r S_p / (sum_r L_p * sum_r R_p). */
public final class RegionCorrelation {

  private RegionCorrelation() {}

  /**
   * Correlates a region after dividing by its smooth static profile.
   *
   * @param stack the frames
   * @param mask the region
   * @param lags number M of log-spaced lags
   * @param blur standard deviation of the profile's blur [px], at least 5 speckles
   * @param progress told of the pixels done
   */
  public static RegionCurve of(
      FrameStack stack, Mask mask, int lags, double blur, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
