package ecm.registration;

import ecm.stack.Rect;

/**
 * How the step u that {@link WeightedMatch} takes answers to a shift x, measured on the frames
 * themselves: some frames are matched from one pixel to either side of where they lie, too.
 *
 * <p>Along each axis u = a x + c x^3; with f the fraction of a pixel, [u(f+1) - u(f-1)]/2 = a + c
 * (3 f^2 + 1) and u(f+1) - 2 u(f) + u(f-1) = 6 c f give a and c. Windowing selects pixels whose
 * noise looks like structure, and a gradient bends over a pixel: a perfect step would have a = 1
 * and c = 0.
 */
final class Response {

  private static final double LEAST = 0.2;
  private static final double MOST = 2;
  private static final double BEND = 0.3;

  private final double[] slope = new double[2];
  private final double[] fractions = new double[2];
  private final double[] bend = new double[2];
  private int count;

  /** One frame's answers along each axis: slope, second difference, fraction. */
  record Answer(double[] slope, double[] second, double[] fraction) {}

  /** Measures one frame, matched at m. */
  static Answer of(WeightedMatch.Matcher matcher, float[] frame, Rect covered, Match m) {
    int x = (int) Math.rint(m.baseX());
    int y = (int) Math.rint(m.baseY());
    double right = matcher.at(frame, covered, x + 1, y).dx() - (x + 1);
    double left = matcher.at(frame, covered, x - 1, y).dx() - (x - 1);
    double down = matcher.at(frame, covered, x, y + 1).dy() - (y + 1);
    double up = matcher.at(frame, covered, x, y - 1).dy() - (y - 1);
    double[] u = {m.dx() - x, m.dy() - y};
    return new Answer(
        new double[] {0.5 * (left - right), 0.5 * (up - down)},
        new double[] {left - 2 * u[0] + right, up - 2 * u[1] + down},
        u);
  }

  void add(Answer answer) {
    for (int axis = 0; axis < 2; axis++) {
      double f = answer.fraction()[axis];
      slope[axis] += answer.slope()[axis];
      fractions[axis] += f * f;
      bend[axis] += f * answer.second()[axis];
    }
    count++;
  }

  /** The linear part a along x (axis 0) or y (axis 1), within 0.2 to 2. */
  double along(int axis) {
    if (count == 0) {
      return 1;
    }
    double a = slope[axis] / count - cubic(axis) * (3 * fractions[axis] / count + 1);
    return Math.max(LEAST, Math.min(MOST, a));
  }

  /** The cubic part c, within -0.3 to 0.3. */
  private double cubic(int axis) {
    double c = fractions[axis] > 0 ? bend[axis] / (6 * fractions[axis]) : 0;
    return Math.max(-BEND, Math.min(BEND, c));
  }

  /** A match with its last step replaced by the shift that answers so. */
  Match corrected(Match m) {
    return new Match(
        m.baseX() + shift(m.dx() - m.baseX(), 0),
        m.baseY() + shift(m.dy() - m.baseY(), 1),
        m.gain(),
        m.offset(),
        m.quality(),
        m.baseX(),
        m.baseY());
  }

  private double shift(double u, int axis) {
    double a = along(axis);
    double x = Math.max(-1, Math.min(1, u / a));
    return u / a - cubic(axis) * x * x * x / a;
  }
}
