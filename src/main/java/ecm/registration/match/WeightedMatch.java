package ecm.registration.match;

import ecm.registration.frame.AreaSum;
import ecm.registration.frame.Blur;
import ecm.registration.frame.Gradient;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.Placed;
import ecm.registration.frame.RowLoops;
import ecm.registration.template.Information;
import ecm.registration.template.Match;
import ecm.registration.template.Slopes;
import ecm.registration.template.Structure;
import ecm.registration.template.Template;
import ecm.stack.Rect;

/**
 * Matches frames with a template S by weighted least squares at full resolution:
 *
 * <p>I(r + d) = g [S(r) - delta . grad S(r)] + o, minimised over the remaining shift delta, gain g
 * and offset o with weight w(r) = guide(r) / scatter(r). The whole-pixel part d is moved until
 * |delta| is about half a pixel. This is the maximum of the correlation that is weighted by what
 * each pixel is worth (Gauss-Newton step of the likelihood); gain and offset follow a beam that
 * drifts.
 *
 * <p>The slope grad S . grad S is measured between two halves of the frames, so that noise left in
 * the template is not taken for structure, which would shorten the steps. Sums run over the pixels
 * of the template that the frame covers with data, so no shift is biased towards 0 as by
 * zero-padding, or by pixels of the camera that hold none.
 *
 * <p>Instances are immutable and shared by threads; each thread owns a {@link Matcher}.
 */
public final class WeightedMatch {

  /** Pixels along the border of the template that are left out: the reach of its gradient. */
  private static final int MARGIN = 3;

  private static final int STEPS = 8;

  /** A step of no more than this ends at the whole-pixel shift from which it was taken [px]. */
  private static final double NEAREST = 0.55;

  /** Where the step is linear no more; longer ones are cut to this [px]. */
  private static final double LONGEST = 2;

  /** Information [px^-2] of a weak prior that a frame is where the search began. */
  private static final double PRIOR = 0.01;

  private final int width;
  private final int height;
  private final int maxShift;
  private final Slopes slopes;
  private final Kernels kernels;
  private final Sums sums;

  /** What a frame is multiplied by, per row: w S_x, w S_y, w S, w. */
  private record Kernels(float[][] slopeX, float[][] slopeY, float[][] mean, float[][] weight) {}

  /**
   * Weighted sums of products of the template's slopes S_x and S_y, its mean S, and 1.
   *
   * @param slopeXMean of w S_x S
   * @param slopeYMean of w S_y S
   * @param slopeX of w S_x
   * @param slopeY of w S_y
   * @param squares of w S^2
   * @param mean of w S
   * @param weight of w
   */
  private record Sums(
      AreaSum slopeXMean,
      AreaSum slopeYMean,
      AreaSum slopeX,
      AreaSum slopeY,
      AreaSum squares,
      AreaSum mean,
      AreaSum weight) {}

  /**
   * @param template S
   * @param weight w per pixel, 0 where the template is not known
   * @param maxShift beyond which no match is accepted [px]
   */
  public WeightedMatch(Template template, float[] weight, int maxShift) {
    this(
        template.mean(),
        weight,
        Structure.ofHalves(template).slopes(weight),
        template.width(),
        maxShift);
  }

  /**
   * @param mean S
   * @param weight w per pixel, 0 where the template is not known
   * @param slopes of the structure, with the same weight
   * @param width pixels per row
   * @param maxShift beyond which no match is accepted [px]
   */
  public WeightedMatch(float[] mean, float[] weight, Slopes slopes, int width, int maxShift) {
    this.width = width;
    this.height = mean.length / width;
    this.maxShift = maxShift;
    this.slopes = slopes;
    float[] s = Blur.gaussian(mean, width, height, Template.SMOOTHING);
    float[] gx = Gradient.x(s, width, height);
    float[] gy = Gradient.y(s, width, height);
    float[] one = new float[s.length];
    java.util.Arrays.fill(one, 1);
    this.kernels =
        new Kernels(
            RowLoops.rows(times(gx, weight), width),
            RowLoops.rows(times(gy, weight), width),
            RowLoops.rows(times(s, weight), width),
            RowLoops.rows(weight, width));
    this.sums =
        new Sums(
            new AreaSum(gx, s, weight, width, height),
            new AreaSum(gy, s, weight, width, height),
            new AreaSum(gx, one, weight, width, height),
            new AreaSum(gy, one, weight, width, height),
            new AreaSum(s, s, weight, width, height),
            new AreaSum(s, one, weight, width, height),
            new AreaSum(one, one, weight, width, height));
  }

  private static float[] times(float[] a, float[] b) {
    float[] product = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /**
   * What a match with the whole template tells of a frame's shift.
   *
   * @param invalid pixels of the frame
   */
  public Information information(InvalidPixels invalid) {
    return slopes.over(inner(), invalid.within(new Placed(inner(), 0, 0)));
  }

  private Rect inner() {
    return new Rect(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN);
  }

  /** For frames whose pixels all hold data. */
  public Matcher matcher() {
    return matcher(InvalidPixels.NONE);
  }

  /**
   * @param invalid pixels of the frames that are matched
   */
  public Matcher matcher(InvalidPixels invalid) {
    return new Matcher(invalid);
  }

  /** Matches frames one after another, with buffers of its own. */
  public final class Matcher {

    private final InvalidPixels invalid;
    private final float[][] slopeLanes = new float[2][width];
    private final float[][] momentLanes = new float[3][width];
    private final float[] row = new float[width];
    private final NormalEquations equations = new NormalEquations();

    /** Sums of the frame I times each kernel, w S_x I, w S_y I, w S I and w I; and w I^2. */
    private double frameSlopeX;

    private double frameSlopeY;
    private double frameMean;
    private double frameSum;
    private double frameSquares;

    private Matcher(InvalidPixels invalid) {
      this.invalid = invalid;
    }

    /**
     * The match nearest to a start.
     *
     * @param frame values
     * @param covered the frame's pixels that hold data
     */
    public Match from(float[] frame, Rect covered, double startX, double startY) {
      int dx = (int) Math.rint(clamp(startX));
      int dy = (int) Math.rint(clamp(startY));
      Match last = Match.NONE;
      for (int step = 0; step < STEPS; step++) {
        last = at(frame, covered, dx, dy);
        double rx = last.dx() - dx;
        double ry = last.dy() - dy;
        if (!(Math.abs(rx) > NEAREST || Math.abs(ry) > NEAREST)) {
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
    public Match at(float[] frame, Rect covered, int dx, int dy) {
      Rect area = covered.translate(-dx, -dy).intersect(inner());
      if (area.isEmpty()) {
        return Match.NONE;
      }
      project(frame, area, dx, dy, true);
      int[] without = invalid.within(new Placed(area, dx, dy));
      double quality = quality(area, without);
      fill(area, without);
      if (!equations.solve() || !(equations.gain() > 0)) {
        return new Match(dx, dy, 1, 0, quality);
      }
      double rx = limited(equations.stepX());
      double ry = limited(equations.stepY());
      return new Match(dx + rx, dy + ry, equations.gain(), equations.offset(), quality, dx, dy);
    }

    private double limited(double step) {
      return Math.max(-LONGEST, Math.min(LONGEST, step));
    }

    /** The correlation coefficient at a whole-pixel shift. */
    public double qualityAt(float[] frame, Rect covered, int dx, int dy) {
      Rect area = covered.translate(-dx, -dy).intersect(inner());
      if (area.isEmpty()) {
        return Match.NONE.quality();
      }
      project(frame, area, dx, dy, false);
      return quality(area, invalid.within(new Placed(area, dx, dy)));
    }

    /** The sums of the frame times each kernel, those of the slopes only if asked for. */
    private void project(float[] frame, Rect area, int dx, int dy, boolean withSlopes) {
      int from = area.x();
      int to = area.xEnd();
      clear(slopeLanes);
      clear(momentLanes);
      for (int y = area.y(); y < area.yEnd(); y++) {
        System.arraycopy(frame, (y + dy) * width + from + dx, row, from, to - from);
        invalid.clear(row, y + dy, dx, from, to);
        if (withSlopes) {
          RowLoops.project(
              slopeLanes[0], slopeLanes[1], kernels.slopeX[y], kernels.slopeY[y], row, from, to);
        }
        RowLoops.moments(momentLanes, kernels.mean[y], kernels.weight[y], row, from, to);
      }
      frameSlopeX = RowLoops.total(slopeLanes[0], from, to);
      frameSlopeY = RowLoops.total(slopeLanes[1], from, to);
      frameMean = RowLoops.total(momentLanes[0], from, to);
      frameSum = RowLoops.total(momentLanes[1], from, to);
      frameSquares = RowLoops.total(momentLanes[2], from, to);
    }

    private static void clear(float[][] lanes) {
      for (float[] lane : lanes) {
        java.util.Arrays.fill(lane, 0);
      }
    }

    /** Weighted correlation coefficient of frame and template. */
    private double quality(Rect area, int[] without) {
      double w = sums.weight.over(area, without);
      double s = sums.mean.over(area, without);
      double ss = sums.squares.over(area, without) - s * s / w;
      double ii = frameSquares - frameSum * frameSum / w;
      double is = frameMean - frameSum * s / w;
      return ss > 0 && ii > 0 ? Math.max(-1, Math.min(1, is / Math.sqrt(ss * ii))) : Double.NaN;
    }

    /** The least-squares equations over an area: template times template, template times frame. */
    private void fill(Rect area, int[] without) {
      Information slope = slopes.over(area, without);
      double xs = sums.slopeXMean.over(area, without);
      double ys = sums.slopeYMean.over(area, without);
      double x = sums.slopeX.over(area, without);
      double y = sums.slopeY.over(area, without);
      double ss = sums.squares.over(area, without);
      double s = sums.mean.over(area, without);
      double w = sums.weight.over(area, without);
      equations.set(0, slope.xx() + PRIOR, slope.xy(), xs, x, frameSlopeX);
      equations.set(1, slope.xy(), slope.yy() + PRIOR, ys, y, frameSlopeY);
      equations.set(2, xs, ys, ss, s, frameMean);
      equations.set(3, x, y, s, w, frameSum);
    }
  }
}
