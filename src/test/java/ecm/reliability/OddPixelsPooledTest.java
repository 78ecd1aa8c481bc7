package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.MaskParameters;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of a whole region do not rest on a single pixel. */
class OddPixelsPooledTest {

  private static final int SIDE = 64;
  private static final int FRAMES = 400;
  private static final Mask ALL = Mask.all(SIDE, SIDE);
  private static final int X = 31;
  private static final int Y = 30;
  private static final double COUNTS = 10;

  private static FrameStack film;
  private static MappedSample clean;

  /** What a value becomes. */
  private interface Fault {
    float of(int frame, int pixel, float value);
  }

  private static FrameStack film(double counts, double contrast, double recordOverTau, long seed) {
    return Simulation.of(
            SimulationParameters.homogeneousFilm()
                .withRecording(new Recording(SIDE, SIDE, FRAMES, 1, 0.25))
                .withDynamics(new Dynamics(FRAMES / recordOverTau, 0, 0, 0.8))
                .withImaging(new Imaging(0.7, contrast, counts, 0, 16))
                .withSeed(seed),
            Progress.NONE)
        .stack();
  }

  private static FrameStack with(Fault fault) {
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      float[] plane = film.frame(t);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = fault.of(t, i, plane[i]);
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, film.info());
  }

  private static MappedSample mapped(FrameStack stack) {
    SampleChoice all =
        new SampleChoice(MaskParameters.defaults(), Optional.of(ALL), Optional.empty());
    return MappedSample.of(stack, all, MapParameters.defaults(), false, Progress.NONE);
  }

  private static SampleRegion region(FrameStack stack) {
    return SampleRegion.given(ALL, Moments.of(stack, Progress.NONE), stack.coverage());
  }

  @BeforeAll
  static void simulate() {
    film = film(COUNTS, 1, 20, 8);
    clean = mapped(film);
    assertEquals(List.of(), clean.region().notes());
    assertEquals(SIDE * SIDE, clean.region().mask().count());
  }

  private static void assertPooledAsWithoutFault(MappedSample spoilt) {
    assertEquals(SIDE * SIDE - 1, spoilt.region().mask().count());
    assertFalse(spoilt.region().mask().contains(X, Y));
    double tau = clean.fits().bulkCurve().tau();
    assertEquals(tau, spoilt.fits().bulkCurve().tau(), 0.002 * tau);
    double contrast = clean.fits().bulkCurve().contrast();
    assertEquals(contrast, spoilt.fits().bulkCurve().contrast(), 0.002 * contrast);
    double corrected = clean.fits().bulk().correctedMedian();
    assertEquals(corrected, spoilt.fits().bulk().correctedMedian(), 0.002 * corrected);
    double counts = clean.fits().bulk().conditions().orElseThrow().counts();
    double found = spoilt.fits().bulk().conditions().orElseThrow().counts();
    assertEquals(counts, found, 0.02 * counts);
    assertEquals(clean.speckle().area(), spoilt.speckle().area(), 0.002 * clean.speckle().area());
  }

  /** Left in, the higher one lengthens the corrected tau by half. */
  @ParameterizedTest
  @CsvSource({"100, 177", "3000, 177", "100, 0"})
  void aSpikeIsLeftOutAndTold(int means, int frame) {
    float spike = (float) (means * COUNTS);
    MappedSample spoilt = mapped(with((t, i, v) -> t == frame && i == Y * SIDE + X ? spike : v));
    assertEquals(
        List.of("1 px with a spike in one frame left out, at (31, 30)"), spoilt.region().notes());
    assertPooledAsWithoutFault(spoilt);
  }

  /** Left in, the brighter one makes A .7 and tau half. */
  @ParameterizedTest
  @ValueSource(ints = {20, 3000})
  void aHotPixelIsLeftOutAndTold(int means) {
    float hot = (float) (means * COUNTS);
    MappedSample spoilt = mapped(with((t, i, v) -> i == Y * SIDE + X ? hot + t % 7 : v));
    assertEquals(List.of("1 hot px left out, at (31, 30)"), spoilt.region().notes());
    assertPooledAsWithoutFault(spoilt);
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 65535})
  void pixelsThatAreOftenSaturatedAreKeptAndTold(int ceiling) {
    SampleRegion region =
        region(
            with(
                (t, i, v) ->
                    Math.min(ceiling, i / SIDE == Y && i % SIDE < 7 ? v * ceiling / 12 : v)));
    assertEquals(
        List.of(
            "7 px are cut off at the recording's highest value, which lowers their contrast and"
                + " tau, at (0, 30), (1, 30), (2, 30), (3, 30), (4, 30), ..."),
        region.notes());
    assertEquals(SIDE * SIDE, region.mask().count());
  }

  @Test
  void ifAFrameFlashesNoPixelIsLeftOut() {
    SampleRegion region = region(with((t, i, v) -> t == 100 ? 100 * (v + 20) : v));
    assertEquals(1, region.notes().size());
    String note = region.notes().get(0);
    assertTrue(note.matches("\\d+ of 4096 px have a spike .*excludeFrames"), note);
    assertEquals(SIDE * SIDE, region.mask().count());
  }

  /** Of 1.6 million samples each, one in 10^12 would be found. */
  @ParameterizedTest
  @CsvSource({
    "10, 1, 20, 1",
    "10, 1, 20, 2",
    "10, 1, 20, 3",
    "10, 1, 2, 4",
    "0, 1, 1, 5",
    "0, 1, 4000, 6",
    "0.1, 1, 20, 7",
    "0.02, 1, 20, 8",
    "10, .1, 20, 9",
    "1000, .02, 100, 10"
  })
  void cleanSpeckleHasNoOddPixel(double counts, double contrast, double inTau, long seed) {
    assertEquals(List.of(), region(film(counts, contrast, inTau, seed)).notes());
  }
}
