package ecm.registration;

import ecm.stack.Drift;
import java.nio.file.Path;

/** The drift as a CSV file: {@code frame,time_s,dx_px,dy_px,quality}, frames from 1. */
public final class DriftTable {

  private DriftTable() {}

  /** Writes the table. */
  public static void write(Path file, Drift drift, double frameInterval) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a table for a stack.
   *
   * @param frames that the stack has
   */
  public static Drift read(Path file, int frames) {
    throw new UnsupportedOperationException();
  }
}
