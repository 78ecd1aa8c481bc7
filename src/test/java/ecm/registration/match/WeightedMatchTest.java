package ecm.registration.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.frame.Blur;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.template.Information;
import ecm.registration.template.KnownTemplate;
import ecm.registration.template.Match;
import ecm.stack.Rect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matches of a smooth texture with itself, moved and brightened by known amounts. */
class WeightedMatchTest {

  private static final int W = 40;
  private static final int H = 36;
  private static final Rect ALL = new Rect(0, 0, W, H);

  private static double texture(double x, double y) {
    return 10 * Math.sin(x / 3.1 + y / 9)
        + 10 * Math.sin(y / 2.9 - x / 8 + 1)
        + 7 * Math.cos((x + y) / 3.7)
        + 7 * Math.cos((x - y) / 4.1 + 2);
  }

  /** Rises by half from left to right. */
  private static float[] weight() {
    float[] weight = new float[W * H];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = 1 + .5f * (i % W) / W;
    }
    return weight;
  }

  /** gain S(r - d) + offset: the sample has moved by d. */
  private static float[] frame(double dx, double dy, double gain, double offset) {
    float[] frame = new float[W * H];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (float) (gain * texture(i % W - dx, i / W - dy) + offset);
    }
    return frame;
  }

  private static WeightedMatch match(int maxShift) {
    return new WeightedMatch(KnownTemplate.of(W, H, frame(0, 0, 1, 0), null), weight(), maxShift);
  }

  /** The template is smoothed by 1 px, by which its waves lose a few percent: gain is above 1. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 0, 0, 0",
    "3, -2, 2, 100, 3, -2",
    "3, -2, 1, 0, 1, -1",
    "-2, 4, .5, -3, 0, 3",
    "1.4, -.3, 1, 5, 1, 0",
    "1.4, -.3, 3, 5, -.4, .4"
  })
  void placeGainAndOffsetAreFound(
      double dx, double dy, double gain, double offset, double startX, double startY) {
    Match found = match(10).matcher().from(frame(dx, dy, gain, offset), ALL, startX, startY);
    assertEquals(dx, found.dx(), 0.03);
    assertEquals(dy, found.dy(), 0.03);
    assertEquals(1, found.gain() / gain / 1.045, 0.02);
    assertEquals(offset, found.offset(), 0.1 * gain);
    boolean whole = dx == Math.rint(dx);
    assertTrue(found.quality() > (whole ? .995 : .98), "" + found.quality());
    assertTrue(found.isFrom((int) Math.rint(dx), (int) Math.rint(dy)));
  }

  @Test
  void onlyCoveredPixelsAreLookedAt() {
    float[] frame = frame(2, 1, 1, 0);
    Rect covered = new Rect(5, 4, 33, 28);
    for (int i = 0; i < frame.length; i++) {
      frame[i] = covered.contains(i % W, i / W) ? frame[i] : Float.NaN;
    }
    Match found = match(10).matcher().from(frame, covered, 1, 1);
    assertEquals(2, found.dx(), 0.03);
    assertEquals(1, found.dy(), 0.03);
  }

  @Test
  void whereNothingOverlapsThereIsNoMatch() {
    WeightedMatch.Matcher matcher = match(39).matcher();
    float[] frame = frame(0, 0, 1, 0);
    assertEquals(Match.NONE, matcher.at(frame, ALL, 38, 0));
    assertEquals(Match.NONE.quality(), matcher.qualityAt(frame, ALL, 0, -34));
  }

  @Test
  void aFrameTurnedToItsNegativeStaysWhereItIs() {
    Match found = match(10).matcher().at(frame(0, 0, -1, 0), ALL, 2, 1);
    assertEquals(2, found.dx());
    assertEquals(1, found.dy());
    assertEquals(1, found.gain());
    assertTrue(found.quality() < 0, "" + found.quality());
  }

  @Test
  void nothingIsLookedForBeyondTheLimit() {
    Match found = match(2).matcher().from(frame(5, -5, 1, 0), ALL, 9, -9);
    assertTrue(found.isFrom(2, -2), found.toString());
    assertTrue(found.dx() <= 4 && found.dy() >= -4, found.toString());
  }

  /** Pearson's coefficient of frame and smoothed template, weighted, over the inner pixels. */
  @Test
  void qualityIsTheWeightedCorrelation() {
    float[] frame = frame(.7, -.4, 2, 30);
    WeightedMatch match = match(10);
    float[] weight = weight();
    float[] s = Blur.gaussian(frame(0, 0, 1, 0), W, H, 1);
    double[] sums = new double[6];
    for (int y = 3; y < H - 3; y++) {
      for (int x = 3; x < W - 3; x++) {
        double w = weight[y * W + x];
        double a = s[y * W + x];
        double b = frame[(y + 1) * W + x - 2];
        double[] terms = {w, w * a, w * b, w * a * a, w * b * b, w * a * b};
        Arrays.setAll(sums, k -> sums[k] + terms[k]);
      }
    }
    double cov = sums[5] - sums[1] * sums[2] / sums[0];
    double va = sums[3] - sums[1] * sums[1] / sums[0];
    double vb = sums[4] - sums[2] * sums[2] / sums[0];
    double expected = cov / Math.sqrt(va * vb);
    assertEquals(expected, match.matcher().qualityAt(frame, ALL, -2, 1), 1e-5);
    assertEquals(expected, match.matcher().at(frame, ALL, -2, 1).quality(), 1e-5);
  }

  /** Halves of the same values: the information is the sum of w grad S' grad S. */
  @Test
  void informationIsTheWeightedSquaredSlope() {
    WeightedMatch match = match(10);
    float[] weight = weight();
    float[] mean = frame(0, 0, 1, 0);
    float[] smooth = Blur.gaussian(mean, W, H, 1);
    double[] expected = new double[3];
    for (int y = 3; y < H - 3; y++) {
      for (int x = 3; x < W - 3; x++) {
        int i = y * W + x;
        double rx = (mean[i + 1] - mean[i - 1]) / 2;
        double ry = (mean[i + W] - mean[i - W]) / 2;
        double sx = (smooth[i + 1] - smooth[i - 1]) / 2;
        double sy = (smooth[i + W] - smooth[i - W]) / 2;
        expected[0] += weight[i] * rx * sx;
        expected[1] += weight[i] * (rx * sy + ry * sx) / 2;
        expected[2] += weight[i] * ry * sy;
      }
    }
    Information found = match.information(InvalidPixels.NONE);
    assertEquals(1, found.xx() / expected[0], 1e-4);
    assertEquals(1, found.xy() / expected[1], 1e-4);
    assertEquals(1, found.yy() / expected[2], 1e-4);
  }

  /** A step from a pixel beside the true place ends there: the answer is the identity. */
  @ParameterizedTest
  @CsvSource({"0, 0", "2, -1"})
  void aStepAnswersFully(double dx, double dy) {
    StepCalibration.Answer answer =
        StepCalibration.of(
            match(10).matcher(), frame(dx, dy, 1, 0), ALL, new Match(dx + .2, dy - .3, 1, 0, 1));
    assertArrayEquals(
        new double[] {1, 0, 0, 1},
        new double[] {answer.xx(), answer.yx(), answer.xy(), answer.yy()},
        0.12);
  }
}
