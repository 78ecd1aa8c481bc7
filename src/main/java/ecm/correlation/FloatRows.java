package ecm.correlation;

/** Rows of floats for innermost loops. */
final class FloatRows {

  private static final int LINE = 16;
  private static final int HEADER = 4;

  private FloatRows() {}

  /**
   * A row a little longer than asked for, so that with the array's header it fills whole cache
   * lines: rows allocated one after another then start alike in their lines, and vector loads of
   * several rows are aligned or not together.
   */
  static float[] one(int width) {
    int lines = (width + HEADER + LINE - 1) / LINE;
    return new float[lines * LINE - HEADER];
  }
}
