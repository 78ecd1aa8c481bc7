package ecm.registration.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.estimator.Measurement;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.template.AlignedSum;
import ecm.registration.template.KnownTemplate;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Template;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deformation of a smooth texture whose halves are moved by given amounts. */
class HalvesApartTest {

  private static final int WIDTH = 48;
  private static final int HEIGHT = 44;
  private static final int SEGMENTS = 12;

  private double variance = 1;

  private static float texture(double x, double y) {
    return (float)
        (10 * Math.sin(x / 2.1 + y / 7)
            + 10 * Math.sin(y / 1.9 - x / 6 + 1)
            + 7 * Math.cos((x + y) / 2.7)
            + 7 * Math.cos((x - y) / 3.1 + 2));
  }

  private static double[] ramp(double step) {
    double[] apart = new double[SEGMENTS];
    Arrays.setAll(apart, k -> step * k);
    return apart;
  }

  /**
   * @param upper whether it is the upper half, and not the left one, that moves
   * @param across whether it moves to the right, and not downwards
   * @param apart per segment [px]
   */
  private Deformation moved(boolean upper, boolean across, double[] apart) {
    SegmentMeans segments = new SegmentMeans(WIDTH, HEIGHT, apart.length, InvalidPixels.NONE);
    for (double d : apart) {
      AlignedSum one = new AlignedSum(WIDTH, HEIGHT, InvalidPixels.NONE);
      float[] frame = new float[WIDTH * HEIGHT];
      for (int i = 0; i < frame.length; i++) {
        int x = i % WIDTH;
        int y = i / WIDTH;
        double by = (upper ? y < HEIGHT / 2 : x < WIDTH / 2) ? d : 0;
        frame[i] = across ? texture(x - by, y) : texture(x, y - by);
      }
      one.add(frame, new Rect(0, 0, WIDTH, HEIGHT), Match.NONE);
      segments.add(one);
    }
    float[] mean = new float[WIDTH * HEIGHT];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = texture(i % WIDTH, i / WIDTH);
    }
    float[] scatter = new float[mean.length];
    Arrays.fill(scatter, (float) variance);
    float[] weight = new float[mean.length];
    Arrays.fill(weight, (float) (1 / variance));
    Template template = KnownTemplate.of(WIDTH, HEIGHT, mean, scatter);
    return Deformation.of(
        new Measurement(
            new Match[apart.length], null, null, null, segments, template, weight, null));
  }

  /** Of a ramp the medians of three at either end are 9 steps of 11 apart. */
  @ParameterizedTest
  @CsvSource({
    "true, true, .2, upper and lower halves move apart by 1.8 px in x",
    "true, false, -.2, upper and lower halves move apart by 1.8 px in y",
    "false, true, -.2, left and right halves move apart by 1.8 px in x",
    "false, false, .2, left and right halves move apart by 1.8 px in y"
  })
  void halvesThatMoveApartAreTold(boolean upper, boolean across, double step, String told) {
    Deformation found = moved(upper, across, ramp(step));
    assertEquals(Math.abs(9 * step), found.apart(), 0.05);
    assertEquals(
        List.of("rotation or deformation: translation insufficient (" + told + ")"),
        found.warnings());
  }

  /** A hump in the middle of the record counts as much as a ramp. */
  @Test
  void aChangeThatGoesBackIsTold() {
    Deformation found = moved(true, true, new double[] {0, 0, 0, 1, 1, 1, 1, 0, 0, 0});
    assertEquals(1, found.apart(), 0.05);
  }

  @ParameterizedTest
  @CsvSource({".05, 0", ".07, .63"})
  void lessThanHalfAPixelIsNot(double step, double apart) {
    Deformation found = moved(false, true, ramp(step));
    assertEquals(apart, found.apart(), 0.03);
    assertEquals(apart == 0, found.warnings().isEmpty());
  }

  /** Steps of 1.2 px to and fro: what a ramp of 1.4 px in all adds is no change. */
  @Test
  void noiseFromSegmentToSegmentIsNot() {
    double[] apart = ramp(0.15);
    for (int k = 0; k < SEGMENTS; k++) {
      apart[k] += k % 2 == 0 ? -.6 : .6;
    }
    assertEquals(0, moved(true, false, apart).apart());
  }

  /** One frame of such scatter fixes a half to less than a tenth, or to 1 px. */
  @ParameterizedTest
  @CsvSource({"100, 1.8", "1e5, 0"})
  void segmentsThatFixNothingTellNothing(double scatter, double apart) {
    variance = scatter;
    assertEquals(apart, moved(true, true, ramp(.2)).apart(), 0.05);
  }

  @Test
  void fourSegmentsAreEnoughToTell() {
    assertEquals(.8, moved(true, true, new double[] {0, 0, .8, .8}).apart(), 0.05);
    assertTrue(Double.isNaN(moved(true, true, new double[] {0, .8, .8}).apart()));
  }

  @Test
  void withoutSegmentsNothingIsKnown() {
    Deformation none =
        Deformation.of(new Measurement(new Match[1], null, null, null, null, null, null, null));
    assertTrue(Double.isNaN(none.apart()));
    assertEquals(List.of(), none.warnings());
  }
}
