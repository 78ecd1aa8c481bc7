package ecm.correlation;

import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.TileReader;
import java.util.Arrays;
import java.util.List;

/** All curves of a small stack, collected. */
final class Curves {

  private final double[][] g2;
  private final double[] means;
  private final int[] counts;
  private final int[] flags;

  private Curves(int pixels) {
    g2 = new double[pixels][];
    means = new double[pixels];
    counts = new int[pixels];
    flags = new int[pixels];
  }

  static Curves of(FrameStack stack, Mask mask, CorrelationRequest request) {
    return of(stack, TileReader.of(stack, mask), request);
  }

  static Curves of(FrameStack stack, TileReader reader, CorrelationRequest request) {
    return of(stack, reader, CorrelationPlan.of(stack.frames(), request));
  }

  /** At whole lags, without resampling. */
  static Curves atWholeLags(FrameStack stack, Engine engine, boolean doublePrecision, int... lags) {
    double[] points = Arrays.stream(lags).asDoubleStream().toArray();
    CorrelationPlan plan =
        new CorrelationPlan(
            engine,
            points,
            List.of(CorrelationPlan.singleFrames(lags)),
            new Resampling(points, points),
            false,
            doublePrecision);
    return of(stack, TileReader.of(stack, Mask.all(stack.width(), stack.height())), plan);
  }

  static Curves of(FrameStack stack, Mask mask, CorrelationPlan plan) {
    return of(stack, TileReader.of(stack, mask), plan);
  }

  private static Curves of(FrameStack stack, TileReader reader, CorrelationPlan plan) {
    Curves curves = new Curves(stack.width() * stack.height());
    Correlation.correlate(stack, reader, plan, () -> curves::put, Progress.NONE);
    return curves;
  }

  private void put(int pixel, double[] curve, double mean, int validFrames, int pixelFlags) {
    if (g2[pixel] != null) {
      throw new IllegalStateException("pixel " + pixel + " twice");
    }
    g2[pixel] = curve.clone();
    means[pixel] = mean;
    counts[pixel] = validFrames;
    flags[pixel] = pixelFlags;
  }

  /** The curve of a pixel, null if it was not handed over. */
  double[] g2(int pixel) {
    return g2[pixel];
  }

  double mean(int pixel) {
    return means[pixel];
  }

  int count(int pixel) {
    return counts[pixel];
  }

  int flags(int pixel) {
    return flags[pixel];
  }
}
