package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.correlation.Engine;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.pipeline.whole.Films;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Arrays;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaxationMappingTest {

  private static final MapParameters CLASSIC =
      new MapParameters(
          100,
          FitParameters.defaults().withMode(FitMode.CLASSIC),
          Engine.AUTO,
          0,
          FrameNormalization.NONE,
          1);

  /** Homogeneous, noise-free, speckle of 2.8 px, beta .8, dt = .005 tau. */
  private static FrameStack film(int side, double recordOverTau) {
    int frames = (int) (200 * recordOverTau);
    SimulationParameters parameters =
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(side, side, frames, 0.005, 1))
            .withDynamics(new Dynamics(1, 0, 0, 0.8))
            .withImaging(new Imaging(2.8, 1, 0, 0, 32));
    return Simulation.of(parameters, Progress.NONE).stack();
  }

  // median tau_fit/tau, sd of ln tau and median beta: bands of an independent numpy implementation
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"20, 72, .66, .80, .45, .58, .83, .95", "100, 40, .85, .98, .20, .35, .74, .92"})
  void homogeneousFilmShowsTheKnownBias(
      double recordOverTau,
      int side,
      double ratioLow,
      double ratioHigh,
      double sdLow,
      double sdHigh,
      double betaLow,
      double betaHigh) {
    FrameStack stack = film(side, recordOverTau);
    RelaxationMaps maps =
        RelaxationMapping.fit(stack, Mask.all(side, side), CLASSIC, Progress.NONE);
    double[] tau = maps.tau().inside(maps.mask());
    double[] ln = Arrays.stream(tau).map(Math::log).toArray();
    assertTrue(tau.length > 0.95 * side * side, tau.length + " fitted");
    assertBetween(ratioLow, ratioHigh, Quantiles.median(tau), "median tau_fit/tau");
    assertBetween(sdLow, sdHigh, sd(ln), "sd ln tau");
    assertBetween(betaLow, betaHigh, Quantiles.median(maps.beta().inside(maps.mask())), "beta");
  }

  @Test
  void flagsSayWhatIsWrongAndLeaveTheNeighboursAlone() {
    FrameStack good = film(8, 10);
    RelaxationMaps clean =
        RelaxationMapping.fit(good, Mask.all(8, 8), MapParameters.defaults(), Progress.NONE);
    Object[] planes = new Object[good.frames()];
    for (int t = 0; t < planes.length; t++) {
      float[] plane = good.frame(t);
      plane[3] = 7;
      plane[12] = -plane[12];
      plane[20] = t == 55 ? Float.NaN : plane[20];
      planes[t] = plane;
    }
    FrameStack broken = new ArrayFrameStack(8, 8, planes, SampleType.FLOAT32, good.info());
    RelaxationMaps maps =
        RelaxationMapping.fit(broken, Mask.all(8, 8), MapParameters.defaults(), Progress.NONE);
    assertTrue(PixelFlag.STATIC.in(maps.flags()[3]));
    assertTrue(PixelFlag.MEAN_NOT_POSITIVE.in(maps.flags()[12]));
    assertTrue(PixelFlag.NON_FINITE.in(maps.flags()[20]));
    for (int i = 0; i < 64; i++) {
      float expected = i == 3 || i == 12 || i == 20 ? Float.NaN : clean.tau().values()[i];
      assertEquals(expected, maps.tau().values()[i], "pixel " + i);
    }
  }

  @Test
  void sameBytesForAnyNumberOfThreads() {
    FrameStack stack = film(16, 5);
    Mask mask = Mask.all(16, 16);
    RelaxationMaps one =
        Parallelization.runSingleThreaded(
            () -> RelaxationMapping.fit(stack, mask, MapParameters.defaults(), Progress.NONE));
    for (int threads : new int[] {2, 7}) {
      RelaxationMaps many =
          Parallelization.runWithNumThreads(
              threads,
              () -> RelaxationMapping.fit(stack, mask, MapParameters.defaults(), Progress.NONE));
      assertArrayEquals(one.tau().values(), many.tau().values());
      assertArrayEquals(one.beta().values(), many.beta().values());
      assertArrayEquals(one.flags(), many.flags());
    }
  }

  @Test
  void timesScaleWithTheFrameInterval() {
    FrameStack stack = film(8, 10);
    Object[] planes = new Object[stack.frames()];
    Arrays.setAll(planes, stack::frame);
    StackInfo slow = stack.info().withFrameInterval(10 * stack.frameInterval());
    Mask mask = Mask.all(8, 8);
    float[] tau =
        RelaxationMapping.fit(stack, mask, MapParameters.defaults(), Progress.NONE).tau().values();
    float[] slower =
        RelaxationMapping.fit(
                new ArrayFrameStack(8, 8, planes, SampleType.FLOAT32, slow),
                mask,
                MapParameters.defaults(),
                Progress.NONE)
            .tau()
            .values();
    for (int i = 0; i < tau.length; i++) {
      assertEquals(10 * tau[i], slower[i], 1e-5 * slower[i]);
    }
  }

  @Test
  void binningGivesEachPixelItsBlock() {
    FrameStack stack = film(9, 10);
    MapParameters binned =
        new MapParameters(
            100, FitParameters.defaults(), Engine.AUTO, 0, FrameNormalization.NONE, 2);
    float[] tau =
        RelaxationMapping.fit(stack, Mask.all(9, 9), binned, Progress.NONE).tau().values();
    Object[] sums = new Object[stack.frames()];
    for (int t = 0; t < sums.length; t++) {
      float[] plane = stack.frame(t);
      sums[t] = new float[] {plane[0] + plane[1] + plane[9] + plane[10]};
    }
    float block =
        RelaxationMapping.fit(
                new ArrayFrameStack(1, 1, sums, SampleType.FLOAT32, stack.info()),
                Mask.all(1, 1),
                MapParameters.defaults(),
                Progress.NONE)
            .tau()
            .values()[0];
    for (int pixel : new int[] {0, 1, 9, 10}) {
      assertEquals(block, tau[pixel], 1e-5 * block);
    }
    assertTrue(Float.isNaN(tau[8]), "column 9 fills no block");
  }

  @Test
  void missingFrameIntervalIsNamed() {
    FrameStack stack =
        new ArrayFrameStack(
            1, 1, new Object[20], SampleType.FLOAT32, new StackInfo("wire", Double.NaN, 1));
    InvalidInput error =
        assertThrows(
            InvalidInput.class,
            () ->
                RelaxationMapping.fit(
                    stack, Mask.all(1, 1), MapParameters.defaults(), Progress.NONE));
    assertEquals(
        "the frame interval of wire is not known; set frameInterval in seconds",
        error.getMessage());
  }

  private static double sd(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }

  private static void assertBetween(double low, double high, double value, String what) {
    assertTrue(value >= low && value <= high, what + " = " + value);
  }

  // with 0.5 counts and A = 0.5 the quartiles of ln tau are about an eighth closer
  @Test
  void averagedLagsScatterLessAtFewCounts() {
    Films film = Films.homogeneous(32, 1000, 40, 0.8, 3).withNoise(0.5, 0.5);
    FrameStack stack = film.simulate().stack();
    MapParameters d = MapParameters.defaults();
    MapParameters bins =
        new MapParameters(40, d.fit(), Engine.AUTO, 0, FrameNormalization.NONE, 1)
            .withAveragedLags();
    RelaxationMaps plain = RelaxationMapping.fit(stack, film.mask(), d, Progress.NONE);
    RelaxationMaps averaged = RelaxationMapping.fit(stack, film.mask(), bins, Progress.NONE);
    assertTrue(iqr(averaged) < 0.95 * iqr(plain), iqr(averaged) + " against " + iqr(plain));
    RelaxationMaps direct =
        RelaxationMapping.fit(
            stack,
            film.mask(),
            new MapParameters(40, d.fit(), Engine.DIRECT, 0, FrameNormalization.NONE, 1, true),
            Progress.NONE);
    double same = 0;
    for (int i = 0; i < 32 * 32; i++) {
      float a = averaged.tau().values()[i];
      float b = direct.tau().values()[i];
      same +=
          Float.isNaN(a) == Float.isNaN(b) && (Float.isNaN(a) || Math.abs(a / b - 1) < 1e-3)
              ? 1
              : 0;
    }
    assertTrue(same > 0.99 * 32 * 32, same + " pixels alike");
    assertFalse(bins.isTabulated());
  }

  private static double iqr(RelaxationMaps maps) {
    double[] ln = maps.tau().inside(maps.mask());
    for (int i = 0; i < ln.length; i++) {
      ln[i] = Math.log(ln[i]);
    }
    return Quantiles.of(ln, 0.75) - Quantiles.of(ln, 0.25);
  }

  @Test
  void aFreeBaselineTakesUpAConstantOffset() {
    Films film = Films.homogeneous(24, 1000, 40, 0.8, 5);
    FrameStack stack = film.simulate().stack();
    MapParameters free =
        MapParameters.defaults()
            .withFit(FitParameters.defaults().withMode(FitMode.FULL).withFreeBaseline(true));
    PixelCurve curve = PixelCurve.of(stack, 24 * 12 + 12, free);
    assertTrue(
        Math.abs(curve.fit().baseline() - 1) > 1e-4 && Math.abs(curve.fit().baseline() - 1) < 0.3);
    assertEquals(curve.fit().baseline(), curve.fitted(1e9), 1e-12);
    assertEquals(curve.fit().baseline() + curve.fit().contrast(), curve.fitted(0), 1e-12);
  }
}
