package ecm.stack.tile;

import ecm.stack.ArrayFrameStack;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import java.util.function.IntConsumer;

/** One band of a stack in its native sample type, filled by one thread at a time. */
final class BandBuffer {

  private final FrameStack stack;
  private final Object[] planes;
  private float[] lines = new float[0];

  /**
   * @param stack to be read
   * @param samples largest number of pixels in a band
   */
  BandBuffer(FrameStack stack, int samples) {
    this.stack = stack;
    this.planes = new Object[stack.frames()];
    for (int t = 0; t < planes.length; t++) {
      planes[t] = newPlane(stack.sampleType(), samples);
    }
  }

  private static Object newPlane(SampleType type, int samples) {
    return switch (type) {
      case UINT8 -> new byte[samples];
      case UINT16, INT16 -> new short[samples];
      case FLOAT32 -> new float[samples];
    };
  }

  /**
   * Reads an area of every valid frame; invalid frames keep what was there.
   *
   * @param area of the image
   * @param beforeFrame told of each frame before it is read; may throw to cancel
   */
  Band fill(Rect area, IntConsumer beforeFrame) {
    int needed = area.height() * stack.width();
    if (lines.length < needed) {
      lines = new float[needed];
    }
    Coverage coverage = stack.coverage();
    for (int t = 0; t < planes.length; t++) {
      beforeFrame.accept(t);
      if (coverage.isValid(t)) {
        stack.copyRows(t, area.y(), area.height(), lines);
        for (int y = 0; y < area.height(); y++) {
          pack(y * stack.width() + area.x(), planes[t], y * area.width(), area.width());
        }
      }
    }
    return new Band(
        area,
        new ArrayFrameStack(area.width(), area.height(), planes, stack.sampleType(), stack.info()));
  }

  private void pack(int from, Object plane, int to, int n) {
    if (plane instanceof byte[] bytes) {
      for (int i = 0; i < n; i++) {
        bytes[to + i] = (byte) (int) lines[from + i];
      }
    } else if (plane instanceof short[] shorts) {
      for (int i = 0; i < n; i++) {
        shorts[to + i] = (short) (int) lines[from + i];
      }
    } else {
      System.arraycopy(lines, from, plane, to, n);
    }
  }
}
