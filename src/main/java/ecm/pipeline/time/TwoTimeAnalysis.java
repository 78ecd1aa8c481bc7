package ecm.pipeline.time;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.twotime.TwoTime;
import ecm.correlation.twotime.TwoTimeMatrix;
import ecm.correlation.twotime.TwoTimeRequest;
import ecm.pipeline.region.PooledFit;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Locale;

/**
 * The two-time correlation of a region and its ageing.
 *
 * @param matrix C(t1, t2)
 * @param ageing tau against age
 * @param frameInterval dt [s]
 * @param speckles independent speckles in the region; NaN if their size could not be measured
 */
public record TwoTimeAnalysis(
    TwoTimeMatrix matrix, Ageing ageing, double frameInterval, double speckles) {

  /**
   * Correlates a region, after dividing by its mean image blurred by 5 speckles.
   *
   * @param stack aligned frames with a known frame interval
   * @param region its pixels
   * @param framesPerBin frames averaged into one bin of time; 0 = as few as leave at most 500 bins
   * @param ages number of slices
   * @param progress told of the work done; its log receives what was used
   * @throws InvalidInput if the frame interval is not known, or as {@link TwoTime#of}
   */
  public static TwoTimeAnalysis of(
      FrameStack stack, Mask region, int framesPerBin, int ages, Progress progress) {
    double dt = stack.requireFrameInterval();
    Speckle speckle = Speckle.measure(stack, region, progress.part(0, 0.1));
    TwoTimeRequest request = new TwoTimeRequest(framesPerBin, PooledFit.blur(speckle.fwhm()));
    TwoTime twoTime = TwoTime.of(stack, region, request, progress.part(0.1, 1));
    TwoTimeMatrix matrix = twoTime.matrix();
    progress.log(
        String.format(
            Locale.ROOT,
            "%d of %d usable pixels, %d bins of %d frame%s",
            matrix.pixels(),
            matrix.regionPixels(),
            matrix.size(),
            matrix.framesPerBin(),
            matrix.framesPerBin() == 1 ? "" : "s"));
    return new TwoTimeAnalysis(
        matrix, Ageing.of(twoTime.lags(), dt, ages), dt, matrix.pixels() / speckle.area());
  }
}
