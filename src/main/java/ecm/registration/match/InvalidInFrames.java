package ecm.registration.match;

import ecm.registration.frame.FrameStatistics;
import ecm.registration.frame.InvalidPixels;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.List;

/** Finds the pixels of a camera that hold no data, by the first frames of a record. */
final class InvalidInFrames {

  private InvalidInFrames() {}

  /**
   * The pixels that are not finite in at least half of some frames which cover them.
   *
   * @param statistics per frame of the stack, of those at least
   * @param frames their indices
   */
  static InvalidPixels of(FrameStack stack, FrameStatistics[] statistics, List<Integer> frames) {
    int width = stack.width();
    int[] lacking = new int[width * stack.height()];
    int[] covering = new int[lacking.length];
    boolean any = false;
    for (int t : frames) {
      any |= statistics[t].finite() < 1;
    }
    if (!any) {
      return InvalidPixels.NONE;
    }
    for (int t : frames) {
      float[] values = stack.frame(t);
      Rect covered = stack.coverage().covered(t);
      for (int y = covered.y(); y < covered.yEnd(); y++) {
        for (int i = y * width + covered.x(); i < y * width + covered.xEnd(); i++) {
          covering[i]++;
          lacking[i] += Float.isFinite(values[i]) ? 0 : 1;
        }
      }
    }
    boolean[] invalid = new boolean[lacking.length];
    for (int i = 0; i < invalid.length; i++) {
      invalid[i] = lacking[i] > 0 && 2 * lacking[i] >= covering[i];
    }
    return InvalidPixels.of(invalid, width);
  }
}
