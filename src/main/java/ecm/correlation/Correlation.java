package ecm.correlation;

import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.function.Supplier;

/** g2(t) of every pixel of a mask, tile by tile, never stored for the whole image. */
public final class Correlation {

  private Correlation() {}

  /**
   * Correlates and hands each pixel's curve to a sink.
   *
   * @param stack the frames, with their validity
   * @param mask pixels to correlate
   * @param request lags, engine, precision
   * @param sinks makes the sink of one thread
   * @param progress told of the pixels done
   */
  public static void correlate(
      FrameStack stack,
      Mask mask,
      CorrelationRequest request,
      Supplier<? extends PixelSink> sinks,
      Progress progress) {
    throw new UnsupportedOperationException();
  }
}
