package ecm.stack.tile;

import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The bands of a stack that is not in memory, of which one or two are held at a time. */
final class Bands {

  private final BandPlan plan;
  private final Rect bounds;
  private final BandBuffer[] buffers;

  /**
   * @param stack to be read
   * @param bounds of the pixels of interest
   * @param budget bytes that the bands may take
   * @throws ecm.base.InvalidInput if not even one row fits
   */
  Bands(FrameStack stack, Rect bounds, long budget) {
    long bytesPerRow = (long) bounds.width() * stack.frames() * stack.sampleType().bytes();
    this.plan = BandPlan.of(bounds.height(), bytesPerRow, budget);
    this.bounds = bounds;
    this.buffers = new BandBuffer[plan.overlapped() ? 2 : 1];
    int samples = plan.rows() * bounds.width();
    Arrays.setAll(buffers, i -> new BandBuffer(stack, samples));
  }

  int count() {
    return plan.count();
  }

  /** Whether a band may be read while the one before is in use. */
  boolean overlapped() {
    return plan.overlapped();
  }

  /** Reads a band, in the place of the last or, if two are held, the last but one. */
  Band read(int band, IntConsumer beforeFrame) {
    return buffers[band % buffers.length].fill(plan.area(band, bounds), beforeFrame);
  }
}
