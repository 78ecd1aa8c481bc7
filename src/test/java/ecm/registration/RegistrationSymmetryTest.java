package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.CroppedFrames;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A turned stack drifts the other way round; a wandering window adds its own path. */
class RegistrationSymmetryTest {

  private static final int FRAMES = 50;

  private static FrameStack scene(int side) {
    Scene scene = new Scene().size(side, side, FRAMES);
    scene.contrast = 0.2;
    scene.counts = 20;
    scene.lean = 0.3;
    scene.radius = side / 5.0;
    scene.seed = 9;
    return scene.stack();
  }

  private static int[] walk(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] at = new int[FRAMES];
    for (int t = 1; t < FRAMES; t++) {
      at[t] = Math.max(-5, Math.min(5, at[t - 1] + random.nextInt(-1, 2)));
    }
    return at;
  }

  private static FrameStack turned(FrameStack stack) {
    int n = stack.width();
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      float[] from = stack.frame(t);
      float[] plane = new float[n * n];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = from[(i % n) * n + n - 1 - i / n];
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(n, n, planes, SampleType.FLOAT32, stack.info());
  }

  private static FrameStack wandering(FrameStack large, int side) {
    int[] x = walk(11);
    int[] y = walk(12);
    Object[] planes = new Object[FRAMES];
    int margin = (large.width() - side) / 2;
    for (int t = 0; t < FRAMES; t++) {
      Rect window = new Rect(margin - x[t], margin - y[t], side, side);
      planes[t] = new CroppedFrames(large, window).frame(t);
    }
    return new ArrayFrameStack(side, side, planes, SampleType.FLOAT32, large.info());
  }

  private static Drift measure(FrameStack stack, RegistrationParameters parameters) {
    return Registration.measure(stack, parameters, Progress.NONE).drift();
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void aQuarterTurnTurnsTheDrift(Reference reference) {
    FrameStack stack = wandering(scene(80), 64);
    RegistrationParameters whole = RegistrationParameters.defaults().withReference(reference);
    assertTurned(stack, whole, 0);
    // the peak of the moving mean's correlation comes from a transform of floats
    double fraction = reference == Reference.MOVING_MEAN ? 2e-5 : 1e-6;
    assertTurned(stack, whole.withSubpixel(true), fraction);
  }

  private static void assertTurned(
      FrameStack stack, RegistrationParameters parameters, double tolerance) {
    Drift straight = measure(stack, parameters);
    Drift turned = measure(turned(stack), parameters);
    for (int t = 0; t < FRAMES; t++) {
      assertEquals(0, straight.dy()[t] - turned.dx()[t], tolerance, "frame " + t);
      assertEquals(0, straight.dx()[t] + turned.dy()[t], tolerance, "frame " + t);
    }
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void aWanderingWindowAddsItsPath(Reference reference) {
    FrameStack large = scene(80);
    RegistrationParameters parameters = RegistrationParameters.defaults().withReference(reference);
    Drift still = measure(new CroppedFrames(large, new Rect(8, 8, 64, 64)), parameters);
    Drift moving = measure(wandering(large, 64), parameters);
    int[] x = walk(11);
    int[] y = walk(12);
    int same = 0;
    for (int t = 0; t < FRAMES; t++) {
      double ex = moving.dx()[t] - still.dx()[t] - x[t];
      double ey = moving.dy()[t] - still.dy()[t] - y[t];
      assertTrue(Math.abs(ex) <= 1 && Math.abs(ey) <= 1, "frame " + t + ": " + ex + ", " + ey);
      same += ex == 0 && ey == 0 ? 1 : 0;
    }
    assertTrue(same >= FRAMES * 9 / 10, same + " frames to the pixel");
  }
}
