package ecm.ij;

import ecm.progress.Progress;

/**
 * Progress in ImageJ's status bar, with time left, at most 10 updates a second; Escape cancels; log
 * sentences go to the Log window.
 */
public final class IjProgress implements Progress {

  /** Begins a run: resets ImageJ's sticky Escape flag. */
  public static IjProgress begin(String command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void update(long done, long total, String stage) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isCancelled() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void log(String sentence) {
    throw new UnsupportedOperationException();
  }
}
