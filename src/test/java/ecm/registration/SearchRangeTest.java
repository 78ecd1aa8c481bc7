package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far frames are looked for, and what is said when that is not far enough. */
class SearchRangeTest {

  private static final RegistrationParameters DEFAULTS = RegistrationParameters.defaults();

  /** A drift of 20 px to the right over 60 frames of 96 px, an eighth of which is 12. */
  private static Scene far() {
    Scene scene = new Scene().size(96, 96, 60);
    scene.contrast = 0.2;
    scene.counts = 20;
    scene.dx = new double[60];
    scene.dy = new double[60];
    for (int t = 0; t < 60; t++) {
      scene.dx[t] = Math.rint(t / 3.0);
    }
    return scene;
  }

  private static RegistrationResult measure(Scene scene, RegistrationParameters parameters) {
    return Registration.measure(scene.stack(), parameters, Progress.NONE);
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void driftBeyondAnEighthIsFollowed(Reference reference) {
    Scene scene = far();
    Drift drift = measure(scene, DEFAULTS.withReference(reference)).drift();
    DriftError error = DriftError.of(drift, scene.dx, scene.dy);
    assertEquals(1, error.within(), error.toString());
    for (boolean bad : drift.bad()) {
      assertFalse(bad);
    }
  }

  /** The first frames, from which shifts are counted, lie between 0 and 6 px themselves. */
  @Test
  void driftBeyondTheGivenLimitIsRefusedWithTheFrameWhereItBegins() {
    Scene scene = far();
    String message =
        assertThrows(InvalidInput.class, () -> measure(scene, DEFAULTS.withMaxShift(10)))
            .getMessage();
    assertTrue(message.contains("maxShift, which is 10 px"), message);
    assertTrue(message.contains("allowed are up to 47 px"), message);
    int frame = Integer.parseInt(message.replaceAll(".*from frame (\\d+) on.*", "$1"));
    assertTrue(frame >= 28 && frame <= 42, message);
  }

  /** Two frames of 60 stay at the limit: they are left out, not believed. */
  @Test
  void aFewFramesAtTheLimitAreBad() {
    Scene scene = far();
    for (int t = 0; t < 60; t++) {
      scene.dx[t] = t >= 58 ? 12 : 9 * Math.min(1, t / 40);
    }
    RegistrationResult result = measure(scene, DEFAULTS.withMaxShift(12));
    boolean[] bad = result.drift().bad();
    for (int t = 0; t < 60; t++) {
      assertEquals(t >= 58, bad[t], "frame " + (t + 1));
    }
    assertTrue(
        result.sentences().toString().contains("59 (at the search limit of 12 px)"),
        result.sentences().toString());
  }

  /** A lattice fits as well one period away. */
  @Test
  void anAmbiguousMatchIsReported() {
    Object[] planes = new Object[12];
    for (int t = 0; t < planes.length; t++) {
      float[] plane = new float[96 * 96];
      for (int i = 0; i < plane.length; i++) {
        double x = i % 96 - t % 3;
        plane[i] =
            (float) (10 + 3 * Math.cos(Math.PI * x / 4) * Math.cos(Math.PI * (i / 96) / 4.0));
      }
      planes[t] = plane;
    }
    FrameStack lattice =
        new ArrayFrameStack(96, 96, planes, SampleType.FLOAT32, new StackInfo("lattice", 1, 1));
    RegistrationResult result =
        Registration.measure(lattice, DEFAULTS.withMaxShift(20), Progress.NONE);
    assertTrue(
        result.sentences().stream().anyMatch(w -> w.startsWith("ambiguous match (second peak")),
        result.sentences().toString());
  }
}
