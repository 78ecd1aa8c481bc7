package ecm.correlation;

import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.TileReader;
import java.util.function.Supplier;

/** g2(t) of every pixel of a mask, tile by tile, never stored for the whole image. */
public final class Correlation {

  private Correlation() {}

  /**
   * Correlates and hands each pixel's curve to a sink.
   *
   * <p>Symmetric normalisation over the n_p pairs of valid frames (v = 1) a lag p apart: g2(p) =
   * n_p sum v v' I I' / (sum v v' I * sum v v' I'), at whole lags, then interpolated linearly to
   * the lags of {@link LagGrid}. By default products of deviations from the pixel's mean are float
   * and summed in blocks of 64 frames, all else is double. NaN where a sum of intensities is 0 or
   * there is no pair. Pixels do not influence each other, and results do not depend on threads or
   * memory.
   *
   * @param stack the frames, at least 2, with their validity
   * @param mask pixels to correlate
   * @param request lags, engine, precision
   * @param sinks makes the sink of one thread
   * @param progress told of the pixels done
   * @throws ecm.base.InvalidInput if the mask has another size, or there are fewer than 2 frames or
   *     lags
   * @throws ecm.base.Cancelled if cancelled
   */
  public static void correlate(
      FrameStack stack,
      Mask mask,
      CorrelationRequest request,
      Supplier<? extends PixelSink> sinks,
      Progress progress) {
    CorrelationPlan plan = CorrelationPlan.of(stack.frames(), request);
    correlate(stack, TileReader.of(stack, mask), plan, sinks, progress);
  }

  /**
   * The engine that computes a request, to be recorded with its results.
   *
   * @param frames N
   * @param request with AUTO or any other engine
   * @return never AUTO; the same on every machine
   * @throws ecm.base.InvalidInput if there are fewer than 2 frames or lags
   */
  public static Engine engine(int frames, CorrelationRequest request) {
    return EngineChoice.of(request.grid(frames), request);
  }

  /** The same with tiles and lags of the caller's choice. */
  static void correlate(
      FrameStack stack,
      TileReader reader,
      CorrelationPlan plan,
      Supplier<? extends PixelSink> sinks,
      Progress progress) {
    Validity validity = new Validity(stack.coverage(), plan.levels());
    reader.forEach(
        progress,
        "correlating",
        () -> new TileCorrelator(plan, validity, stack.width(), reader.tileWidth(), sinks.get()));
  }
}
