package ecm.pipeline.maps;

import ecm.correlation.CorrelationRequest;
import ecm.correlation.Engine;
import ecm.correlation.LagGrid;
import ecm.kww.FitParameters;
import java.util.Arrays;

/**
 * How maps are computed from a stack.
 *
 * @param lags number M of log-spaced lags
 * @param fit mode, bounds, weights, baseline
 * @param engine of the correlation
 * @param background intensity subtracted from every pixel before the correlation
 * @param normalization of each frame by its own brightness
 * @param binning 1, 2 or 3: side of the blocks of pixels whose intensities are summed
 * @param averageLags whether a lag is the mean over all whole lags of its bin instead of
 *     interpolated, for few counts
 * @param estimator whether there are maps by the likelihood of the record beside those of the fit
 * @param electronsPerAdu gain of the camera for the likelihood [detected electrons per unit of
 *     intensity]; 0 if only the noise of the record tells it
 */
public record MapParameters(
    int lags,
    FitParameters fit,
    Engine engine,
    double background,
    FrameNormalization normalization,
    int binning,
    boolean averageLags,
    MapEstimator estimator,
    double electronsPerAdu) {

  /** Lags by interpolation, and the likelihood beside the fit. */
  public MapParameters(
      int lags,
      FitParameters fit,
      Engine engine,
      double background,
      FrameNormalization normalization,
      int binning) {
    this(lags, fit, engine, background, normalization, binning, false);
  }

  /** The likelihood beside the fit. */
  public MapParameters(
      int lags,
      FitParameters fit,
      Engine engine,
      double background,
      FrameNormalization normalization,
      int binning,
      boolean averageLags) {
    this(
        lags,
        fit,
        engine,
        background,
        normalization,
        binning,
        averageLags,
        MapEstimator.LIKELIHOOD,
        0);
  }

  /**
   * 100 lags, bounded fit, no background, no normalisation, no binning, the likelihood beside it.
   */
  public static MapParameters defaults() {
    return new MapParameters(
        100, FitParameters.defaults(), Engine.AUTO, 0, FrameNormalization.NONE, 1);
  }

  public MapParameters withFit(FitParameters newFit) {
    return new MapParameters(
        lags,
        newFit,
        engine,
        background,
        normalization,
        binning,
        averageLags,
        estimator,
        electronsPerAdu);
  }

  public MapParameters withBackground(double intensity) {
    return new MapParameters(
        lags,
        fit,
        engine,
        intensity,
        normalization,
        binning,
        averageLags,
        estimator,
        electronsPerAdu);
  }

  /** The same with another division of the frames. */
  public MapParameters withNormalization(FrameNormalization how) {
    return new MapParameters(
        lags, fit, engine, background, how, binning, averageLags, estimator, electronsPerAdu);
  }

  /** The same with means over bins of lags. */
  public MapParameters withAveragedLags() {
    return new MapParameters(
        lags, fit, engine, background, normalization, binning, true, estimator, electronsPerAdu);
  }

  /** The same with another estimator. */
  public MapParameters withEstimator(MapEstimator newEstimator) {
    return new MapParameters(
        lags,
        fit,
        engine,
        background,
        normalization,
        binning,
        averageLags,
        newEstimator,
        electronsPerAdu);
  }

  /**
   * The same with a camera that is known.
   *
   * @param electrons per unit of intensity; 0 if not known
   */
  public MapParameters withElectronsPerAdu(double electrons) {
    return new MapParameters(
        lags, fit, engine, background, normalization, binning, averageLags, estimator, electrons);
  }

  /** The times of the lags [s] for N frames of an interval [s]. */
  public double[] times(int frames, double frameInterval) {
    LagGrid grid = averageLags ? LagGrid.averaged(frames, lags) : LagGrid.of(frames, lags);
    return Arrays.stream(grid.lags()).map(lag -> lag * frameInterval).toArray();
  }

  /** What is asked of the correlation. */
  public CorrelationRequest request(boolean stopAtCrossing) {
    return new CorrelationRequest(lags, engine, stopAtCrossing, false, averageLags);
  }

  /** Whether the response to a finite record is known for this way of mapping. */
  public boolean isTabulated() {
    return !averageLags && FiniteRecord.isTabulated(fit);
  }
}
