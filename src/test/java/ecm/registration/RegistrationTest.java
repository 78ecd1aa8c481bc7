package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.registration.template.Guide;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.StackInfo;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTest {

  private static final RegistrationParameters DEFAULTS = RegistrationParameters.defaults();

  private static RegistrationResult measure(FrameStack stack, RegistrationParameters parameters) {
    return Registration.measure(stack, parameters, Progress.NONE);
  }

  private static DriftError error(Scene scene, RegistrationParameters parameters) {
    FrameStack stack = scene.stack();
    return DriftError.of(measure(stack, parameters).drift(), scene.dx, scene.dy);
  }

  private static Scene small(double contrast, double counts) {
    Scene scene = new Scene().size(96, 96, 60);
    scene.contrast = contrast;
    scene.counts = counts;
    return scene;
  }

  private static FrameStack replaced(FrameStack stack, int frame, Object plane) {
    Object[] planes = new Object[stack.frames()];
    for (int t = 0; t < planes.length; t++) {
      planes[t] = t == frame ? plane : shorts(stack.frame(t));
    }
    return new ArrayFrameStack(
        stack.width(), stack.height(), planes, SampleType.UINT16, stack.info());
  }

  private static short[] shorts(float[] values) {
    short[] plane = new short[values.length];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (short) (int) values[i];
    }
    return plane;
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void noiseFreeWholeShiftsAreExact(Reference reference) {
    Scene scene = small(0, 10);
    scene.poisson = false;
    DriftError error = error(scene, DEFAULTS.withReference(reference));
    assertEquals(1, error.exact(), error.toString());
  }

  @ParameterizedTest
  @CsvSource({"0.2, 10, 1", "0.3, 10, 2", "0.3, 20, 3"})
  void lowContrastSpeckleIsExact(double contrast, double counts, long seed) {
    Scene scene = new Scene().size(192, 192, 100);
    scene.contrast = contrast;
    scene.counts = counts;
    scene.seed = seed;
    DriftError error = error(scene, DEFAULTS);
    assertTrue(error.exact() >= 0.99, error.toString());
    assertEquals(1, error.within(), error.toString());
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void fullContrastStaysWithinTwoPixels(Reference reference) {
    Scene scene = small(1, 20);
    DriftError error = error(scene, DEFAULTS.withReference(reference));
    assertTrue(error.within() >= 0.95, error.toString());
    assertTrue(error.largest() <= 3, error.toString());
  }

  @Test
  void staticSampleIsRightToAFiftiethOfAPixel() {
    Scene scene = small(1, 50);
    scene.memory = 1;
    scene.dx = Scene.walk(scene.frames, 0.4, false, 5);
    scene.dy = Scene.walk(scene.frames, 0.4, false, 6);
    DriftError error = error(scene, DEFAULTS.withSubpixel(true));
    assertTrue(error.rmsX() <= 0.02, error.toString());
    assertTrue(error.rmsY() <= 0.02, error.toString());
  }

  @Test
  void slowSpeckleIsNotFollowed() {
    Scene scene = new Scene().size(96, 96, 300);
    scene.contrast = 0.5;
    scene.counts = 10;
    scene.memory = 0.98;
    scene.dx = Scene.walk(scene.frames, 0.3, false, 5);
    scene.dy = Scene.walk(scene.frames, 0.3, false, 6);
    DriftError error = error(scene, DEFAULTS.withSubpixel(true));
    assertTrue(error.rmsX() <= 0.2, error.toString());
    assertTrue(error.rmsY() <= 0.2, error.toString());
  }

  @Test
  void slowDriftJumpsAndBeamRampAreFollowedWithoutBadFrames() {
    Scene scene = small(0.2, 20);
    scene.size(128, 128, 120);
    scene.dx = new double[scene.frames];
    scene.dy = new double[scene.frames];
    scene.beam = new double[scene.frames];
    for (int t = 0; t < scene.frames; t++) {
      scene.dx[t] = Math.rint(0.02 * t + (t >= 50 ? 5 : 0));
      scene.dy[t] = Math.rint(-0.02 * t + (t >= 80 ? -4 : 0));
      scene.beam[t] = 1 - 0.5 * t / scene.frames;
    }
    FrameStack stack = scene.stack();
    RegistrationResult result = measure(stack, DEFAULTS);
    DriftError error = DriftError.of(result.drift(), scene.dx, scene.dy);
    assertTrue(error.exact() >= 0.97, error.toString());
    assertEquals(1, error.within(), error.toString());
    for (boolean bad : result.drift().bad()) {
      assertFalse(bad, result.sentences().toString());
    }
    assertTrue(
        result.sentences().stream().anyMatch(w -> w.contains("jumps") && w.contains("51")),
        result.sentences().toString());
  }

  @Test
  void outlineAloneIsEnough() {
    Scene scene = small(0.3, 20);
    scene.spot = 0;
    scene.roughness = 2;
    scene.lean = 0.3;
    DriftError error = error(scene, DEFAULTS);
    assertTrue(error.within() >= 0.97, error.toString());
  }

  @Test
  void badFramesAreFoundAndNoOthers() {
    Scene scene = small(0.3, 20);
    FrameStack stack = scene.stack();
    int n = 96 * 96;
    short[] noise = new short[n];
    short[] dark = new short[n];
    short[] saturated = shorts(stack.frame(31));
    for (int i = 0; i < n; i++) {
      noise[i] = (short) (i * 7919 % 23);
      dark[i] = (short) (i * 7919 % 3);
      saturated[i] = (short) Math.min(65535, saturated[i] * 9000);
    }
    stack = replaced(stack, 7, new short[n]);
    stack = replaced(stack, 20, dark);
    stack = replaced(stack, 31, saturated);
    stack = replaced(stack, 45, noise);
    RegistrationResult result = measure(stack, DEFAULTS);
    boolean[] expected = new boolean[60];
    for (int t : new int[] {7, 20, 31, 45}) {
      expected[t] = true;
    }
    assertArrayEquals(expected, result.drift().bad(), result.sentences().toString());
    assertTrue(Double.isNaN(result.drift().quality()[7]));
    DriftError error = DriftError.of(result.drift(), scene.dx, scene.dy);
    assertTrue(error.exact() >= 0.95, error.toString());
    String warning = result.sentences().get(0);
    for (String frame : new String[] {"8 (", "21 (", "32 (", "46 ("}) {
      assertTrue(warning.contains(frame), warning);
    }
    FrameStack undone = Registration.undo(stack, result.drift(), Interpolation.NONE);
    assertFalse(undone.coverage().isValid(20));
    assertTrue(undone.coverage().isValid(21));
    assertEquals(60, undone.frames());
  }

  @Test
  void aFrameThatJumpsAwayForAMomentIsBad() {
    Scene scene = small(0.2, 20);
    scene.dx = new double[60];
    scene.dy = new double[60];
    scene.dx[30] = 8;
    scene.dy[30] = -5;
    boolean[] bad = measure(scene.stack(), DEFAULTS).drift().bad();
    for (int t = 0; t < 60; t++) {
      assertEquals(t == 30, bad[t], "frame " + (t + 1));
    }
  }

  @Test
  void aBadFirstFrameIsLeftOutAndFrameZeroStaysZero() {
    Scene scene = small(0.2, 20);
    FrameStack stack = replaced(scene.stack(), 0, new short[96 * 96]);
    Drift drift = measure(stack, DEFAULTS).drift();
    assertTrue(drift.bad()[0]);
    assertEquals(0, drift.dx()[0]);
    DriftError error = DriftError.of(drift, scene.dx, scene.dy);
    assertTrue(error.exact() >= 0.95, error.toString());
  }

  @Test
  void framesInvalidInTheInputStayBad() {
    Scene scene = small(0.2, 20);
    boolean[] invalid = new boolean[60];
    invalid[10] = true;
    invalid[59] = true;
    FrameStack stack = SelectedFrames.without(scene.stack(), invalid);
    for (Reference reference : Reference.values()) {
      Drift drift = measure(stack, DEFAULTS.withReference(reference)).drift();
      assertArrayEquals(invalid, drift.bad(), reference.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void sameBitsForAnyNumberOfThreads(Reference reference) {
    Scene scene = small(1, 20);
    FrameStack stack = scene.stack();
    RegistrationParameters parameters = DEFAULTS.withReference(reference).withSubpixel(true);
    Drift[] drift = new Drift[2];
    int[] threads = {1, 3};
    for (int k = 0; k < 2; k++) {
      int at = k;
      Parallelization.runWithNumThreads(
          threads[k], () -> drift[at] = measure(stack, parameters).drift());
    }
    assertArrayEquals(drift[0].dx(), drift[1].dx(), 0);
    assertArrayEquals(drift[0].dy(), drift[1].dy(), 0);
    assertArrayEquals(drift[0].quality(), drift[1].quality(), 0);
  }

  @Test
  void aStackReadFromFileGivesTheSameDriftAndIsReadOncePerIteration() {
    FrameStack stack = small(0.3, 20).stack();
    Drift memory = measure(stack, DEFAULTS.withSubpixel(true)).drift();
    SequentialFrames file = new SequentialFrames(stack);
    Drift read = measure(file, DEFAULTS.withSubpixel(true)).drift();
    assertArrayEquals(memory.dx(), read.dx(), 0);
    assertArrayEquals(memory.dy(), read.dy(), 0);
    int[] reads = file.reads();
    for (int t = 0; t < reads.length; t++) {
      // the first frames are read twice before, to begin the template
      int expected = t < 20 ? 5 : t < 40 ? 4 : 3;
      assertEquals(expected, reads[t], "frame " + (t + 1));
    }
  }

  @Test
  void aConstantOffsetAndAFactorChangeNothing() {
    FrameStack stack = small(0.5, 20).stack();
    Object[] planes = new Object[stack.frames()];
    for (int t = 0; t < planes.length; t++) {
      float[] values = stack.frame(t);
      for (int i = 0; i < values.length; i++) {
        values[i] = 2 * values[i] + 32768;
      }
      planes[t] = values;
    }
    FrameStack moved =
        new ArrayFrameStack(96, 96, planes, SampleType.FLOAT32, new StackInfo("m", 1, 1));
    assertArrayEquals(measure(stack, DEFAULTS).drift().dx(), measure(moved, DEFAULTS).drift().dx());
  }

  @Test
  void aRoiGuides() {
    Scene scene = small(0.3, 20);
    FrameStack stack = scene.stack();
    Mask roi = Mask.of(96, 96, new Rect(36, 26, 34, 34));
    RegistrationParameters parameters = DEFAULTS.withGuide(Guide.ROI, roi);
    DriftError error = DriftError.of(measure(stack, parameters).drift(), scene.dx, scene.dy);
    assertTrue(error.within() >= 0.97, error.toString());
  }

  @Test
  void wholeFrameGuides() {
    RegistrationParameters parameters = DEFAULTS.withGuide(Guide.WHOLE, null);
    DriftError error = error(small(0.3, 20), parameters);
    assertTrue(error.within() >= 0.97, error.toString());
  }

  @Test
  void correlationRisesWhenDriftIsUndone() {
    RegistrationResult result = measure(small(0.3, 20).stack(), DEFAULTS);
    assertTrue(
        result.correlationAfter() > result.correlationBefore() + 0.02,
        result.sentences().toString());
    assertTrue(result.correlationAfter() <= 1);
  }

  @Test
  void whatIsLeftOfAWholePixelDriftIsTheErrorOfItsMeasurement() {
    RegistrationResult sharp = measure(small(0.2, 20).stack(), DEFAULTS);
    assertTrue(sharp.residual() > 0 && sharp.residual() < 0.15, "" + sharp.residual());
    assertEquals(0, sharp.apart());
  }

  /** A third of a pixel per frame leaves -1/3, 0, 1/3 px in turn: rms sqrt(2/27) px. */
  @Test
  void whatIsLeftOfASubPixelDriftIsItsRemainder() {
    Scene scene = small(0.05, 200);
    scene.dx = IntStream.range(0, 60).mapToDouble(t -> t / 3.0).toArray();
    scene.dy = scene.dx.clone();
    RegistrationResult result = measure(scene.stack(), DEFAULTS);
    assertEquals(Math.sqrt(2 / 27.0), result.residual(), 0.05);
  }

  @Test
  void rotationIsReported() {
    Scene scene = small(0.2, 20);
    scene.dx = new double[60];
    scene.dy = new double[60];
    scene.angle = new double[60];
    for (int t = 0; t < 60; t++) {
      scene.angle[t] = 0.04 * t / 60;
    }
    RegistrationResult result = measure(scene.stack(), DEFAULTS);
    String all = result.sentences().toString();
    assertTrue(all.contains("rotation or deformation"), all);
    assertTrue(result.apart() > 0.5, "" + result.apart());
    scene.angle = null;
    all = measure(scene.stack(), DEFAULTS).sentences().toString();
    assertFalse(all.contains("rotation"), all);
  }

  @Test
  void aSpotThatLeavesTheFieldIsReported() {
    Scene scene = small(0.1, 40);
    scene.dx = new double[60];
    scene.dy = new double[60];
    scene.spotX = 0.95;
    for (int t = 0; t < 60; t++) {
      scene.dx[t] = t >= 40 ? 8 : 0;
    }
    String all = measure(scene.stack(), DEFAULTS).sentences().toString();
    assertTrue(all.contains("spot leaves the field in 20 frames, first in frame 41"), all);
  }

  @Test
  void oneFrameHasNoDrift() {
    Scene scene = new Scene().size(64, 64, 1);
    scene.dx = new double[1];
    scene.dy = new double[1];
    for (Reference reference : Reference.values()) {
      Drift drift = measure(scene.stack(), DEFAULTS.withReference(reference)).drift();
      assertArrayEquals(new double[] {0}, drift.dx());
      assertFalse(drift.bad()[0]);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "5", "9"})
  void aFewFramesAreEnough(int frames) {
    Scene scene = new Scene().size(64, 64, frames);
    scene.contrast = 0.1;
    scene.counts = 50;
    for (Reference reference : Reference.values()) {
      DriftError error = error(scene, DEFAULTS.withReference(reference));
      assertEquals(1, error.within(), reference + " " + error);
    }
  }

  @Test
  void nonFiniteValuesDoNotSpread() {
    FrameStack stack = small(0.2, 20).stack();
    Object[] planes = new Object[60];
    for (int t = 0; t < 60; t++) {
      float[] values = stack.frame(t);
      values[t * 31] = Float.NaN;
      values[t * 17 + 5] = Float.POSITIVE_INFINITY;
      planes[t] = values;
    }
    FrameStack dirty = new ArrayFrameStack(96, 96, planes, SampleType.FLOAT32, stack.info());
    double[] expected = measure(stack, DEFAULTS).drift().dx();
    assertArrayEquals(expected, measure(dirty, DEFAULTS).drift().dx());
  }

  @Test
  void blankStackIsRefused() {
    Object[] planes = new Object[5];
    Arrays.fill(planes, new short[64 * 64]);
    FrameStack blank =
        new ArrayFrameStack(64, 64, planes, SampleType.UINT16, new StackInfo("dark", 1, 1));
    InvalidInput e = assertThrows(InvalidInput.class, () -> measure(blank, DEFAULTS));
    assertTrue(e.getMessage().contains("dark") && e.getMessage().contains("blank"));
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "-2, 3", "48, 3", "5, 0"})
  void parametersOutOfRangeAreRefused(int maxShift, int iterations) {
    FrameStack stack = new Scene().size(96, 96, 2).stack();
    RegistrationParameters parameters = DEFAULTS.withMaxShift(maxShift).withIterations(iterations);
    assertThrows(InvalidInput.class, () -> measure(stack, parameters));
  }

  @Test
  void cancelledBetweenBlocks() {
    FrameStack stack = small(1, 20).stack();
    assertThrows(
        ecm.base.Cancelled.class,
        () -> Registration.measure(stack, DEFAULTS, new CountedProgress(4)));
  }
}
