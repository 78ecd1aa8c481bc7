package ecm.registration.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.registration.match.PairMatch;
import ecm.registration.template.Information;
import ecm.registration.template.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What series of matches tell: similarity and steps. */
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
    PairMatch first = DriftSteps.priors(at(x), new Information(information, 0, 1e6)).get(0);
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
  void priorsJoinSuccessiveUsableFramesUpToFourApart() {
    double n = Double.NaN;
    List<PairMatch> priors =
        DriftSteps.priors(at(n, 0, 0, n, n, n, 0, n, n, n, n, 0, 0), new Information(1e6, 0, 1e6));
    List<List<Integer>> joined = new ArrayList<>();
    for (PairMatch b : priors) {
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
}
