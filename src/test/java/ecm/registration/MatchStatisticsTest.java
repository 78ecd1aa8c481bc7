package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What series of matches tell: similarity, steps, calibrations of steps, bad frames. */
class MatchStatisticsTest {

  private static PairMatch pair(int from, int to, double similarity) {
    return new PairMatch(from, to, .1, .2, 10, 1, 20, similarity);
  }

  private static FrameSimilarity similarity(double one, double two, double four) {
    return new FrameSimilarity(
        List.of(pair(0, 1, one - .1), pair(1, 2, one + .1), pair(0, 2, two), pair(0, 4, four)), 4);
  }

  @ParameterizedTest
  @CsvSource({
    // 1 + 2 (.5 + .3 + (.3 + .1) / 2 + .1 + .1 q / (1 - q)), q = sqrt(1/3)
    ".5, .3, .1, 10000, 3.473205",
    ".5, .3, .1, 60, 3",
    ".5, .3, .1, 10, 1",
    ".01, .02, .02, 900, 1",
    // a tail of 0.99 per frame: 1 + 2 (.9 + .9 + .9 + .9 + .9 * 99)
    ".9, .9, .9, 100000, 186.4"
  })
  void framesThatAreAlikeShareTheirErrors(
      double one, double two, double four, int frames, double together) {
    assertEquals(together, similarity(one, two, four).framesTogether(frames), 1e-5);
  }

  @Test
  void pairsCountAsMuchAsTheyAreAlike() {
    FrameSimilarity similarity = similarity(.5, .03, .02);
    List<PairMatch> weighted =
        similarity.weighted(List.of(pair(3, 4, 0), pair(3, 5, 0), pair(3, 7, 0)));
    assertEquals(
        List.of(
            new PairMatch(3, 4, .1, .2, 5, .5, 10, 0), new PairMatch(3, 5, .1, .2, .3, .03, .6, 0)),
        weighted);
    assertEquals(10, similarity(1.2, 1, 1).weighted(List.of(pair(0, 1, 0))).get(0).xx());
  }

  private static Match[] at(double... x) {
    return Arrays.stream(x)
        .mapToObj(v -> Double.isNaN(v) ? null : new Match(v, 0, 1, 0, .9))
        .toArray(Match[]::new);
  }

  private static double believed(double[] x, double information) {
    PairMatch first = DriftSteps.beliefs(at(x), new Information(information, 0, 1e6)).get(0);
    assertEquals(1 / .0025, first.yy(), 1e-9);
    assertEquals(0, first.xy());
    return 1 / first.xx();
  }

  private static double[] series(int n, double step, double swing) {
    double[] x = new double[n];
    Arrays.setAll(x, t -> step * t + (t % 2 == 0 ? 0 : swing));
    return x;
  }

  /** 1.32 makes the variance of a normal distribution of that of its central 95 %. */
  @Test
  void theUsualStepIsLearntFromTheShifts() {
    assertEquals(.0025, believed(series(30, 0, 0), 1e6), 1e-12);
    assertEquals(1.32 - 2e-4, believed(series(30, 0, 1), 1e4), 1e-9);
    assertEquals(1.32 * (16 - 1) / 3 * .25, believed(series(30, .5, 0), 1e4), 1e-9);
    // poor matches: jitter is theirs, and more than their limit is not believed
    assertEquals(.0025, believed(series(30, 0, 1), 1), 1e-12);
    assertEquals(.3, believed(series(30, .5, 0), 1), 1e-12);
    assertEquals(.3, believed(series(30, .5, 0), 0), 1e-12);
  }

  @Test
  void beliefsJoinSuccessiveUsableFramesUpToFourApart() {
    double n = Double.NaN;
    List<PairMatch> beliefs =
        DriftSteps.beliefs(at(n, 0, 0, n, n, n, 0, n, n, n, n, 0, 0), new Information(1e6, 0, 1e6));
    List<List<Integer>> joined = new ArrayList<>();
    for (PairMatch b : beliefs) {
      joined.add(List.of(b.from(), b.to()));
      assertEquals(1 / (.0025 * (b.to() - b.from())), b.xx(), 1e-9);
      assertEquals(0, b.dx());
    }
    assertEquals(List.of(List.of(1, 2), List.of(2, 6), List.of(11, 12)), joined);
  }

  @Test
  void aroundIsTheMedianOfSevenFramesToEachSide() {
    double[] x = series(40, 1, 0);
    assertEquals(20, DriftSteps.around(x, 20));
    assertEquals(3.5, DriftSteps.around(x, 0));
    assertEquals(35.5, DriftSteps.around(x, 39));
  }

  private static StepCalibration calibration(double xx, double yx, double xy, double yy) {
    StepCalibration calibration = new StepCalibration();
    calibration.add(new StepCalibration.Answer(xx, yx, xy, yy));
    calibration.add(new StepCalibration.Answer(xx, yx, xy, yy));
    return calibration;
  }

  /** a b, c d = dx per x and y, dy per x and y. */
  @Test
  void theStepIsDividedByItsCalibration() {
    double a = .8;
    double b = .1;
    double c = -.2;
    double d = .5;
    Match found =
        calibration(a, c, b, d)
            .corrected(new Match(3 + a * .3 + b * .4, -2 + c * .3 + d * .4, 2, 7, .5, 3, -2));
    assertEquals(new Match(3.3, -1.6, 2, 7, .5, 3, -2).gain(), found.gain());
    assertEquals(3.3, found.dx(), 1e-12);
    assertEquals(-1.6, found.dy(), 1e-12);
    assertEquals(7, found.offset());
    assertEquals(.5, found.quality());
    assertTrue(found.isFrom(3, -2));
  }

  @Test
  void aCalibrationThatCannotBeInvertedIsTakenAlongTheAxesOnly() {
    Match found = calibration(.5, .5, .5, .8).corrected(new Match(.2, .4, 1, 0, 1, 0, 0));
    assertEquals(.4, found.dx(), 1e-12);
    assertEquals(.5, found.dy(), 1e-12);
    Match m = new Match(.2, .4, 1, 0, 1, 0, 0);
    assertEquals(m, new StepCalibration().corrected(m));
  }

  @ParameterizedTest
  @CsvSource({".01, .2", ".5, .5", "9, 2"})
  void aCalibrationLiesBetweenAFifthAndTwo(double answer, double along) {
    assertEquals(along, calibration(answer, 0, 0, 1).alongX(), 1e-12);
    assertEquals(along, calibration(1, 0, 0, answer).alongY(), 1e-12);
    assertEquals(1, new StepCalibration().alongX());
  }

  private static FrameStatistics[] frames(int n) {
    FrameStatistics[] frames = new FrameStatistics[n];
    Arrays.setAll(frames, t -> new FrameStatistics(10 + .1 * (t % 3), 4, 0, 1));
    return frames;
  }

  @Test
  void framesAreBadByTheirLooks() {
    FrameStatistics[] frames = frames(40);
    frames[3] = null;
    frames[5] = FrameStatistics.NONE;
    frames[7] = new FrameStatistics(10, 0, 0, 1);
    frames[9] = new FrameStatistics(10, 4, .011, 1);
    frames[10] = new FrameStatistics(10, 4, .009, 1);
    frames[12] = new FrameStatistics(12, 4, 0, 1);
    frames[14] = new FrameStatistics(8, 4, 0, 1);
    frames[16] = new FrameStatistics(11, 4, 0, 1);
    frames[18] = new FrameStatistics(10, 4, 0, .4);
    String[] expected = new String[40];
    expected[3] = "invalid";
    expected[5] = "blank";
    expected[7] = "blank";
    expected[9] = "saturated";
    expected[12] = "intensity";
    expected[14] = "intensity";
    expected[18] = "blank";
    assertArrayEquals(expected, BadFrames.looks(frames));
  }

  @Test
  void framesAreBadByTheirMatch() {
    Match[] matches = new Match[40];
    Arrays.setAll(matches, t -> new Match(0, 0, 1, 0, .8 + .01 * (t % 3)));
    matches[4] = null;
    matches[6] = new Match(0, 0, 1, 0, .5);
    matches[8] = new Match(0, 0, 1, 0, .7);
    matches[9] = new Match(0, 0, 1, 0, 1);
    FrameStatistics[] frames = frames(40);
    frames[4] = FrameStatistics.NONE;
    matches[11] = null;
    String[] expected = new String[40];
    expected[4] = "blank";
    expected[6] = "no match";
    expected[11] = "no match";
    assertArrayEquals(expected, BadFrames.reasons(frames, matches));
    boolean[] ordinary = BadFrames.ordinary(frames, matches);
    for (int t = 0; t < 40; t++) {
      assertEquals(expected[t] == null, ordinary[t], "frame " + t);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 60, 119})
  void theRunningMedianFollowsARamp(int t) {
    double[] ramp = series(120, 1, 0);
    int reach = Math.max(7, Math.min(50, Math.min(t, 119 - t)));
    double middle = (Math.max(0, t - reach) + Math.min(119, t + reach)) / 2.0;
    assertEquals(middle, BadFrames.runningMedian(ramp, t));
  }

  /** Against the sums written out; of a line of length 1 there is no pair. */
  @Test
  void spatialCovarianceIsThatOfNeighbours() {
    int w = 20;
    int h = 15;
    Rect area = new Rect(2, 1, 16, 12);
    float[] a = smooth(w, h, 1);
    float[] b = smooth(w, h, 2);
    SpatialCovariance covariance = new SpatialCovariance();
    covariance.add(a, b, w, area);
    double mean = 0;
    for (int y = 1; y < 13; y++) {
      for (int x = 2; x < 18; x++) {
        mean += (a[y * w + x] - b[y * w + x]) / 192.0;
      }
    }
    for (int axis = 0; axis < 2; axis++) {
      double[] c = new double[3];
      for (int lag = 0; lag < 3; lag++) {
        int dx = axis == 0 ? lag : 0;
        int dy = axis == 0 ? 0 : lag;
        int n = 0;
        for (int y = 1; y < 13 - dy; y++) {
          for (int x = 2; x < 18 - dx; x++) {
            int there = (y + dy) * w + x + dx;
            c[lag] += (a[y * w + x] - b[y * w + x] - mean) * (a[there] - b[there] - mean);
            n++;
          }
        }
        c[lag] /= n;
      }
      double error = c[0] / Math.sqrt(192);
      assertTrue(c[2] > error && c[1] > c[2], "a test of what stands out of noise");
      double expected = Math.log(c[1] / c[2]) / 1.5;
      assertEquals(expected, covariance.inverseVariance(axis, .999 * c[2] / error), 1e-9);
      assertTrue(Double.isNaN(covariance.inverseVariance(axis, 1.001 * c[2] / error)));
    }
    assertTrue(Double.isNaN(new SpatialCovariance().inverseVariance(0, 1)));
  }

  private static float[] smooth(int w, int h, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[w * h];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
    }
    return Blur.gaussian(noise, w, h, 2);
  }
}
