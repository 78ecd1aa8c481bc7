package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.pipeline.whole.Wires;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.CroppedFrames;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.StackInfo;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing depends on where a pixel lies, how the stack is turned, or in which units it comes. */
class SymmetryTest {

  private static final int W = 30;
  private static final int H = 22;
  private static FrameStack film;
  private static RelaxationMaps maps;

  @BeforeAll
  static void fit() {
    film = rest(W, H, 300, 8);
    maps = fit(film, Mask.all(W, H));
  }

  /** A wire with a bright spot that does not drift. */
  private static FrameStack rest(int width, int height, int frames, long seed) {
    SimulationParameters parameters =
        SimulationParameters.defaults()
            .withSize(width, height)
            .withFrames(frames)
            .withSampling(0.1, 0.5)
            .withSpeckle(1)
            .withTau(1)
            .withRadius(Math.min(height / 5., 7))
            .withDrift(0)
            .withSeed(seed);
    return Simulation.of(parameters, Progress.NONE).stack();
  }

  private static RelaxationMaps fit(FrameStack stack, Mask mask) {
    return RelaxationMapping.fit(stack, mask, MapParameters.defaults(), Progress.NONE);
  }

  /** Each pixel of the result shows what the source shows at another place. */
  private static FrameStack moved(FrameStack stack, int width, int height, IntUnaryOperator from) {
    Object[] planes = new Object[stack.frames()];
    for (int t = 0; t < planes.length; t++) {
      float[] source = stack.frame(t);
      float[] plane = new float[width * height];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = source[from.applyAsInt(i)];
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(width, height, planes, SampleType.FLOAT32, stack.info());
  }

  /** All maps of one are the other's at these places, to the bit. */
  private static void assertMoved(
      RelaxationMaps expected, RelaxationMaps actual, IntUnaryOperator from) {
    List<FloatMap> e =
        List.of(expected.tau(), expected.beta(), expected.contrast(), expected.residual());
    List<FloatMap> a = List.of(actual.tau(), actual.beta(), actual.contrast(), actual.residual());
    for (int i = 0; i < actual.flags().length; i++) {
      assertEquals(expected.flags()[from.applyAsInt(i)], actual.flags()[i], "flags, pixel " + i);
      for (int k = 0; k < e.size(); k++) {
        float value = e.get(k).values()[from.applyAsInt(i)];
        assertEquals(value, a.get(k).values()[i], "map " + k + ", pixel " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mapsOfACropAreTheCropOfTheMaps(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = random.nextInt(1, W);
    int height = random.nextInt(1, H);
    int x = random.nextInt(W - width + 1);
    int y = random.nextInt(H - height + 1);
    FrameStack crop = new CroppedFrames(film, new Rect(x, y, width, height));
    assertMoved(maps, fit(crop, Mask.all(width, height)), i -> (i / width + y) * W + i % width + x);
  }

  @Test
  void permutedPixelsHavePermutedMaps() {
    SplittableRandom random = new SplittableRandom(5);
    int[] from = new int[W * H];
    for (int i = 1; i < from.length; i++) {
      int j = random.nextInt(i + 1);
      from[i] = from[j];
      from[j] = i;
    }
    assertMoved(maps, fit(moved(film, W, H, i -> from[i]), Mask.all(W, H)), i -> from[i]);
  }

  @Test
  void aQuarterTurnTurnsTheMaps() {
    IntUnaryOperator from = i -> (i % H) * W + W - 1 - i / H;
    assertMoved(maps, fit(moved(film, H, W, from), Mask.all(H, W)), from);
  }

  private static Summary summary(FrameStack stack, double lengths) {
    AnalysisParameters d = Wires.analysis();
    AnalysisParameters parameters =
        new AnalysisParameters(
            d.registration(), d.sample(), d.maps(), false, lengths * 1, lengths * 2);
    return StackSummary.of(
        StackAnalyzer.analyze(stack, parameters, Progress.NONE), Map.of(), "test");
  }

  @Tag("slow")
  @Test
  void timesScaleWithTheFrameIntervalAndLengthsWithThePixel() {
    FrameStack wire = rest(40, 36, 240, 6);
    double time = 7.3;
    double length = 3.7;
    StackInfo info =
        wire.info()
            .withFrameInterval(time * wire.frameInterval())
            .withPixelSize(length * wire.pixelSize());
    FrameStack scaled =
        new SelectedFrames(wire, 0, wire.frames(), new boolean[wire.frames()], info);
    Summary plain = summary(wire, 1);
    Summary other = summary(scaled, length);
    int compared = 0;
    assertEquals(plain.entries().keySet(), other.entries().keySet());
    for (Map.Entry<String, Object> entry : plain.entries().entrySet()) {
      String key = entry.getKey();
      if (!(entry.getValue() instanceof Number number) || key.startsWith("ln_tau0")) {
        continue;
      }
      double factor = key.endsWith("_s") ? time : key.endsWith("_nm") ? length : 1;
      double expected = factor * number.doubleValue();
      double shift = key.startsWith("ln_") && !key.contains("sd") ? Math.log(time) : 0;
      double value = ((Number) other.entries().get(key)).doubleValue();
      assertEquals(expected + shift, value, 1e-6 * Math.max(Math.abs(expected), 1e-3), key);
      compared++;
    }
    assertTrue(compared >= 15, compared + " numbers");
  }

  @Test
  void aConstantAddedToAllIntensitiesLeavesTau() {
    Object[] planes = new Object[film.frames()];
    for (int t = 0; t < planes.length; t++) {
      float[] plane = film.frame(t);
      for (int i = 0; i < plane.length; i++) {
        plane[i] += 40;
      }
      planes[t] = plane;
    }
    FrameStack raised = new ArrayFrameStack(W, H, planes, SampleType.FLOAT32, film.info());
    RelaxationMaps other = fit(raised, Mask.all(W, H));
    double before = Quantiles.median(maps.tau().inside(maps.mask()));
    double after = Quantiles.median(other.tau().inside(maps.mask()));
    assertEquals(before, after, 0.02 * before);
  }
}
