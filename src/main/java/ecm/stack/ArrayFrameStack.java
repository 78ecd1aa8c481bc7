package ecm.stack;

/**
 * Frames in memory, one array per frame: byte[] (0 to 255), short[] (signed or unsigned) or
 * float[].
 *
 * <p>The arrays are used as they are, not copied, and must not change while an analysis runs.
 */
public final class ArrayFrameStack implements FrameStack {

  private final int width;
  private final int height;
  private final Object[] planes;
  private final SampleType type;
  private final float[] calibration;
  private final StackInfo info;
  private final Coverage coverage;

  /**
   * @param width pixels per row
   * @param height rows
   * @param planes one array of width * height samples per frame, all of one class
   * @param type of the samples; {@link SampleType#INT16} reads short[] as signed
   * @param info title, frame interval, pixel size
   */
  public ArrayFrameStack(int width, int height, Object[] planes, SampleType type, StackInfo info) {
    this(width, height, planes, type, null, info);
  }

  private ArrayFrameStack(
      int width,
      int height,
      Object[] planes,
      SampleType type,
      float[] calibration,
      StackInfo info) {
    this.width = width;
    this.height = height;
    this.planes = planes.clone();
    this.type = type;
    this.calibration = calibration;
    this.info = info;
    this.coverage = Coverage.full(width, height, planes.length);
  }

  /**
   * Frames whose raw samples are turned into values by a table, as ImageJ calibrates them.
   *
   * @param width pixels per row
   * @param height rows
   * @param planes byte[] or short[] per frame
   * @param table value for each raw sample read as unsigned: 256 or 65536 entries
   * @param info title, frame interval, pixel size
   */
  public static ArrayFrameStack calibrated(
      int width, int height, Object[] planes, float[] table, StackInfo info) {
    return new ArrayFrameStack(width, height, planes, tableType(table), table, info);
  }

  private static SampleType tableType(float[] table) {
    boolean signed = true;
    boolean unsigned = true;
    for (float v : table) {
      boolean whole = v == Math.rint(v);
      signed &= whole && v >= Short.MIN_VALUE && v <= Short.MAX_VALUE;
      unsigned &= whole && v >= 0 && v <= 0xffff;
    }
    return unsigned ? SampleType.UINT16 : signed ? SampleType.INT16 : SampleType.FLOAT32;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int frames() {
    return planes.length;
  }

  @Override
  public StackInfo info() {
    return info;
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public SampleType sampleType() {
    return type;
  }

  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    Object plane = planes[frame];
    int from = y * width;
    int n = rows * width;
    if (plane instanceof float[] values) {
      System.arraycopy(values, from, target, 0, n);
    } else if (plane instanceof byte[] values) {
      copyBytes(values, from, n, target);
    } else if (calibration != null) {
      short[] values = (short[]) plane;
      for (int i = 0; i < n; i++) {
        target[i] = calibration[values[from + i] & 0xffff];
      }
    } else if (type == SampleType.INT16) {
      short[] values = (short[]) plane;
      for (int i = 0; i < n; i++) {
        target[i] = values[from + i];
      }
    } else {
      short[] values = (short[]) plane;
      for (int i = 0; i < n; i++) {
        target[i] = values[from + i] & 0xffff;
      }
    }
  }

  private void copyBytes(byte[] values, int from, int n, float[] target) {
    if (calibration == null) {
      for (int i = 0; i < n; i++) {
        target[i] = values[from + i] & 0xff;
      }
    } else {
      for (int i = 0; i < n; i++) {
        target[i] = calibration[values[from + i] & 0xff];
      }
    }
  }
}
