package ecm.command.base;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/** The most memory that the Java heap held since a run began, for the log alone. */
final class PeakMemory {

  private PeakMemory() {}

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  static void reset() {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** The sum of the pools' peaks, which do not coincide: an upper bound. */
  static String sentence() {
    long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    return String.format(
        Locale.ROOT,
        "peak memory at most %d MB of %d MB",
        peak >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
