package ecm.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtremesTest {

  /** Samples 0 and 2 in turn: without the 4 highest m = v = 1, lowest 0, so c = 1. */
  private static float[] samples(int n, float... last) {
    float[] samples = new float[n];
    for (int t = 0; t < n - 4; t++) {
      samples[t] = t % 2 == 0 ? 0 : 2;
    }
    Arrays.fill(samples, n - 4, n, 2);
    System.arraycopy(last, 0, samples, n - last.length, last.length);
    return samples;
  }

  private static Extremes extremes(float[] samples) {
    Extremes extremes = new Extremes(3);
    for (float value : samples) {
      extremes.add(1, new float[] {-1, -2, value, 7}, 2, 1);
    }
    return extremes;
  }

  private static boolean holdsSpike(float[] samples, double reference) {
    double sum = 0;
    double squares = 0;
    for (float value : samples) {
      sum += value - reference;
      squares += (value - reference) * (value - reference);
    }
    return extremes(samples).holdsSpike(1, samples.length, reference, sum, squares);
  }

  /** ln 10^12 = 27.6310; 1 + sqrt(2 * 27.6310) + 27.6310 = 36.0649. */
  @ParameterizedTest
  @CsvSource({
    "36.06, 0, 1, false", "36.07, 0, 1, true", "36.06, 1000, 1, false", "36.07, 1000, 1, true",
    "36.06, 0, .125, false", "36.07, 0, .125, true", "36.06, -500, 8, false", "36.07, -500, 8, true"
  })
  void theLimitIsThatOfTheFormulaWhateverOffsetAndGain(
      float highest, float offset, float gain, boolean spike) {
    float[] samples = samples(200, highest);
    for (int t = 0; t < samples.length; t++) {
      samples[t] = offset + gain * samples[t];
    }
    assertEquals(spike, holdsSpike(samples, samples[0]));
    assertEquals(spike, holdsSpike(samples, offset + 3));
  }

  /** Counts of 9 or 11: v = 1, m - lowest = 1, so that sqrt v and v / (m - lowest) agree. */
  @Test
  void anOffsetDoesNotMakeTheLimitLower() {
    float[] samples = samples(200, 36);
    for (int t = 0; t < samples.length; t++) {
      samples[t] += 9;
    }
    assertFalse(holdsSpike(samples, 9));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "4, true", "5, false"})
  void upToFourSpikesDoNotHideEachOther(int spikes, boolean found) {
    float[] samples = samples(200);
    for (int k = 0; k < spikes; k++) {
      samples[17 * k + 3] = 1000 + k;
    }
    assertEquals(found, holdsSpike(samples, 0));
  }

  @Test
  void theyAreLookedForInAHundredSamples() {
    assertTrue(holdsSpike(samples(100, 1000), 0));
    assertFalse(holdsSpike(samples(99, 1000), 0));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void aSampleThatIsNoNumberIsNoSpike(float value) {
    assertFalse(holdsSpike(samples(200, value), 0));
  }

  /** A count or two in a dark pixel are its signal. */
  @Test
  void aPixelThatIsConstantButForFourSamplesHasNone() {
    float[] dark = new float[200];
    dark[5] = 1;
    dark[90] = 2;
    assertFalse(holdsSpike(dark, 0));
  }

  @Test
  void theFourHighestAreKeptInAnyOrder() {
    Random random = new Random(4);
    for (int trial = 0; trial < 50; trial++) {
      float[] samples = new float[12];
      for (int t = 0; t < samples.length; t++) {
        samples[t] = random.nextInt(8);
      }
      float[] sorted = samples.clone();
      Arrays.sort(sorted);
      Extremes extremes = extremes(samples);
      assertEquals(sorted[11], extremes.highest());
      assertEquals(sorted[8] == sorted[11], extremes.areAll(1, sorted[11]));
      assertFalse(extremes.areAll(1, sorted[11] + 1));
    }
  }
}
