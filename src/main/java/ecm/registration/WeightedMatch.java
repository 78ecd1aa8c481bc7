package ecm.registration;

import ecm.stack.Rect;

/**
 * Matches frames with a template S by weighted least squares at full resolution:
 *
 * <p>I(r + d) = g [S(r) - delta . grad S(r)] + o, minimised over the remaining shift delta, gain g
 * and offset o with weight w(r) = guide(r) / scatter(r). The whole-pixel part d is moved until
 * |delta| is about half a pixel. This is the maximum of the correlation that is weighted by what
 * each pixel is worth (Gauss-Newton step of the likelihood); gain and offset take up beam drift.
 *
 * <p>The slope grad S . grad S is measured between two halves of the frames, so that noise left in
 * the template does not pass for structure and damp the steps. Sums run over the pixels of the
 * template that the frame covers, so nothing is drawn towards shift 0 as zero-padding does.
 *
 * <p>Instances are immutable and shared by threads; each thread owns a {@link Matcher}.
 */
final class WeightedMatch {

  /** The template is smoothed by this much before differences are taken [px]. */
  static final double SMOOTHING = 1;

  private static final int MARGIN = 3;
  private static final int STEPS = 8;
  private static final double ENOUGH = 0.55;
  private static final double LONGEST = 2;

  /** Information [px^-2] of a weak belief that a frame is where the search began. */
  private static final double BELIEF = 0.01;

  private final int width;
  private final int height;
  private final int maxShift;
  private final float[][][] kernels;
  private final float[] weight;
  private final AreaSum[] sums;

  /**
   * @param template S
   * @param weight w per pixel, 0 where the template is not known
   * @param maxShift beyond which no match is accepted [px]
   */
  WeightedMatch(Template template, float[] weight, int maxShift) {
    this(
        template.mean(),
        weight,
        slope(template, weight),
        template.width(),
        template.height(),
        maxShift);
  }

  /**
   * @param mean S
   * @param weight w per pixel, 0 where the template is not known
   * @param slope of the structure, from {@link Structure#sums}
   * @param maxShift beyond which no match is accepted [px]
   */
  WeightedMatch(
      float[] mean, float[] weight, AreaSum[] slope, int width, int height, int maxShift) {
    this.width = width;
    this.height = height;
    this.maxShift = maxShift;
    this.weight = weight;
    float[] s = Blur.gaussian(mean, width, height, SMOOTHING);
    float[] gx = Gradient.x(s, width, height);
    float[] gy = Gradient.y(s, width, height);
    float[] one = new float[s.length];
    java.util.Arrays.fill(one, 1);
    this.kernels =
        new float[][][] {
          RowLoops.rows(times(gx, weight), width),
          RowLoops.rows(times(gy, weight), width),
          RowLoops.rows(times(s, weight), width),
          RowLoops.rows(weight, width)
        };
    this.sums =
        new AreaSum[] {
          slope[0],
          slope[1],
          slope[2],
          sum(gx, s),
          sum(gy, s),
          sum(gx, one),
          sum(gy, one),
          sum(s, s),
          sum(s, one),
          sum(one, one)
        };
  }

  private static AreaSum[] slope(Template template, float[] weight) {
    Structure structure = new Structure(template.width(), template.height());
    structure.add(template.halves()[0], template.halves()[1]);
    return structure.sums(weight);
  }

  private AreaSum sum(float[] a, float[] b) {
    return new AreaSum(a, b, weight, width, height);
  }

  private static float[] times(float[] a, float[] b) {
    float[] product = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** The information on a shift in the whole template: xx, xy, yy [px^-2]. */
  double[] information() {
    Rect all = inner();
    return new double[] {sums[0].over(all), sums[1].over(all), sums[2].over(all)};
  }

  private Rect inner() {
    return new Rect(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN);
  }

  Matcher matcher() {
    return new Matcher();
  }

  /** Matches frames one after another, with buffers of its own. */
  final class Matcher {

    private final float[][] slopes = new float[2][width];
    private final float[][] moments = new float[3][width];
    private final float[] row = new float[width];
    private final double[] right = new double[5];
    private final double[][] system = new double[4][5];

    /**
     * The match nearest to a start.
     *
     * @param frame values
     * @param covered the frame's pixels that hold data
     */
    Match from(float[] frame, Rect covered, double startX, double startY) {
      int dx = (int) Math.rint(clamp(startX));
      int dy = (int) Math.rint(clamp(startY));
      Match last = Match.NONE;
      for (int step = 0; step < STEPS; step++) {
        last = at(frame, covered, dx, dy);
        double rx = last.dx() - dx;
        double ry = last.dy() - dy;
        if (!(Math.abs(rx) > ENOUGH || Math.abs(ry) > ENOUGH)) {
          return last;
        }
        int nextX = (int) Math.rint(clamp(last.dx()));
        int nextY = (int) Math.rint(clamp(last.dy()));
        if (nextX == dx && nextY == dy) {
          return last;
        }
        dx = nextX;
        dy = nextY;
      }
      return last;
    }

    private double clamp(double shift) {
      return Math.max(-maxShift, Math.min(maxShift, shift));
    }

    /** One step from a whole-pixel shift. */
    Match at(float[] frame, Rect covered, int dx, int dy) {
      Rect area = covered.translate(-dx, -dy).intersect(inner());
      if (area.isEmpty()) {
        return Match.NONE;
      }
      project(frame, area, dx, dy, true);
      double quality = quality(area);
      fill(area);
      if (!solve()) {
        return new Match(dx, dy, 1, 0, quality);
      }
      double gain = system[2][4];
      if (!(gain > 0)) {
        return new Match(dx, dy, 1, 0, quality);
      }
      double rx = limited(-system[0][4] / gain);
      double ry = limited(-system[1][4] / gain);
      return new Match(dx + rx, dy + ry, gain, system[3][4], quality, dx, dy);
    }

    private double limited(double step) {
      return Math.max(-LONGEST, Math.min(LONGEST, step));
    }

    /** The correlation coefficient at a whole-pixel shift. */
    double qualityAt(float[] frame, Rect covered, int dx, int dy) {
      Rect area = covered.translate(-dx, -dy).intersect(inner());
      if (area.isEmpty()) {
        return Match.NONE.quality();
      }
      project(frame, area, dx, dy, false);
      return quality(area);
    }

    /** The sums of the frame times each kernel, those of the slopes only if asked for. */
    private void project(float[] frame, Rect area, int dx, int dy, boolean withSlopes) {
      int from = area.x();
      int to = area.xEnd();
      clear(slopes);
      clear(moments);
      for (int y = area.y(); y < area.yEnd(); y++) {
        System.arraycopy(frame, (y + dy) * width + from + dx, row, from, to - from);
        if (withSlopes) {
          RowLoops.project(slopes[0], slopes[1], kernels[0][y], kernels[1][y], row, from, to);
        }
        RowLoops.moments(moments, kernels[2][y], kernels[3][y], row, from, to);
      }
      for (int k = 0; k < 5; k++) {
        float[] lane = k < 2 ? slopes[k] : moments[k - 2];
        double sum = 0;
        for (int x = from; x < to; x++) {
          sum += lane[x];
        }
        right[k] = sum;
      }
    }

    private static void clear(float[][] lanes) {
      for (float[] lane : lanes) {
        java.util.Arrays.fill(lane, 0);
      }
    }

    /** Weighted correlation coefficient of frame and template. */
    private double quality(Rect area) {
      double w = sums[9].over(area);
      double s = sums[8].over(area);
      double ss = sums[7].over(area) - s * s / w;
      double ii = right[4] - right[3] * right[3] / w;
      double is = right[2] - right[3] * s / w;
      return ss > 0 && ii > 0 ? Math.max(-1, Math.min(1, is / Math.sqrt(ss * ii))) : Double.NaN;
    }

    private void fill(Rect area) {
      double[] m = new double[10];
      for (int k = 0; k < 10; k++) {
        m[k] = sums[k].over(area);
      }
      double[][] rows = {
        {m[0] + BELIEF, m[1], m[3], m[5]},
        {m[1], m[2] + BELIEF, m[4], m[6]},
        {m[3], m[4], m[7], m[8]},
        {m[5], m[6], m[8], m[9]}
      };
      for (int r = 0; r < 4; r++) {
        System.arraycopy(rows[r], 0, system[r], 0, 4);
        system[r][4] = right[r];
      }
    }

    /** Gauss-Jordan elimination with the rows' own pivots; false if there is nothing to solve. */
    private boolean solve() {
      for (int p = 3; p >= 0; p--) {
        double pivot = system[p][p];
        if (!(pivot > 0)) {
          return false;
        }
        for (int k = 0; k <= 4; k++) {
          system[p][k] /= pivot;
        }
        for (int r = 0; r < 4; r++) {
          double factor = r == p ? 0 : system[r][p];
          for (int k = 0; factor != 0 && k <= 4; k++) {
            system[r][k] -= factor * system[p][k];
          }
        }
      }
      return true;
    }
  }
}
