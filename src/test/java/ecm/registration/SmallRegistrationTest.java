package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.registration.frame.FrameFilter;
import ecm.registration.template.Guide;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.statistics.Pearson;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Registration of frames of a few thousand pixels whose drift is known: all of it in little time.
 */
class SmallRegistrationTest {

  private static final int SIDE = 40;
  private static final int FRAMES = 36;
  private static final RegistrationParameters DEFAULTS = RegistrationParameters.defaults();

  /** Without noise: a wire with rough edges and a spot, on a walk of whole pixels. */
  private static Scene still() {
    Scene scene = Scene.smallWire(FRAMES);
    scene.poisson = false;
    scene.dx = wander(2, 5, true);
    scene.dy = wander(2, 3.1, true);
    return scene;
  }

  private static double[] wander(double reach, double period, boolean whole) {
    double[] at = new double[FRAMES];
    Arrays.setAll(at, t -> reach * Math.sin(t / period));
    return whole ? Arrays.stream(at).map(d -> Math.rint(d) + 0.0).toArray() : at;
  }

  private static RegistrationResult measure(FrameStack stack, RegistrationParameters parameters) {
    return Registration.measure(stack, parameters, Progress.NONE);
  }

  /** To the pixel, relative to the first frame. */
  private static void assertDrift(Scene scene, Drift drift) {
    for (int t = 0; t < FRAMES; t++) {
      assertEquals(scene.dx[t] - scene.dx[0], drift.dx()[t], "dx of frame " + (t + 1));
      assertEquals(scene.dy[t] - scene.dy[0], drift.dy()[t], "dy of frame " + (t + 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void aStillSampleFitsItsOwnImage(Reference reference) {
    Scene scene = still();
    RegistrationResult result = measure(scene.stack(), DEFAULTS.withReference(reference));
    assertDrift(scene, result.drift());
    assertArrayEquals(new boolean[FRAMES], result.drift().bad());
    for (double quality : result.drift().quality()) {
      assertTrue(quality > 0.995 && quality <= 1, "" + quality);
    }
    assertEquals(1, result.correlationAfter(), 5e-3);
    assertEquals(unmoved(scene), result.correlationBefore(), 0.05);
    assertEquals(0, result.residual(), reference == Reference.MOVING_MEAN ? 0.03 : 0.01);
    assertEquals(0, result.apart(), 0.0);
    assertEquals(List.of(), result.sentences());
  }

  /** The mean template knows the place of a still sample to a hundredth of a pixel. */
  @ParameterizedTest
  @CsvSource({"MEAN_TEMPLATE, .01", "FIRST, .05", "MOVING_MEAN, .2", "BANDED, .1"})
  void fractionsOfAPixelAreMeasured(Reference reference, double tolerance) {
    Scene scene = still();
    scene.dx = wander(2.6, 5, false);
    scene.dy = wander(1.7, 3.1, false);
    RegistrationParameters parameters = DEFAULTS.withReference(reference).withSubpixel(true);
    DriftError error =
        DriftError.of(measure(scene.stack(), parameters).drift(), scene.dx, scene.dy);
    assertTrue(error.rmsX() < tolerance && error.rmsY() < tolerance, error.toString());
  }

  @ParameterizedTest
  @CsvSource({"MEAN_TEMPLATE, 1", "MEAN_TEMPLATE, 2", "MEAN_TEMPLATE, 5", "FIRST, 1", "FIRST, 4"})
  void anyNumberOfIterationsFindsAStillSample(Reference reference, int iterations) {
    Scene scene = still();
    RegistrationParameters parameters =
        DEFAULTS.withReference(reference).withIterations(iterations);
    RegistrationResult result = measure(scene.stack(), parameters);
    assertDrift(scene, result.drift());
    assertTrue(result.correlationBefore() < result.correlationAfter());
  }

  /** Plain correlation of pairs and with a moving mean would slide along the flank. */
  @ParameterizedTest
  @EnumSource(names = {"MEAN_TEMPLATE", "FIRST"})
  void aRoughEdgeGuidesWithoutTheSpot(Reference reference) {
    Scene scene = still();
    Mask flank = Mask.of(SIDE, SIDE, new Rect(4, 4, 15, 32));
    Drift drift =
        measure(scene.stack(), DEFAULTS.withReference(reference).withGuide(Guide.ROI, flank))
            .drift();
    assertDrift(scene, drift);
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void aRegionOrAWindowGuides(Reference reference) {
    Scene scene = still();
    Mask spot = Mask.of(SIDE, SIDE, new Rect(14, 10, 16, 16));
    RegistrationParameters roi = DEFAULTS.withReference(reference).withGuide(Guide.ROI, spot);
    RegistrationParameters hann =
        DEFAULTS.withReference(reference).withFilter(new FrameFilter(0, 0, true));
    RegistrationParameters whole = DEFAULTS.withReference(reference).withGuide(Guide.WHOLE, null);
    for (RegistrationParameters parameters : List.of(roi, hann, whole)) {
      Drift drift = measure(scene.stack(), parameters).drift();
      assertDrift(scene, drift);
    }
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void aStackOnDiskIsReadInOrderAndGivesTheSame(Reference reference) {
    FrameStack stack = still().stack();
    RegistrationParameters parameters = DEFAULTS.withReference(reference).withSubpixel(true);
    Drift memory = measure(stack, parameters).drift();
    SequentialFrames file = new SequentialFrames(stack);
    Drift read = measure(file, parameters).drift();
    assertArrayEquals(memory.dx(), read.dx(), 0);
    assertArrayEquals(memory.dy(), read.dy(), 0);
    assertArrayEquals(memory.quality(), read.quality(), 0);
    int rounds = 3;
    for (int t = 0; t < FRAMES; t++) {
      // the first 40 are looked at once before, and the first 20 kept to begin the template
      assertEquals(rounds + (t < 20 ? 2 : 1), file.reads()[t], "frame " + (t + 1));
    }
  }

  /** Matched with itself the first frame shares its own noise, and no other frame does. */
  @Test
  void theFirstFrameIsTheReferenceInAllIterations() {
    Scene scene = still();
    scene.poisson = true;
    scene.counts = 10;
    scene.dx = new double[FRAMES];
    scene.dy = new double[FRAMES];
    double[] first =
        measure(scene.stack(), DEFAULTS.withReference(Reference.FIRST)).drift().quality();
    for (int t = 1; t < FRAMES; t++) {
      assertTrue(first[t] < first[0] - 0.01, first[t] + " " + first[0]);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 5, true", "20, 5, true", "5, 20, false", "5, 0, false", "0, 5, false"})
  void aBandPassOfNothingIsRefused(double finest, double coarsest, boolean refused) {
    FrameStack stack = still().stack();
    RegistrationParameters parameters =
        DEFAULTS.withFilter(new FrameFilter(finest, coarsest, false));
    if (refused) {
      InvalidInput e = assertThrows(InvalidInput.class, () -> measure(stack, parameters));
      assertTrue(e.getMessage().startsWith("finest is " + finest + " px and coarsest"));
    } else {
      assertEquals(FRAMES, measure(stack, parameters).drift().frames());
    }
  }

  @ParameterizedTest
  @CsvSource({"16, 40, false", "40, 16, false", "15, 40, true", "40, 15, true"})
  void tinyFramesAreRefused(int width, int height, boolean refused) {
    Scene scene = still();
    scene.width = width;
    scene.height = height;
    FrameStack stack = scene.stack();
    if (refused) {
      InvalidInput e = assertThrows(InvalidInput.class, () -> measure(stack, DEFAULTS));
      assertTrue(e.getMessage().contains(width + " x " + height + " px are too small"));
    } else {
      assertEquals(FRAMES, measure(stack, DEFAULTS).drift().frames());
    }
  }

  private static FrameStack with(FrameStack stack, int frame, float[] plane) {
    Object[] planes = new Object[stack.frames()];
    Arrays.setAll(planes, t -> t == frame ? plane : stack.frame(t));
    return new ArrayFrameStack(
        stack.width(), stack.height(), planes, SampleType.FLOAT32, stack.info());
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void spoiltFramesAreBadAndDisturbNoOthers(Reference reference) {
    Scene scene = still();
    FrameStack stack = scene.stack();
    float[] bright = stack.frame(9);
    for (int i = 0; i < bright.length; i++) {
      bright[i] = 30 * bright[i] + 500;
    }
    stack = with(stack, 0, new float[SIDE * SIDE]);
    stack = with(stack, 9, bright);
    boolean[] invalid = new boolean[FRAMES];
    invalid[25] = true;
    invalid[FRAMES - 1] = true;
    stack = SelectedFrames.without(stack, invalid);
    RegistrationResult result = measure(stack, DEFAULTS.withReference(reference));
    boolean[] bad = invalid.clone();
    bad[0] = true;
    bad[9] = true;
    assertArrayEquals(bad, result.drift().bad(), result.sentences().toString());
    for (int t = 1; t < FRAMES; t++) {
      if (!bad[t]) {
        assertEquals(scene.dx[t] - scene.dx[1], result.drift().dx()[t], "frame " + (t + 1));
        assertEquals(scene.dy[t] - scene.dy[1], result.drift().dy()[t], "frame " + (t + 1));
      }
    }
    String warnings = result.sentences().toString();
    assertTrue(warnings.contains("2 bad frames left out"), warnings);
    assertTrue(warnings.contains("1 (blank)"), warnings);
    assertTrue(warnings.contains("10 (intensity)"), warnings);
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void progressRunsFromTheBeginningToTheEnd(Reference reference) {
    FrameStack stack = still().stack();
    for (FrameStack source : List.of(stack, new SequentialFrames(stack))) {
      CountedProgress progress = new CountedProgress();
      Registration.measure(source, DEFAULTS.withReference(reference), progress);
      double before = 0;
      for (double done : progress.done()) {
        assertTrue(done >= before - 1e-9, progress.done().toString());
        assertTrue(done - before <= 0.6, progress.done().toString());
        before = done;
      }
      assertEquals(1, before, 1e-9);
      assertTrue(progress.stages().stream().allMatch("registering"::equals));
    }
  }

  /** Whenever it is asked for: the next update after it is the last. */
  @ParameterizedTest
  @EnumSource(Reference.class)
  void canBeCancelledAtAnyUpdate(Reference reference) {
    FrameStack stack = still().stack();
    RegistrationParameters parameters = DEFAULTS.withReference(reference);
    CountedProgress whole = new CountedProgress();
    Registration.measure(stack, parameters, whole);
    int all = whole.updates();
    for (int updates : new int[] {0, 1, all / 4, all / 2, 3 * all / 4, all - 1}) {
      CountedProgress progress = new CountedProgress(updates);
      assertThrows(Cancelled.class, () -> Registration.measure(stack, parameters, progress));
      // two threads may each be in the middle of a block
      assertTrue(progress.updates() <= updates + 2, updates + ": " + progress.updates());
    }
  }

  /**
   * Slow speckle of a film: after a while a frame has nothing in common with the first, but each
   * resembles the next.
   */
  @Test
  void aFilmOfSlowSpeckleIsFollowedThroughItsNeighbours() {
    Scene scene = new Scene().size(SIDE, SIDE, 120);
    scene.spot = 0;
    scene.radius = 1e6;
    scene.counts = 100;
    scene.memory = 0.95;
    scene.dx = new double[120];
    scene.dy = new double[120];
    for (int t = 0; t < 120; t++) {
      scene.dx[t] = Math.rint(3 * Math.sin(t / 20.0));
      scene.dy[t] = Math.rint(2 * Math.sin(t / 9.0));
    }
    DriftError error = DriftError.of(measure(scene.stack(), DEFAULTS).drift(), scene.dx, scene.dy);
    assertTrue(error.exact() > 0.8, error.toString());
    assertEquals(1, error.within(), error.toString());
  }

  /** The correlation of frames left where they are with the first, over the whole field. */
  private static double unmoved(Scene scene) {
    FrameStack stack = scene.stack();
    double sum = 0;
    double[] first = doubles(stack.frame(0));
    for (int t = 0; t < FRAMES; t++) {
      sum += Pearson.of(first, doubles(stack.frame(t)), 1).r() / FRAMES;
    }
    return sum;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
