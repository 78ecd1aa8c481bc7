package ecm.simulation.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Simulation;
import ecm.simulation.Simulator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all refinements have in common, and the brightness of pixels. */
class RefinementsTest {

  private static final SimulationParameters PLAIN =
      SimulationParameters.defaults()
          .withSize(40, 30)
          .withFrames(40)
          .withRadius(4)
          .withNoise(10, 1)
          .withDrift(0.3);

  private static final Camera CAMERA = Camera.IDEAL.withAfterglow(0.2).withReadout(4, 2, 50);

  /** Everything that shakes, and everything that ages. */
  static Stream<SimulationParameters> full() {
    Microscope steady = Microscope.IDEAL.withModes(2).withBeam(0.05, 5);
    Heterogeneity fixed = Heterogeneity.NONE.withBeta(0.05, 2).withBrightness(0.2);
    SimulationParameters shaken =
        PLAIN.withHeterogeneity(fixed).withMicroscope(steady.withJitter(0.4)).withCamera(CAMERA);
    SimulationParameters aged =
        PLAIN
            .withSigma(0.3, 1)
            .withHeterogeneity(fixed.withDomainLife(2))
            .withMicroscope(steady)
            .withCamera(CAMERA);
    return Stream.of(shaken, shaken.withGeometry(Geometry.SLAB), aged);
  }

  @ParameterizedTest
  @MethodSource("full")
  void bytesDoNotDependOnThreadsOrTiles(SimulationParameters parameters) {
    long expected = checksum(Simulation.of(parameters, Progress.NONE));
    for (int threads : new int[] {1, 7}) {
      assertEquals(
          expected,
          (long)
              Parallelization.runWithNumThreads(
                  threads, () -> checksum(Simulation.of(parameters, Progress.NONE))));
    }
    for (long bytes : new long[] {2_500_000, 15_000_000}) {
      assertEquals(expected, checksum(new Simulator(parameters, bytes).run(Progress.NONE)));
    }
    assertNotEquals(expected, checksum(Simulation.of(parameters.withSeed(2), Progress.NONE)));
  }

  private static long checksum(Simulation simulation) {
    return SameBytesTest.checksum(simulation);
  }

  /** Each refinement alone changes the stack, and the same seed is another stack without it. */
  @Test
  void eachOneActs() {
    long plain = checksum(Simulation.of(PLAIN, Progress.NONE));
    Stream.of(
            PLAIN.withHeterogeneity(Heterogeneity.NONE.withBeta(0.1, -1)),
            PLAIN.withHeterogeneity(Heterogeneity.NONE.withBrightness(0.1)),
            PLAIN.withHeterogeneity(Heterogeneity.NONE.withDomainLife(3)),
            PLAIN.withMicroscope(Microscope.IDEAL.withModes(2)),
            PLAIN.withMicroscope(Microscope.IDEAL.withJitter(0.2)),
            PLAIN.withMicroscope(Microscope.IDEAL.withBeam(0.1, 5)),
            PLAIN.withCamera(Camera.IDEAL.withAfterglow(0.1)),
            PLAIN.withCamera(Camera.IDEAL.withReadout(1, 1, 0)))
        .forEach(p -> assertNotEquals(plain, checksum(Simulation.of(p, Progress.NONE))));
    assertEquals(
        plain, checksum(Simulation.of(PLAIN.withRefinements(Refinements.NONE), Progress.NONE)));
  }

  /** The sample is the same wherever it drifts, with its exponents, brightness and clocks. */
  @ParameterizedTest
  @MethodSource("full")
  void theSampleDoesNotDependOnDrift(SimulationParameters parameters) {
    SimulationParameters counted = parameters.withCamera(Camera.IDEAL);
    Simulation still = Simulation.of(counted.withDrift(0), Progress.NONE);
    Simulation moved = Simulation.of(counted.withDrift(0.6), Progress.NONE);
    int compared = 0;
    for (int t = 0; t < 40; t++) {
      int dx = (int) Math.rint(moved.drift().dx()[t] - still.drift().dx()[t]);
      int dy = (int) Math.rint(moved.drift().dy()[t] - still.drift().dy()[t]);
      float[] before = still.stack().frame(t);
      float[] after = moved.stack().frame(t);
      for (int y = Math.max(0, -dy); y < Math.min(30, 30 - dy); y++) {
        for (int x = Math.max(0, -dx); x < Math.min(40, 40 - dx); x++) {
          assertEquals(before[y * 40 + x], after[(y + dy) * 40 + x + dx]);
          compared++;
        }
      }
    }
    assertTrue(compared > 40 * 40 * 30 / 2);
  }

  /** ln m is normal, white, constant in time, and multiplies the sample without the background. */
  @ParameterizedTest
  @EnumSource(Geometry.class)
  void brightnessBelongsToPixels(Geometry geometry) {
    SimulationParameters film =
        SimulationParameters.homogeneousFilm()
            .withSize(80, 80)
            .withFrames(4)
            .withGeometry(geometry)
            .withNoise(0, 0.5)
            .withContrast(0.4);
    Simulation plain = Simulation.of(film, Progress.NONE);
    Simulation uneven =
        Simulation.of(
            film.withHeterogeneity(Heterogeneity.NONE.withBrightness(0.3)), Progress.NONE);
    float[] m = uneven.truth().brightness().values();
    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < m.length; i++) {
        float before = plain.stack().frame(t)[i] - 0.5f;
        float after = uneven.stack().frame(t)[i] - 0.5f;
        boolean sample = plain.sample().contains(i);
        assertEquals(sample ? m[i] * before : 0, after, 1e-5 + 1e-5 * before);
        assertEquals(sample, !Float.isNaN(m[i]));
        assertTrue(!sample || plain.truth().brightness().values()[i] == 1);
      }
    }
    if (geometry == Geometry.FILM) {
      double[] squares = new double[6320];
      double[] products = new double[6320];
      for (int i = 0; i < squares.length; i++) {
        squares[i] = Math.pow(Math.log(m[i]), 2);
        products[i] = Math.log(m[i]) * Math.log(m[i + 80]);
      }
      Estimate.of(squares).assertNear(0.09, 0.003, "variance of ln m");
      Estimate.of(products).assertNear(0, 0.003, "neighbours");
    }
  }

  static Stream<Arguments> invalid() {
    SimulationParameters p = SimulationParameters.defaults();
    Heterogeneity none = Heterogeneity.NONE;
    Microscope ideal = Microscope.IDEAL;
    return Stream.of(
        refused("betaSd is 0.6, but must be 0 to 0.5", () -> none.withBeta(0.6, -1)),
        refused(
            "betaXi is -2, but must be 0 to 10000 nm, or -1 for xi", () -> none.withBeta(0.1, -2)),
        refused(
            "betaXi is 40, but must be 0 to 32 nm, the longer side of the field",
            () -> p.withHeterogeneity(none.withBeta(0.1, 40))),
        refused("brightnessSd is 3, but must be 0 to 2", () -> none.withBrightness(3)),
        refused(
            "domainLife is 0.05, but must be 0.1 to 1000000 tau, or 0 for ever",
            () -> none.withDomainLife(0.05)),
        refused("modes is 0, but must be 1 to 100", () -> ideal.withModes(0)),
        refused("jitter is 2, but must be 0 to 1 pixels", () -> ideal.withJitter(2)),
        refused(
            "speckle is 0.4, but must be 0.5 to 16 nm, 2 to 64 pixels, with jitter",
            () -> p.withMicroscope(ideal.withJitter(0.5)).withSpeckle(0.4)),
        refused(
            "jitter is 0.5, but must be 0 with a domainLife above 0",
            () ->
                p.withMicroscope(ideal.withJitter(0.5)).withHeterogeneity(none.withDomainLife(1))),
        refused("beamNoise is NaN, but must be 0 to 0.5", () -> ideal.withBeam(Double.NaN, 1)),
        refused("beamTime is -1, but must be 0 to 1000000 frames", () -> ideal.withBeam(0.1, -1)),
        refused("afterglow is 1, but must be 0 to 0.9", () -> Camera.IDEAL.withAfterglow(1)),
        refused(
            "gain is 0, but must be above 0 and at most 10000 ADU per electron",
            () -> Camera.IDEAL.withReadout(0, 1, 0)),
        refused(
            "readNoise is -1, but must be 0 to 1000 electrons",
            () -> Camera.IDEAL.withReadout(1, -1, 0)),
        refused(
            "offset is 70000, but must be 0 to 60000 ADU",
            () -> Camera.IDEAL.withReadout(1, 0, 70_000)),
        refused(
            "counts is 0, but must be above 0 with afterglow, gain, readNoise or offset",
            () -> p.withCamera(CAMERA).withNoise(0, 0)));
  }

  private static Arguments refused(String sentence, Supplier<?> made) {
    return Arguments.of(sentence, made);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatCannotBeSimulated(String sentence, Supplier<?> made) {
    assertEquals(sentence, assertThrows(InvalidInput.class, made::get).getMessage());
  }

  @Test
  void refusesClocksThatDoNotFitIntoMemory() {
    SimulationParameters huge =
        PLAIN
            .withSize(2000, 2000)
            .withFrames(1000)
            .withHeterogeneity(Heterogeneity.NONE.withDomainLife(0.1));
    InvalidInput refused =
        assertThrows(InvalidInput.class, () -> new Simulator(huge, 1).run(Progress.NONE));
    assertTrue(refused.getMessage().startsWith("domainLife is above 0"), refused.getMessage());
  }
}
