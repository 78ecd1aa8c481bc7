package ecm.simulation.microscope;

import ecm.simulation.parameters.Recording;
import ecm.stack.Drift;
import ecm.stack.SampleType;

/**
 * Writes time series of sample pixels to where the drift carried them in each frame; what left the
 * field is dropped. Values are whole counts, clipped at the type's maximum, or floats as they are.
 */
public final class PlaneWriter {

  private final int width;
  private final int height;
  private final Object[] planes;
  private final int[] dx;
  private final int[] dy;

  public PlaneWriter(Recording recording, SampleType type, Drift drift) {
    this.width = recording.width();
    this.height = recording.height();
    this.dx = drift.wholeDx();
    this.dy = drift.wholeDy();
    this.planes = planes(recording.frames(), width * height, type);
  }

  /** Arrays of the samples of a type, one per frame. */
  public static Object[] planes(int frames, int pixels, SampleType type) {
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      planes[t] =
          switch (type) {
            case UINT8 -> new byte[pixels];
            case UINT16, INT16 -> new short[pixels];
            case FLOAT32 -> new float[pixels];
          };
    }
    return planes;
  }

  public Object[] planes() {
    return planes;
  }

  /**
   * Writes neighbouring pixels of a row. Different pixels may be written by different threads.
   *
   * @param x first column, sample coordinates
   * @param y row, sample coordinates
   * @param n number of pixels
   * @param series one array per pixel, a value per frame
   */
  public void write(int x, int y, int n, float[][] series) {
    for (int t = 0; t < planes.length; t++) {
      int row = y + dy[t];
      int left = x + dx[t];
      int from = Math.max(0, -left);
      int to = Math.min(n, width - left);
      if (row < 0 || row >= height || from >= to) {
        continue;
      }
      int start = row * width + left;
      if (planes[t] instanceof short[] plane) {
        for (int i = from; i < to; i++) {
          plane[start + i] = (short) Math.min(0xffff, (int) series[i][t]);
        }
      } else if (planes[t] instanceof byte[] plane) {
        for (int i = from; i < to; i++) {
          plane[start + i] = (byte) Math.min(0xff, (int) series[i][t]);
        }
      } else {
        float[] plane = (float[]) planes[t];
        for (int i = from; i < to; i++) {
          plane[start + i] = series[i][t];
        }
      }
    }
  }
}
