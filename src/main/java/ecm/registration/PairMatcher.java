package ecm.registration;

import ecm.stack.Rect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Measures the small shift between two nearby frames at full resolution. Speckle that has not yet
 * decorrelated makes this far sharper than a match with the mean; where it has, the information
 * that comes with the result is low.
 *
 * <p>After whole-pixel alignment b_t - b_s = -delta . grad b; least squares with the gradient of
 * their mean for the projection, which leaves noise no bias, and the product of their gradients for
 * the slope, in which the noise of the two frames averages out. Frames are smoothed by a 1-2-1
 * kernel first. The variance is that of the scatter about the mean, scaled by the ratio of the
 * squared difference of the two frames to their squared deviation from the mean.
 *
 * <p>Frames are moved by their last match, with its fraction of a pixel (cubic interpolation in one
 * with the smoothing), so that the step that is left is small and linear; they are kept in the
 * template's coordinates, so that all rows of a pair share one index ({@link RowLoops}).
 */
final class PairMatcher {

  /** Taps of the smoothing and interpolating kernel: pixels -2 to 3 about a point. */
  private static final int TAPS = 6;

  private static final int BEFORE = 2;

  private static final int REACH = 4;

  private final int width;
  private final int height;
  private final float[][] weight;
  private final Prepared mean;
  private final Rect inner;
  private final Deque<Prepared> spare = new ArrayDeque<>();
  private final float[][] lanes;
  private final float[][] moved;
  private final float[][] taps;
  private final float[][] ring;
  private final float[] line;

  /**
   * @param template the mean of aligned frames
   * @param weight guide / scatter per pixel
   */
  PairMatcher(Template template, float[] weight) {
    this.width = template.width();
    this.height = template.height();
    this.weight = RowLoops.rows(weight, width);
    this.inner = new Rect(REACH, REACH, width - 2 * REACH, height - 2 * REACH);
    this.lanes = new float[6][width];
    this.moved = new float[3][width];
    this.taps = new float[TAPS][width];
    this.ring = new float[TAPS][width];
    this.line = new float[width];
    this.mean = new Prepared(height, width);
    mean.area = inner;
    smooth(template.mean(), mean, kernel(0), kernel(0), 0);
  }

  /**
   * A frame with gain and offset undone, smoothed, with its gradient: per row of the template its
   * values, slopes to the right and slopes downwards, inside the area.
   */
  static final class Prepared {
    private final float[][][] rows;
    private int index;
    private Rect area;
    private int dx;
    private int dy;
    private double fractionX;
    private double fractionY;
    private double deviation;

    private double x() {
      return dx + fractionX;
    }

    private double y() {
      return dy + fractionY;
    }

    private Prepared(int height, int width) {
      rows = new float[height][3][width];
    }

    int index() {
      return index;
    }
  }

  /** Prepares a frame. */
  Prepared prepare(int index, float[] frame, Rect covered, Match match) {
    Prepared p = spare.isEmpty() ? new Prepared(height, width) : spare.pop();
    p.index = index;
    p.dx = (int) Math.floor(match.dx());
    p.dy = (int) Math.floor(match.dy());
    p.fractionX = match.dx() - p.dx;
    p.fractionY = match.dy() - p.dy;
    Rect safe =
        new Rect(
            covered.x() + REACH,
            covered.y() + REACH,
            covered.width() - 2 * REACH,
            covered.height() - 2 * REACH);
    // the nearest pixel, not the one before: a frame that is mirrored covers the mirrored area
    p.area =
        safe.translate(-(int) Math.rint(match.dx()), -(int) Math.rint(match.dy())).intersect(inner);
    p.deviation = 0;
    if (p.area.isEmpty()) {
      return p;
    }
    float[] across = kernel(p.fractionX);
    for (int k = 0; k < TAPS; k++) {
      across[k] /= (float) match.gain();
    }
    float shift = (float) (-match.offset() / match.gain());
    smooth(frame, p, across, kernel(p.fractionY), shift);
    for (int y = p.area.y(); y < p.area.yEnd(); y++) {
      RowLoops.slope(p.rows[y][1], p.rows[y][0], p.area.x(), p.area.xEnd());
      RowLoops.halfDifference(
          p.rows[y][2], p.rows[y - 1][0], p.rows[y + 1][0], p.area.x(), p.area.xEnd());
    }
    p.deviation = deviation(p);
    return p;
  }

  /** Gives a frame's memory back. */
  void release(Prepared p) {
    spare.push(p);
  }

  /** Convolves with a kernel across and one down, plus a shift: the area and a pixel around it. */
  private void smooth(float[] frame, Prepared p, float[] across, float[] down, float shift) {
    int from = p.area.x() - 1;
    int to = p.area.xEnd() + 1;
    int first = p.area.y() - 1;
    for (int r = first - BEFORE; r < first + TAPS - BEFORE - 1; r++) {
      load(frame, p, r, from, to);
    }
    float[][] six = new float[TAPS][];
    for (int y = first; y <= p.area.yEnd(); y++) {
      load(frame, p, y + TAPS - BEFORE - 1, from, to);
      for (int k = 0; k < TAPS; k++) {
        six[k] = ring[Math.floorMod(y - BEFORE + k, TAPS)];
      }
      RowLoops.convolve(line, six, down, 0, from - BEFORE, to + TAPS - BEFORE - 1);
      for (int k = 0; k < TAPS; k++) {
        System.arraycopy(line, from - BEFORE + k, taps[k], from, to - from);
      }
      RowLoops.convolve(p.rows[y][0], taps, across, shift, from, to);
    }
  }

  /** Takes the row of a frame that lies at row y of the template into the ring. */
  private void load(float[] frame, Prepared p, int y, int from, int to) {
    int x = from - BEFORE;
    int in = (y + p.dy) * width + x + p.dx;
    System.arraycopy(frame, in, ring[Math.floorMod(y, TAPS)], x, to - from + TAPS - 1);
  }

  /** 1-2-1 smoothing in one with cubic (Catmull-Rom) interpolation at a fraction f past pixel 0. */
  private static float[] kernel(double f) {
    double[] cubic = {
      f * (-0.5 + f * (1 - 0.5 * f)),
      1 + f * f * (-2.5 + 1.5 * f),
      f * (0.5 + f * (2 - 1.5 * f)),
      f * f * (-0.5 + 0.5 * f)
    };
    float[] kernel = new float[TAPS];
    for (int k = 0; k < 4; k++) {
      kernel[k] += (float) (0.25 * cubic[k]);
      kernel[k + 1] += (float) (0.5 * cubic[k]);
      kernel[k + 2] += (float) (0.25 * cubic[k]);
    }
    return kernel;
  }

  /** Weighted mean square of the frame about the template, per unit of weight. */
  private double deviation(Prepared p) {
    clear();
    double total = 0;
    for (int y = p.area.y(); y < p.area.yEnd(); y++) {
      float[] value = p.rows[y][0];
      RowLoops.differences(lanes[0], weight[y], value, mean.rows[y][0], p.area.x(), p.area.xEnd());
    }
    for (int x = p.area.x(); x < p.area.xEnd(); x++) {
      total += lanes[0][x];
    }
    return total / Math.max(1.0, (double) p.area.width() * p.area.height());
  }

  private void clear() {
    for (float[] lane : lanes) {
      java.util.Arrays.fill(lane, 0);
    }
  }

  /**
   * The drift from an earlier to a later frame; null if they do not fit near their matches. If
   * these lie more than a pixel apart, the frames are compared without any drift too.
   */
  PairMatch match(Prepared s, Prepared t) {
    PairMatch near = from(s, t, 0, 0);
    int ex = (int) Math.rint(s.x() - t.x());
    int ey = (int) Math.rint(s.y() - t.y());
    if (ex == 0 && ey == 0) {
      return near;
    }
    PairMatch still = from(s, t, ex, ey);
    boolean better = still != null && (near == null || still.likeness() > near.likeness());
    return better ? still : near;
  }

  private PairMatch from(Prepared s, Prepared t, int ex, int ey) {
    PairMatch near = match(s, t, ex, ey);
    if (near == null) {
      return null;
    }
    int nextX = (int) Math.rint(near.dx() - (t.x() - s.x()));
    int nextY = (int) Math.rint(near.dy() - (t.y() - s.y()));
    // far from the middle the linear step overshoots: measure again from the nearest whole pixel
    return nextX == ex && nextY == ey ? near : match(s, t, nextX, nextY);
  }

  private PairMatch match(Prepared s, Prepared t, int ex, int ey) {
    Rect area = s.area.intersect(t.area).intersect(t.area.translate(-ex, -ey));
    if (area.isEmpty()) {
      return null;
    }
    clear();
    int from = area.x();
    int to = area.xEnd();
    for (int y = area.y(); y < area.yEnd(); y++) {
      float[][] later = ex == 0 ? t.rows[y + ey] : moved(t.rows[y + ey], ex, from, to);
      RowLoops.slopes(lanes, weight[y], s.rows[y], later, from, to);
      RowLoops.projections(lanes, line, weight[y], s.rows[y], later, from, to);
    }
    double[] m = new double[6];
    for (int k = 0; k < 6; k++) {
      for (int x = from; x < to; x++) {
        m[k] += lanes[k][x];
      }
    }
    return solved(s, t, ex, ey, m, m[5] / ((double) area.width() * area.height()));
  }

  private static PairMatch solved(
      Prepared s, Prepared t, int ex, int ey, double[] m, double difference) {
    double common = 0.5 * (s.deviation + t.deviation);
    double determinant = m[0] * m[2] - m[1] * m[1];
    boolean usable = m[0] > 0 && m[2] > 0 && determinant > 0;
    double x = usable ? -(m[2] * m[3] - m[1] * m[4]) / determinant : 0;
    double y = usable ? -(m[0] * m[4] - m[1] * m[3]) / determinant : 0;
    if (!usable || Math.abs(x) > 2 || Math.abs(y) > 2 || !(common > 0)) {
      return null;
    }
    double noise = Math.max(difference / common, 1e-3);
    return new PairMatch(
        s.index,
        t.index,
        t.x() - s.x() + ex + x,
        t.y() - s.y() + ey + y,
        m[0] / noise,
        m[1] / noise,
        m[2] / noise,
        1 - 0.5 * noise);
  }

  private float[][] moved(float[][] row, int dx, int from, int to) {
    for (int k = 0; k < moved.length; k++) {
      System.arraycopy(row[k], from + dx, moved[k], from, to - from);
    }
    return moved;
  }

  /** Prepared frames at given distances before an index. */
  static List<Prepared> before(List<Prepared> ring, int index, int[] distances) {
    return ring.stream()
        .filter(p -> java.util.Arrays.stream(distances).anyMatch(d -> index - p.index == d))
        .toList();
  }
}
