package ecm.registration.match;

import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.RowLoops;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the small shift between two nearby frames at full resolution. Speckle that has not yet
 * decorrelated makes this far sharper than a match with the mean; where it has, the information
 * that comes with the result is low.
 *
 * <p>After whole-pixel alignment b_t - b_s = -delta . grad b; least squares with the gradient of
 * their mean for the projection, which leaves noise no bias, and the product of their gradients for
 * the slope, in which the noise of the two frames averages out. Frames are smoothed by a 1-2-1
 * kernel first ({@link FramePreparation}). The variance is that of the scatter about the mean,
 * scaled by the ratio of the squared difference of the two frames to their squared deviation from
 * the mean. Pixels that are invalid in either frame do not count. One per thread.
 */
public final class PairMatcher {

  /** Beyond this the step is linear no more, and the frames do not fit [px]. */
  private static final double LONGEST = 2;

  /** No pair is taken to differ by less than this part of two independent frames. */
  private static final double SMALLEST_DIFFERENCE = 1e-3;

  private final float[][] weight;
  private final FramePreparation preparation;
  private final float[][] lanes;
  private final float[][] moved;
  private final float[] line;
  private final float[] masked;
  private final float[] movedValid;

  /**
   * Weighted sums over the pixels of a pair, g its mean gradient and d its difference.
   *
   * @param xx of the product of the slopes to the right, one frame's times the other's
   * @param xy of the mixed products
   * @param yy of the slopes downwards
   * @param differenceX of d g_x
   * @param differenceY of d g_y
   * @param squares of d^2
   */
  private record Sums(
      double xx, double xy, double yy, double differenceX, double differenceY, double squares) {

    /** Of lanes as {@link RowLoops#slopes} and {@link RowLoops#projections} fill them. */
    static Sums of(float[][] lanes, int from, int to) {
      return new Sums(
          RowLoops.total(lanes[0], from, to),
          RowLoops.total(lanes[1], from, to),
          RowLoops.total(lanes[2], from, to),
          RowLoops.total(lanes[3], from, to),
          RowLoops.total(lanes[4], from, to),
          RowLoops.total(lanes[5], from, to));
    }

    double determinant() {
      return xx * yy - xy * xy;
    }

    boolean isSolvable() {
      return xx > 0 && yy > 0 && determinant() > 0;
    }

    double stepX() {
      return -(yy * differenceX - xy * differenceY) / determinant();
    }

    double stepY() {
      return -(xx * differenceY - xy * differenceX) / determinant();
    }
  }

  /**
   * @param template the mean of aligned frames
   * @param weight guide / scatter per pixel
   * @param invalid pixels of all frames
   */
  public PairMatcher(Template template, float[] weight, InvalidPixels invalid) {
    int width = template.width();
    this.weight = RowLoops.rows(weight, width);
    this.preparation = new FramePreparation(template, this.weight, invalid);
    this.lanes = new float[6][width];
    this.moved = new float[3][width];
    this.line = new float[width];
    this.masked = new float[width];
    this.movedValid = new float[width];
  }

  /**
   * Prepares a frame, to be given back by {@link #release}.
   *
   * @param index of the frame
   * @param frame values
   * @param covered the frame's pixels that hold data
   * @param match where it lies, with its gain and offset
   */
  public PreparedFrame prepare(int index, float[] frame, Rect covered, Match match) {
    return preparation.of(index, frame, covered, match);
  }

  /** Gives a frame's memory back. */
  public void release(PreparedFrame frame) {
    preparation.release(frame);
  }

  /**
   * The drift from an earlier to a later frame; null if they do not fit near their matches. If
   * these lie more than a pixel apart, the frames are compared without any drift too.
   */
  public PairMatch match(PreparedFrame s, PreparedFrame t) {
    PairMatch near = from(s, t, 0, 0);
    int ex = (int) Math.rint(s.x() - t.x());
    int ey = (int) Math.rint(s.y() - t.y());
    if (ex == 0 && ey == 0) {
      return near;
    }
    PairMatch still = from(s, t, ex, ey);
    boolean better = still != null && (near == null || still.similarity() > near.similarity());
    return better ? still : near;
  }

  private PairMatch from(PreparedFrame s, PreparedFrame t, int ex, int ey) {
    PairMatch near = match(s, t, ex, ey);
    if (near == null) {
      return null;
    }
    int nextX = (int) Math.rint(near.dx() - (t.x() - s.x()));
    int nextY = (int) Math.rint(near.dy() - (t.y() - s.y()));
    // far from the middle the linear step overshoots: measure again from the nearest whole pixel
    return nextX == ex && nextY == ey ? near : match(s, t, nextX, nextY);
  }

  private PairMatch match(PreparedFrame s, PreparedFrame t, int ex, int ey) {
    Rect area = s.area.intersect(t.area).intersect(t.area.translate(-ex, -ey));
    if (area.isEmpty()) {
      return null;
    }
    for (float[] lane : lanes) {
      Arrays.fill(lane, 0);
    }
    int from = area.x();
    int to = area.xEnd();
    double pixels = s.valid == null ? (double) area.width() * area.height() : 0;
    for (int y = area.y(); y < area.yEnd(); y++) {
      float[][] later = ex == 0 ? t.rows[y + ey] : moved(t.rows[y + ey], ex, from, to);
      float[] own = weight[y];
      if (s.valid != null) {
        System.arraycopy(t.valid[y + ey], from + ex, movedValid, from, to - from);
        own = whereValid(y, s, from, to);
        pixels += RowLoops.total(movedValid, from, to);
      }
      RowLoops.slopes(lanes, own, s.rows[y], later, from, to);
      RowLoops.projections(lanes, line, own, s.rows[y], later, from, to);
    }
    Sums sums = Sums.of(lanes, from, to);
    double common = 0.5 * (s.deviation + t.deviation);
    double x = sums.isSolvable() ? sums.stepX() : 0;
    double y = sums.isSolvable() ? sums.stepY() : 0;
    boolean far = Math.abs(x) > LONGEST || Math.abs(y) > LONGEST;
    if (!sums.isSolvable() || far || !(common > 0)) {
      return null;
    }
    double difference = sums.squares / Math.max(1.0, pixels);
    double noise = Math.max(difference / common, SMALLEST_DIFFERENCE);
    return new PairMatch(
        s.index,
        t.index,
        t.x() - s.x() + ex + x,
        t.y() - s.y() + ey + y,
        sums.xx / noise,
        sums.xy / noise,
        sums.yy / noise,
        1 - 0.5 * noise);
  }

  /** The weight of a row where both frames are valid; the later one's validity lies ready. */
  private float[] whereValid(int y, PreparedFrame s, int from, int to) {
    RowLoops.product(movedValid, movedValid, s.valid[y], from, to);
    RowLoops.product(masked, weight[y], movedValid, from, to);
    return masked;
  }

  private float[][] moved(float[][] row, int dx, int from, int to) {
    for (int k = 0; k < moved.length; k++) {
      System.arraycopy(row[k], from + dx, moved[k], from, to - from);
    }
    return moved;
  }

  /** Those of some prepared frames that lie at given distances before an index. */
  public static List<PreparedFrame> before(List<PreparedFrame> frames, int index, int[] distances) {
    return frames.stream()
        .filter(p -> Arrays.stream(distances).anyMatch(d -> index - p.index == d))
        .toList();
  }
}
