package ecm.likelihood.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.simulation.PixelRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector that shows a part of each frame again in the next. */
class AfterglowTest {

  private static final int FRAMES = 400;

  /** Pixels of tau = 60 frames, beta 1 and 2 counts, seen with an afterglow. */
  private static LearningRecords records(double afterglow, long seed) {
    int n = 800;
    float[][] records = new float[n][FRAMES];
    double[] brightness = new double[n];
    int[] pixels = new int[n];
    PixelRecords simulator = new PixelRecords(new PixelRecords.Conditions(FRAMES, 1, 1, seed));
    for (int i = 0; i < n; i++) {
      simulator.simulate(new PixelRecords.Pixel(i, Math.log(60), 1, 2), records[i]);
      glow(records[i], afterglow);
      brightness[i] = 2;
      pixels[i] = i;
    }
    return new LearningRecords(pixels, records, brightness);
  }

  private static void glow(float[] record, double a) {
    for (int t = 1; t < record.length; t++) {
      record[t] = (float) ((1 - a) * record[t] + a * record[t - 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.15, 0.3})
  void isToldFromTheNoiseThatLasts(double afterglow) {
    assertEquals(afterglow, Afterglow.of(records(afterglow, 3)), 0.04);
  }

  @Test
  void soundDetectorsHaveNone() {
    for (int seed = 0; seed < 4; seed++) {
      assertEquals(0, Afterglow.of(records(0, seed)), "seed " + seed);
    }
  }

  /** Taken out, the record is what it was; after a missing frame one stays as it is. */
  @Test
  void isTakenOut() {
    LearningRecords glowing = records(0.2, 5);
    LearningRecords sharp = glowing.withoutAfterglow(0.2);
    LearningRecords truth = records(0, 5);
    for (int i = 0; i < truth.count(); i++) {
      assertArrayEquals(truth.intensity()[i], sharp.intensity()[i], 1e-4f);
    }
    assertTrue(glowing.intensity()[0] != sharp.intensity()[0], "the records themselves are kept");
    assertTrue(glowing == glowing.withoutAfterglow(0));
    float[] gap = {4, 6, Float.NaN, 7, 9};
    Afterglow.remove(gap, 0.5);
    assertArrayEquals(new float[] {4, 8, Float.NaN, 7, 11}, gap);
    Afterglow.remove(gap, 0);
    assertArrayEquals(new float[] {4, 8, Float.NaN, 7, 11}, gap);
  }
}
