package ecm.stack.tile;

import ecm.base.Progress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Pixels worked on per second since the start, told with the stage. Safe for all threads. */
final class PixelRate {

  private static final double SETTLED = 1;

  private final AtomicLong done = new AtomicLong();
  private final long start = System.nanoTime();

  void add(int pixels) {
    done.addAndGet(pixels);
  }

  /** A progress whose stage says the rate, once a second has passed. */
  Progress with(Progress progress) {
    return new Progress() {
      @Override
      public void update(long part, long total, String stage) {
        progress.update(part, total, text(stage, (System.nanoTime() - start) * 1e-9));
      }

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }

      @Override
      public void log(String sentence) {
        progress.log(sentence);
      }
    };
  }

  /** "correlating, 41000 px/s". */
  String text(String stage, double seconds) {
    long pixels = done.get();
    return seconds < SETTLED || pixels == 0
        ? stage
        : String.format(Locale.ROOT, "%s, %.0f px/s", stage, pixels / seconds);
  }
}
