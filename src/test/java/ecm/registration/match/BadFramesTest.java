package ecm.registration.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.registration.frame.FrameStatistics;
import ecm.registration.template.Match;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are left out by their looks and by their match. */
class BadFramesTest {

  private static final FrameStatistics NONE = new FrameStatistics(Double.NaN, Double.NaN, 0, 0);

  private static FrameStatistics[] frames(int n) {
    FrameStatistics[] frames = new FrameStatistics[n];
    Arrays.setAll(frames, t -> new FrameStatistics(10 + .1 * (t % 3), 4, 0, 1));
    return frames;
  }

  @Test
  void framesAreBadByTheirLooks() {
    FrameStatistics[] frames = frames(40);
    frames[3] = null;
    frames[5] = NONE;
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
    frames[4] = NONE;
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
    double[] ramp = IntStream.range(0, 120).asDoubleStream().toArray();
    int reach = Math.max(7, Math.min(50, Math.min(t, 119 - t)));
    double middle = (Math.max(0, t - reach) + Math.min(119, t + reach)) / 2.0;
    assertEquals(middle, BadFrames.runningMedian(ramp, t));
  }
}
