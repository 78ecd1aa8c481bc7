package ecm.stack.tile;

import ecm.base.InvalidInput;
import java.util.Locale;

/** The memory of Java that is free, so that what does not fit is foreseen. */
public final class FreeHeap {

  /** What tests pretend is free; negative for the truth. */
  private static volatile long pretended = -1;

  private FreeHeap() {}

  /** Bytes that are free now; what waits to be collected counts as used. */
  public static long bytes() {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return pretended < 0 ? free : Math.min(pretended, free);
  }

  /** Whether so many bytes would fit and leave a quarter free for the work, after a collection. */
  public static boolean holds(double bytes) {
    if (bytes > 0.75 * bytes()) {
      System.gc();
    }
    return bytes <= 0.75 * bytes();
  }

  /**
   * Refuses what would not fit.
   *
   * @param bytes needed
   * @param what needs them, as "12 maps of 64 x 64 pixels"
   * @param advice what to do, as "give a longer step"
   * @throws InvalidInput with both numbers
   */
  public static void require(double bytes, String what, String advice) {
    if (!holds(bytes)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s take %.0f MB, but only %.0f of Java's %.0f MB of memory are free: %s, or give Java"
                  + " more memory",
              what,
              Math.ceil(bytes / 1e6),
              Math.floor(bytes() / 1e6),
              Runtime.getRuntime().maxMemory() / 1e6,
              advice));
    }
  }

  /** Makes no more than this seem free; for tests. */
  static void pretend(long bytes) {
    pretended = bytes;
  }
}
