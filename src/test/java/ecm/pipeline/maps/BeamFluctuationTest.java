package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.whole.Films;
import ecm.sample.Speckle;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The beam's fluctuation is measured on simulated films under a beam that is known. */
class BeamFluctuationTest {

  private static final int SIDE = 72;
  private static final int FRAMES = 500;

  private static FrameStack film;
  private static Speckle speckle;

  @BeforeAll
  static void simulate() {
    film = new Films(SIDE, FRAMES, 20, 0.8, 0.3, 1, 30, 1, 4).simulate().stack();
    speckle = Speckle.measure(film, Mask.all(SIDE, SIDE), Progress.NONE);
  }

  /** Each frame of the film times 1 + sd times a random number + slope times its place. */
  private static FrameStack under(double sd, double slope) {
    Random random = new Random(9);
    float[][] planes = new float[FRAMES][];
    for (int t = 0; t < FRAMES; t++) {
      double beam = 1 + sd * random.nextGaussian() + slope * (t / (FRAMES - 1.0) - 0.5);
      planes[t] = film.frame(t);
      for (int i = 0; i < planes[t].length; i++) {
        planes[t][i] *= (float) beam;
      }
    }
    return new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, film.info());
  }

  private static BeamFluctuation measure(FrameStack stack, Mask mask) {
    return BeamFluctuation.measure(stack, mask, speckle, Progress.NONE);
  }

  private static double[] means(FrameStack stack, Mask mask) {
    return FrameBrightness.means(stack, mask, Progress.NONE);
  }

  @Test
  void aSteadyBeamIsNotTouched() {
    BeamFluctuation beam = measure(film, Mask.all(SIDE, SIDE));
    assertTrue(Double.isNaN(beam.fluctuation().value()) && Double.isNaN(beam.fluctuation().sd()));
    assertEquals(FrameNormalization.NONE, beam.division());
    assertTrue(
        beam.fluctuation().reason().startsWith("no fluctuation of the brightness"),
        beam.fluctuation().reason());
    assertSame(film, beam.dividedOut(film));
    assertEquals("beam: " + beam.fluctuation().reason(), beam.sentence());
  }

  @Test
  void aFlickerIsMeasuredAndDividedOut() {
    Mask all = Mask.all(SIDE, SIDE);
    FrameStack stack = under(0.03, 0);
    BeamFluctuation beam = measure(stack, all);
    assertEquals(0.03, beam.fluctuation().value(), 4 * beam.fluctuation().sd() + 0.002);
    assertTrue(
        beam.fluctuation().sd() > 0 && beam.fluctuation().sd() < 0.004,
        "error " + beam.fluctuation().sd());
    assertEquals(FrameNormalization.MEAN, beam.division());
    double[] steady = means(beam.dividedOut(stack), all);
    for (double mean : steady) {
      assertEquals(steady[0], mean, 1e-4 * steady[0]);
    }
    assertTrue(beam.sentence().contains("each frame is divided by its mean"), beam.sentence());
  }

  @Test
  void withFewSpecklesOnlyTheTrendIsDividedOut() {
    Mask few = Mask.of(SIDE, SIDE, i -> i % SIDE < 40 && i / SIDE < 40);
    assertTrue(few.count() / speckle.area() < 200);
    FrameStack stack = under(0.05, 0.4);
    BeamFluctuation beam = measure(stack, few);
    assertEquals(FrameNormalization.TREND, beam.division());
    double[] before = means(stack, few);
    double[] after = means(beam.dividedOut(stack), few);
    assertTrue(slope(before) > 0.3, "slope before " + slope(before));
    assertEquals(0, slope(after), 0.1);
    assertTrue(beam.sentence().contains("too few speckles"), beam.sentence());
  }

  /** Of the mean of the last fifth over that of the first. */
  private static double slope(double[] means) {
    int fifth = means.length / 5;
    double first = 0;
    double last = 0;
    for (int i = 0; i < fifth; i++) {
      first += means[i];
      last += means[means.length - 1 - i];
    }
    return last / first - 1;
  }

  @Test
  void aFlickerThatIsTooSmallToMatterIsOnlyTold() {
    Mask all = Mask.all(SIDE, SIDE);
    float[][] planes = new float[FRAMES][SIDE * SIDE];
    Random random = new Random(2);
    for (float[] plane : planes) {
      double beam = 1 + 0.003 * random.nextGaussian();
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (100 * beam * (1 + 0.01 * random.nextGaussian()));
      }
    }
    FrameStack still = new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, film.info());
    BeamFluctuation beam = measure(still, all);
    assertEquals(0.003, beam.fluctuation().value(), 0.0005);
    assertEquals(FrameNormalization.NONE, beam.division());
    assertTrue(beam.sentence().endsWith("too little to matter"), beam.sentence());
  }

  @Test
  void aSmallSampleOrAnUnknownSpeckleIsSaid() {
    Mask tiny = Mask.of(SIDE, SIDE, i -> i % SIDE < 12 && i / SIDE < 12);
    assertTrue(measure(film, tiny).fluctuation().reason().contains("too small"));
    Speckle unknown = new Speckle(Double.NaN, Double.NaN);
    BeamFluctuation beam =
        BeamFluctuation.measure(film, Mask.all(SIDE, SIDE), unknown, Progress.NONE);
    assertEquals("the speckle size could not be measured", beam.fluctuation().reason());
  }
}
