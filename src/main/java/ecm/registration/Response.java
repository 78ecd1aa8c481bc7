package ecm.registration;

/**
 * How the step that {@link WeightedMatch} takes answers to a known shift, measured on the frames
 * themselves: each of some frames is matched from one pixel to either side of where it lies. A
 * perfect step answers by the identity matrix. Windowing selects pixels whose noise looks like
 * structure, so the slope is overestimated and steps fall short; dividing by the response mends it.
 */
final class Response {

  private static final double LEAST = 0.2;
  private static final double MOST = 2;

  private final double[] sum = new double[4];
  private int count;

  /** A frame's answers: change of dx and dy per px to the right, then per px downwards. */
  static double[] of(
      WeightedMatch.Matcher matcher, float[] frame, ecm.stack.Rect covered, Match m) {
    int x = (int) Math.rint(m.dx());
    int y = (int) Math.rint(m.dy());
    Match right = matcher.at(frame, covered, x + 1, y);
    Match left = matcher.at(frame, covered, x - 1, y);
    Match down = matcher.at(frame, covered, x, y + 1);
    Match up = matcher.at(frame, covered, x, y - 1);
    // a step that answers fully ends at the same place from both sides
    return new double[] {
      1 - 0.5 * (right.dx() - left.dx()),
      -0.5 * (right.dy() - left.dy()),
      -0.5 * (down.dx() - up.dx()),
      1 - 0.5 * (down.dy() - up.dy())
    };
  }

  void add(double[] answer) {
    for (int k = 0; k < 4; k++) {
      sum[k] += answer[k];
    }
    count++;
  }

  /** Mean answer of dx to a shift in x (axis 0), or of dy to one in y (axis 1), within 0.2 to 2. */
  double along(int axis) {
    double mean = count == 0 ? 1 : sum[3 * axis] / count;
    return Math.max(LEAST, Math.min(MOST, mean));
  }

  /** A match with its fraction of a pixel divided by the response. */
  Match corrected(Match m) {
    double a = along(0);
    double d = along(1);
    double b = count == 0 ? 0 : sum[2] / count;
    double c = count == 0 ? 0 : sum[1] / count;
    double determinant = a * d - b * c;
    if (!(determinant > 0.5 * a * d)) {
      b = 0;
      c = 0;
      determinant = a * d;
    }
    double baseX = Math.rint(m.baseX());
    double baseY = Math.rint(m.baseY());
    double x = m.dx() - baseX;
    double y = m.dy() - baseY;
    return new Match(
        baseX + (d * x - b * y) / determinant,
        baseY + (a * y - c * x) / determinant,
        m.gain(),
        m.offset(),
        m.quality(),
        m.baseX(),
        m.baseY());
  }
}
