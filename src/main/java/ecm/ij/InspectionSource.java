package ecm.ij;

import ecm.pipeline.Inspection;
import ecm.pipeline.MapParameters;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.HeldRows;
import ecm.stack.Rect;

/**
 * A stack whose pixels are looked at one after the other. Of a stack that is not in memory the rows
 * around the first look are read and kept for the next. For one thread at a time.
 */
public final class InspectionSource {

  private static final int MARGIN = 16;

  private final FrameStack stack;
  private final MapParameters parameters;
  private HeldRows held;

  /**
   * @param stack aligned frames with a known frame interval
   * @param parameters lags, fit and background
   */
  public InspectionSource(FrameStack stack, MapParameters parameters) {
    this.stack = stack;
    this.parameters = parameters;
  }

  /** Reads the rows of some pixels, unless they are in memory or held already. */
  public void hold(Selection selection, Progress progress) {
    Rect bounds = selection.mask().bounds();
    if (!stack.isInMemory() && (held == null || !held.holds(bounds))) {
      held = null; // its memory is free for the next
      held = HeldRows.read(stack, bounds, MARGIN, progress);
    }
  }

  /** Looks at some pixels. */
  public Inspection inspect(Selection selection, Progress progress) {
    hold(selection, progress);
    FrameStack frames = stack.isInMemory() ? stack : held;
    return Inspection.of(frames, selection.mask(), selection.name(), parameters, progress);
  }

  /** Title of the stack. */
  String title() {
    return stack.info().title();
  }
}
