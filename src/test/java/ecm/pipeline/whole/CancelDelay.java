package ecm.pipeline.whole;

import ecm.base.Cancelled;
import ecm.base.Progress;
import ecm.stack.FrameStack;

/**
 * Cancels an analysis once it has come to a fraction of its progress and measures how late it ends.
 */
final class CancelDelay implements Progress {

  private final double fraction;
  private volatile boolean isCancelled;
  private volatile long since;
  private volatile String stage = "";

  private CancelDelay(double fraction) {
    this.fraction = fraction;
  }

  /**
   * From the cancel to the end of the analysis.
   *
   * @param delay [ms]
   * @param stage that was cancelled
   */
  record Result(double delay, String stage) {}

  static Result measure(FrameStack stack, AnalysisParameters parameters, double fraction) {
    CancelDelay progress = new CancelDelay(fraction);
    try {
      StackAnalyzer.analyze(stack, parameters, progress);
      throw new IllegalStateException("the analysis ended in spite of the cancel");
    } catch (Cancelled e) {
      return new Result((System.nanoTime() - progress.since) / 1e6, progress.stage);
    }
  }

  @Override
  public synchronized void update(long done, long total, String at) {
    if (!isCancelled && (double) done / total >= fraction) {
      stage = at;
      since = System.nanoTime();
      isCancelled = true;
    }
  }

  @Override
  public boolean isCancelled() {
    return isCancelled;
  }
}
