package ecm.pipeline;

import ecm.correlation.Engine;
import ecm.kww.FitParameters;

/**
 * How maps are computed from a stack.
 *
 * @param lags number M of log-spaced lags
 * @param fit mode, bounds, weights, baseline
 * @param engine of the correlation
 * @param background intensity subtracted from every pixel before the correlation
 * @param normalization of each frame by its own brightness
 * @param binning 1, 2 or 3: side of the blocks of pixels whose intensities are summed
 */
public record MapParameters(
    int lags,
    FitParameters fit,
    Engine engine,
    double background,
    FrameNormalization normalization,
    int binning) {

  /** 100 lags, bounded fit, no background, no normalisation, no binning. */
  public static MapParameters defaults() {
    return new MapParameters(
        100, FitParameters.defaults(), Engine.AUTO, 0, FrameNormalization.NONE, 1);
  }

  public MapParameters withFit(FitParameters newFit) {
    return new MapParameters(lags, newFit, engine, background, normalization, binning);
  }

  public MapParameters withBackground(double intensity) {
    return new MapParameters(lags, fit, engine, intensity, normalization, binning);
  }
}
