package ecm.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutlierFramesTest {

  private static double[] frames(int n, double sd) {
    SplittableRandom random = new SplittableRandom(4);
    return random.doubles(n).map(r -> 20 + sd * (r - 0.5)).toArray();
  }

  @Test
  void blankAndFlashedFramesAreNamedFromOne() {
    double[] mean = frames(300, 2);
    mean[16] = 0;
    mean[99] = 60;
    mean[120] = Double.NaN;
    assertArrayEquals(new int[] {16, 99}, OutlierFrames.of(mean));
    String sentence = OutlierFrames.warning(mean).orElseThrow();
    assertTrue(sentence.startsWith("frames 17, 100 of another brightness"), sentence);
  }

  @Test
  void neitherADriftOfTheBeamNorASteadyRecordIsOdd() {
    double[] ramp = frames(300, 2);
    Arrays.setAll(ramp, t -> ramp[t] * (1 + 0.3 * t / 300));
    assertEquals(Optional.empty(), OutlierFrames.warning(ramp));
    double[] steady = new double[50];
    Arrays.fill(steady, 7);
    assertEquals(Optional.empty(), OutlierFrames.warning(steady));
  }

  @Test
  void manyAreCounted() {
    double[] mean = frames(300, 2);
    Arrays.fill(mean, 40, 55, 1);
    String sentence = OutlierFrames.warning(mean).orElseThrow();
    assertTrue(sentence.contains("50, ... (15 in all) of another"), sentence);
  }
}
