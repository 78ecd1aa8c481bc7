package ecm.registration.match;

import ecm.registration.template.Match;

/**
 * How the step that {@link WeightedMatch} takes answers to a known shift, measured on the frames
 * themselves: each of some frames is matched from one pixel to either side of where it lies. A
 * perfect step answers by the identity matrix. Windowing selects pixels whose noise looks like
 * structure, so the slope is overestimated and steps fall short; dividing by the mean answer
 * corrects that.
 */
public final class StepCalibration {

  private static final double SMALLEST_ANSWER = 0.2;
  private static final double LARGEST_ANSWER = 2;

  private double sumXx;
  private double sumYx;
  private double sumXy;
  private double sumYy;
  private int count;

  /**
   * How the step answers on one frame [px per px].
   *
   * @param xx change of dx with a shift to the right
   * @param yx change of dy with a shift to the right
   * @param xy change of dx with a shift downwards
   * @param yy change of dy with a shift downwards
   */
  public record Answer(double xx, double yx, double xy, double yy) {}

  /**
   * The answer of a frame.
   *
   * @param covered the frame's pixels that hold data
   * @param m where it lies
   */
  public static Answer of(
      WeightedMatch.Matcher matcher, float[] frame, ecm.stack.Rect covered, Match m) {
    int x = (int) Math.rint(m.dx());
    int y = (int) Math.rint(m.dy());
    Match right = matcher.at(frame, covered, x + 1, y);
    Match left = matcher.at(frame, covered, x - 1, y);
    Match down = matcher.at(frame, covered, x, y + 1);
    Match up = matcher.at(frame, covered, x, y - 1);
    // a step that answers fully ends at the same place from both sides
    return new Answer(
        1 - 0.5 * (right.dx() - left.dx()),
        -0.5 * (right.dy() - left.dy()),
        -0.5 * (down.dx() - up.dx()),
        1 - 0.5 * (down.dy() - up.dy()));
  }

  /** Adds the answer of one frame. */
  public void add(Answer answer) {
    sumXx += answer.xx();
    sumYx += answer.yx();
    sumXy += answer.xy();
    sumYy += answer.yy();
    count++;
  }

  /** Mean answer of dx to a shift in x, within 0.2 to 2; 1 without any answer. */
  public double alongX() {
    return limited(sumXx);
  }

  /** Mean answer of dy to a shift in y, within 0.2 to 2; 1 without any answer. */
  public double alongY() {
    return limited(sumYy);
  }

  private double limited(double sum) {
    double mean = count == 0 ? 1 : sum / count;
    return Math.max(SMALLEST_ANSWER, Math.min(LARGEST_ANSWER, mean));
  }

  /** A match with its fraction of a pixel divided by the mean answer. */
  public Match corrected(Match m) {
    double a = alongX();
    double d = alongY();
    double b = count == 0 ? 0 : sumXy / count;
    double c = count == 0 ? 0 : sumYx / count;
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
