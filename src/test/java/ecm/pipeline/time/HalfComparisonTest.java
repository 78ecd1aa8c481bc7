package ecm.pipeline.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.Joined;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.parts.PartMapping;
import ecm.pipeline.whole.Films;
import ecm.simulation.Simulation;
import ecm.stack.FrameStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated films: section 6 of the methods gives r = .03, .39-.42 and .54-.56. */
class HalfComparisonTest {

  private static HalfComparison compare(Films film) {
    Simulation simulated = film.simulate();
    return compare(simulated.stack(), film);
  }

  private static HalfComparison compare(FrameStack stack, Films film) {
    PartMapping fit = PartMapping.fit(stack, film.mask(), MapParameters.defaults());
    return HalfComparison.of(fit, 8.9, Progress.NONE).value().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"20, 0, 0.03, 0.12", "20, 0.7, 0.405, 0.08", "40, 0.7, 0.55, 0.08"})
  void pearsonAndMeans(double recordOverTau, double sigma, double r, double tolerance) {
    int frames = (int) (50 * recordOverTau);
    Films film = Films.homogeneous(64, frames, recordOverTau, 0.8, 5).with(sigma, 2);
    HalfComparison found = compare(film);
    assertEquals(r, found.pearson().r(), tolerance);
    assertEquals(0, found.difference(), 3.5, "the mean does not change");
    assertTrue(found.unflagged().count() > 0.7 * 64 * 64);
    assertEquals(0, found.nullMean());
    assertEquals(Math.sqrt(8.9 / found.unflagged().count()), found.nullSd(), 1e-12);
  }

  /** The second half is the same film, three times slower: r says nothing, the means do. */
  @Test
  void aChangeOfTheMeanIsSeen() {
    Films fast = Films.homogeneous(40, 1000, 60, 0.8, 6);
    Films slow = Films.homogeneous(40, 1000, 20, 0.8, 7);
    FrameStack joined = Joined.of(fast.simulate(), slow.simulate(), 500);
    HalfComparison found = compare(joined, fast);
    assertTrue(found.difference() > 8, "difference " + found.difference());
    assertEquals(
        Math.log(3), found.meanLnTau()[1] - found.meanLnTau()[0], 0.45, "less the record's bias");
  }

  @Test
  void aShortRecordIsRefused() {
    Films film = Films.homogeneous(8, 79, 20, 0.8, 1);
    String message = assertThrows(InvalidInput.class, () -> compare(film)).getMessage();
    assertTrue(message.contains("79 frames"), message);
  }
}
