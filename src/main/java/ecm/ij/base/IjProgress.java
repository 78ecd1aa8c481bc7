package ecm.ij.base;

import ecm.base.Progress;
import ij.IJ;

/**
 * Progress in ImageJ's status bar, with time left, at most 10 updates a second; Escape cancels; log
 * sentences go to the Log window. May be called from any thread.
 */
public final class IjProgress implements Progress, AutoCloseable {

  private static final long INTERVAL = 100_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final String command;
  private long nextUpdate;
  private long start;
  private double fraction;
  private boolean cancelled;

  private IjProgress(String command) {
    this.command = command;
    this.start = System.nanoTime();
    this.nextUpdate = start;
  }

  /** Begins a run: resets ImageJ's sticky Escape flag. */
  public static IjProgress begin(String command) {
    IJ.resetEscape();
    return new IjProgress(command);
  }

  @Override
  public void update(long done, long total, String stage) {
    long now = System.nanoTime();
    String status;
    synchronized (this) {
      double reached = total <= 0 ? 1 : Math.min(1, (double) done / total);
      if (reached < fraction) {
        start = now;
      }
      fraction = reached;
      if (now < nextUpdate) {
        return;
      }
      nextUpdate = now + INTERVAL;
      status = status(stage, reached, (double) (now - start) / SECOND);
    }
    IJ.showStatus(command + ": " + status);
    IJ.showProgress(Math.min(done, total) / (double) Math.max(1, total));
  }

  /**
   * What the status bar says: "correlating 45 %, 12 s left".
   *
   * @param reached fraction done, 0 to 1
   * @param elapsed [s] since it was 0
   */
  static String status(String stage, double reached, double elapsed) {
    String status = stage + " " + Math.round(Math.floor(reached * 100)) + " %";
    if (elapsed < 2 || reached < 0.02 || reached >= 1) {
      return status;
    }
    double left = elapsed * (1 - reached) / reached;
    return status + ", " + duration(left) + " left";
  }

  private static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole <= 90) {
      return whole + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes <= 90 ? minutes + " min" : Math.round(seconds / 3600) + " h";
  }

  /** Whether Escape was pressed since the run began; stays true. */
  @Override
  public synchronized boolean isCancelled() {
    cancelled |= IJ.escapePressed();
    return cancelled;
  }

  /** Cancels the run as Escape does. */
  public synchronized void cancel() {
    cancelled = true;
  }

  @Override
  public void log(String sentence) {
    IJ.log(command + ": " + sentence);
  }

  /** Ends the run: clears the progress bar and the status. */
  @Override
  public void close() {
    IJ.showProgress(1.0);
    IJ.showStatus("");
  }
}
