package ecm.pipeline.maps;

import ecm.base.Progress;
import ecm.correlation.Correlation;
import ecm.kww.KwwCurve;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.ScaledFrames;
import java.util.Arrays;

/**
 * The g2 of one pixel with its fit.
 *
 * @param x column
 * @param y row
 * @param times of the lags [s]
 * @param g2 at these times
 * @param fit of them; baseline 1 unless fitted
 */
public record PixelCurve(int x, int y, double[] times, double[] g2, KwwCurve fit) {

  /** Correlates one pixel less the background at all lags, and fits it. */
  public static PixelCurve of(FrameStack stack, int pixel, MapParameters parameters) {
    double dt = stack.frameInterval();
    double[] times = parameters.times(stack.frames(), dt);
    double[] g2 = new double[times.length];
    Mask one = Mask.of(stack.width(), stack.height(), i -> i == pixel);
    Correlation.correlate(
        parameters.background() == 0 ? stack : lessBackground(stack, parameters.background()),
        one,
        parameters.request(false),
        () -> (index, curve, mean, frames, flags) -> System.arraycopy(curve, 0, g2, 0, g2.length),
        Progress.NONE);
    KwwFit fit = new KwwFit();
    new KwwFitter(parameters.fit(), times, dt, stack.frames() * dt).fit(g2, fit);
    int width = stack.width();
    return new PixelCurve(pixel % width, pixel / width, times, g2, fit.curve());
  }

  /** The fitted g2 at a time [s]. */
  public double fitted(double time) {
    return fit.at(time);
  }

  private static FrameStack lessBackground(FrameStack stack, double background) {
    double[] gains = new double[stack.frames()];
    Arrays.fill(gains, 1);
    return new ScaledFrames(stack, background, gains);
  }
}
