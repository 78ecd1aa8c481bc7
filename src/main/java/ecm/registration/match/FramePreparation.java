package ecm.registration.match;

import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.RowLoops;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.stack.Rect;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Brings frames into the template's coordinates for the match of pairs: moved by their last match,
 * with its fraction of a pixel (cubic interpolation in one with 1-2-1 smoothing), so that the step
 * that is left is small and linear, and all rows of a pair share one index ({@link RowLoops}). One
 * per thread.
 */
final class FramePreparation {

  /** Taps of the smoothing and interpolating kernel: pixels -2 to 3 about a point. */
  private static final int TAPS = 6;

  private static final int BEFORE = 2;

  /** What the kernel and the gradient need around a pixel [px]. */
  private static final int REACH = 4;

  private final int width;
  private final int height;
  private final float[][] weight;
  private final Rect inner;
  private final PreparedFrame mean;
  private final Deque<PreparedFrame> spare = new ArrayDeque<>();
  private final float[] lane;
  private final float[] masked;
  private final float[][] taps;
  private final float[][] ring;
  private final float[] line;

  /** Pixels of frames that hold data; null if all do. */
  private final boolean[] valid;

  /**
   * @param template the mean of aligned frames
   * @param weight per row and column
   * @param invalid pixels of all frames
   */
  FramePreparation(Template template, float[][] weight, InvalidPixels invalid) {
    this.valid = invalid.valid();
    this.width = template.width();
    this.height = template.height();
    this.weight = weight;
    this.inner = inside(new Rect(0, 0, width, height));
    this.lane = new float[width];
    this.masked = new float[width];
    this.taps = new float[TAPS][width];
    this.ring = new float[TAPS][width];
    this.line = new float[width];
    this.mean = new PreparedFrame(height, width, true);
    mean.area = inner;
    smooth(template.mean(), mean, kernel(0), kernel(0), 0);
  }

  private static Rect inside(Rect area) {
    return new Rect(
        area.x() + REACH, area.y() + REACH, area.width() - 2 * REACH, area.height() - 2 * REACH);
  }

  /** A frame at its match; its area is empty if nothing of it lies inside the template. */
  PreparedFrame of(int index, float[] frame, Rect covered, Match match) {
    PreparedFrame p =
        spare.isEmpty() ? new PreparedFrame(height, width, valid == null) : spare.pop();
    p.index = index;
    p.dx = (int) Math.floor(match.dx());
    p.dy = (int) Math.floor(match.dy());
    p.fractionX = match.dx() - p.dx;
    p.fractionY = match.dy() - p.dy;
    // the nearest pixel, not the one before: a frame that is mirrored covers the mirrored area
    p.area =
        inside(covered)
            .translate(-(int) Math.rint(match.dx()), -(int) Math.rint(match.dy()))
            .intersect(inner);
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
    if (valid != null) {
      markValid(p, (int) Math.rint(match.dx()), (int) Math.rint(match.dy()));
    }
    p.deviation = deviation(p);
    return p;
  }

  private void markValid(PreparedFrame p, int dx, int dy) {
    for (int y = p.area.y(); y < p.area.yEnd(); y++) {
      for (int x = p.area.x(); x < p.area.xEnd(); x++) {
        p.valid[y][x] = valid[(y + dy) * width + x + dx] ? 1 : 0;
      }
    }
  }

  /** Gives a frame's memory back. */
  void release(PreparedFrame p) {
    spare.push(p);
  }

  /** Convolves with a kernel across and one down, plus a shift: the area and a pixel around it. */
  private void smooth(float[] frame, PreparedFrame p, float[] across, float[] down, float shift) {
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
  private void load(float[] frame, PreparedFrame p, int y, int from, int to) {
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

  /** Weighted mean square of the frame about the template, per pixel. */
  private double deviation(PreparedFrame p) {
    Arrays.fill(lane, 0);
    double pixels = p.valid == null ? (double) p.area.width() * p.area.height() : 0;
    for (int y = p.area.y(); y < p.area.yEnd(); y++) {
      float[] value = p.rows[y][0];
      float[] own = weight[y];
      if (p.valid != null) {
        RowLoops.product(masked, own, p.valid[y], p.area.x(), p.area.xEnd());
        pixels += RowLoops.total(p.valid[y], p.area.x(), p.area.xEnd());
        own = masked;
      }
      RowLoops.differences(lane, own, value, mean.rows[y][0], p.area.x(), p.area.xEnd());
    }
    double total = RowLoops.total(lane, p.area.x(), p.area.xEnd());
    return total / Math.max(1.0, pixels);
  }
}
