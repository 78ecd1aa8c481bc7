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
 * with the smoothing), so that the step that is left is small and linear.
 */
final class PairMatcher {

  /** Taps of the smoothing and interpolating kernel: pixels -2 to 3 about a point. */
  private static final int TAPS = 6;

  private static final int REACH = 4;

  /**
   * Every second row is looked at: after 1-2-1 smoothing the rows between hold next to nothing
   * more.
   */
  private static final int STEP = 2;

  private final int width;
  private final int height;
  private final float[] weight;
  private final float[] mean;
  private final Rect inner;
  private final Deque<Prepared> spare = new ArrayDeque<>();
  private final float[][] lanes;

  /**
   * @param template the mean of aligned frames
   * @param weight guide / scatter per pixel
   */
  PairMatcher(Template template, float[] weight) {
    this.width = template.width();
    this.height = template.height();
    this.weight = weight;
    this.mean = new float[width * height];
    smooth(template.mean(), mean, kernel(0), kernel(0), 0);
    this.inner = new Rect(REACH, REACH, width - 2 * REACH, height - 2 * REACH);
    this.lanes = new float[6][width];
  }

  /** A frame with gain and offset undone, smoothed, with its gradient. */
  static final class Prepared {
    private final float[] value;
    private final float[] gx;
    private final float[] gy;
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

    private Prepared(int n) {
      value = new float[n];
      gx = new float[n];
      gy = new float[n];
    }

    int index() {
      return index;
    }
  }

  /** Prepares a frame. */
  Prepared prepare(int index, float[] frame, Rect covered, Match match) {
    Prepared p = spare.isEmpty() ? new Prepared(frame.length) : spare.pop();
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
    p.area = safe.translate(-p.dx, -p.dy).intersect(inner);
    float[] across = kernel(p.fractionX);
    for (int k = 0; k < TAPS; k++) {
      across[k] /= (float) match.gain();
    }
    float shift = (float) (-match.offset() / match.gain());
    smooth(frame, p.value, across, kernel(p.fractionY), shift);
    for (int y = 1; y < height - 1; y++) {
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        p.gx[i] = 0.5f * (p.value[i + 1] - p.value[i - 1]);
      }
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        p.gy[i] = 0.5f * (p.value[i + width] - p.value[i - width]);
      }
    }
    p.deviation = deviation(p);
    return p;
  }

  /** Gives a frame's memory back. */
  void release(Prepared p) {
    spare.push(p);
  }

  /** Convolves with a kernel across and one down, plus a shift; borders stay 0. */
  private void smooth(float[] in, float[] out, float[] across, float[] down, float shift) {
    float[] row = new float[width];
    for (int y = 2; y < height - 3; y++) {
      convolve(row, 0, in, (y - 2) * width, width, down, 0, width);
      convolve(out, y * width + 2, row, 0, 1, across, shift, width - 5);
    }
  }

  private static void convolve(
      float[] out, int o, float[] a, int i, int step, float[] taps, float shift, int n) {
    float k0 = taps[0];
    float k1 = taps[1];
    float k2 = taps[2];
    float k3 = taps[3];
    float k4 = taps[4];
    float k5 = taps[5];
    int i1 = i + step;
    int i2 = i1 + step;
    int i3 = i2 + step;
    int i4 = i3 + step;
    int i5 = i4 + step;
    for (int x = 0; x < n; x++) {
      out[o + x] =
          shift
              + (k0 * a[i + x] + k1 * a[i1 + x])
              + (k2 * a[i2 + x] + k3 * a[i3 + x])
              + (k4 * a[i4 + x] + k5 * a[i5 + x]);
    }
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
    for (int y = first(p.area); y < p.area.yEnd(); y += STEP) {
      int t = y * width + p.area.x();
      int f = (y + p.dy) * width + p.area.x() + p.dx;
      differences(lanes[0], weight, t, p.value, f, mean, t, p.area.width());
    }
    for (int x = 0; x < p.area.width(); x++) {
      total += lanes[0][x];
    }
    return total / Math.max(1.0, (double) p.area.width() * rows(p.area));
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
    if (area.isEmpty() || rows(area) == 0) {
      return null;
    }
    clear();
    int n = area.width();
    for (int y = first(area); y < area.yEnd(); y += STEP) {
      int w = y * width + area.x();
      int i = (y + s.dy) * width + area.x() + s.dx;
      int j = (y + t.dy + ey) * width + area.x() + t.dx + ex;
      slopes(w, s, i, t, j, n);
      projections(w, s, i, t, j, n);
    }
    double[] m = new double[6];
    for (int k = 0; k < 6; k++) {
      for (int x = 0; x < n; x++) {
        m[k] += lanes[k][x];
      }
    }
    double share = (double) rows(area) / area.height();
    for (int k = 0; k < 5; k++) {
      m[k] /= share;
    }
    return solved(s, t, ex, ey, m, m[5] / ((double) n * rows(area)));
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

  private static void differences(
      float[] sum, float[] w, int iw, float[] a, int ia, float[] b, int ib, int n) {
    for (int x = 0; x < n; x++) {
      float d = a[ia + x] - b[ib + x];
      sum[x] += w[iw + x] * d * d;
    }
  }

  private void slopes(int w, Prepared s, int i, Prepared t, int j, int n) {
    float[] xx = lanes[0];
    float[] xy = lanes[1];
    float[] yy = lanes[2];
    float[] sx = s.gx;
    float[] sy = s.gy;
    float[] tx = t.gx;
    float[] ty = t.gy;
    for (int x = 0; x < n; x++) {
      float across = weight[w + x] * sx[i + x];
      float down = weight[w + x] * sy[i + x];
      xx[x] += across * tx[j + x];
      xy[x] += 0.5f * (across * ty[j + x] + down * tx[j + x]);
      yy[x] += down * ty[j + x];
    }
  }

  private void projections(int w, Prepared s, int i, Prepared t, int j, int n) {
    float[] across = lanes[3];
    float[] down = lanes[4];
    float[] squares = lanes[5];
    float[] sx = s.gx;
    float[] sy = s.gy;
    float[] tx = t.gx;
    float[] ty = t.gy;
    float[] before = s.value;
    float[] after = t.value;
    for (int x = 0; x < n; x++) {
      float d = after[j + x] - before[i + x];
      float half = 0.5f * weight[w + x] * d;
      across[x] += half * (sx[i + x] + tx[j + x]);
      down[x] += half * (sy[i + x] + ty[j + x]);
      squares[x] += 2 * half * d;
    }
  }

  /** The first of the rows that are looked at: the same in every pair. */
  private static int first(Rect area) {
    return (area.y() + STEP - 1) / STEP * STEP;
  }

  private static int rows(Rect area) {
    return Math.max(0, (area.yEnd() - first(area) + STEP - 1) / STEP);
  }

  /** Prepared frames at given distances before an index. */
  static List<Prepared> before(List<Prepared> ring, int index, int[] distances) {
    return ring.stream()
        .filter(p -> java.util.Arrays.stream(distances).anyMatch(d -> index - p.index == d))
        .toList();
  }
}
