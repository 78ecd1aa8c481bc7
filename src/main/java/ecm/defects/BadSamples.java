package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The bad samples of a record in the coordinates of a specimen that drifts by whole pixels. */
final class BadSamples {

  private final FrameStack moved;
  private final CameraDefects defects;
  private final int[] dx;
  private final int[] dy;
  private final int[] fixed;

  /**
   * @param moved frames with their drift undone
   * @param defects in camera coordinates
   * @param dx drift to the right per frame [px]
   * @param dy drift downwards per frame [px]
   */
  BadSamples(FrameStack moved, CameraDefects defects, int[] dx, int[] dy) {
    this.moved = moved;
    this.defects = defects;
    this.dx = dx;
    this.dy = dy;
    int pixels = moved.width() * moved.height();
    this.fixed = IntStream.range(0, pixels).filter(defects::isFixed).toArray();
  }

  /** In how many valid frames a bad pixel of the camera covers each place. */
  int[] hitsOfFixed() {
    int[] hits = new int[moved.width() * moved.height()];
    for (int t = 0; t < moved.frames(); t++) {
      if (moved.coverage().isValid(t)) {
        for (int pixel : fixed) {
          int place = place(t, pixel);
          if (place >= 0) {
            hits[place]++;
          }
        }
      }
    }
    return hits;
  }

  /** The places of a frame that hold a bad sample, ascending. */
  int[] of(int frame) {
    int[] spikes = defects.spikes().of(frame);
    return IntStream.concat(Arrays.stream(fixed), Arrays.stream(spikes))
        .map(pixel -> place(frame, pixel))
        .filter(place -> place >= 0)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Where on the specimen a pixel of the camera is; -1 outside. */
  private int place(int frame, int pixel) {
    int x = pixel % moved.width() - dx[frame];
    int y = pixel / moved.width() - dy[frame];
    return moved.coverage().covered(frame).contains(x, y) ? y * moved.width() + x : -1;
  }

  /** Whether a place holds a good sample in a frame. */
  boolean isGood(int frame, int place) {
    int x = place % moved.width();
    int y = place / moved.width();
    if (!moved.coverage().isValid(frame, x, y)) {
      return false;
    }
    int pixel = (y + dy[frame]) * moved.width() + x + dx[frame];
    return !defects.isFixed(pixel) && Arrays.binarySearch(defects.spikes().of(frame), pixel) < 0;
  }
}
