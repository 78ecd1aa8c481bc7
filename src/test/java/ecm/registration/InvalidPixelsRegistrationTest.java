package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Progress;
import ecm.stack.FrameStack;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pixels of the camera that hold no data do not draw the drift of a moving wire towards 0. */
class InvalidPixelsRegistrationTest {

  private static final int W = 72;
  private static final int H = 64;

  private static void assertDrift(Reference reference, IntPredicate invalid) {
    Scene scene = new Scene().size(W, H, 80);
    scene.contrast = 0.3;
    scene.seed = 21;
    FrameStack stack = scene.stack();
    boolean[] mask = new boolean[W * H];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = invalid.test(i);
    }
    RegistrationResult found =
        Registration.measure(
            new FramesWithout(stack, mask),
            RegistrationParameters.defaults().withReference(reference),
            Progress.NONE);
    assertArrayEquals(scene.dx, found.drift().dx(), 0);
    assertArrayEquals(scene.dy, found.drift().dy(), 0);
    assertEquals(0, found.apart());
  }

  @ParameterizedTest
  @EnumSource
  void gapsBetweenModules(Reference reference) {
    assertDrift(reference, i -> Math.abs(i % W - 24) < 2 || Math.abs(i / W - 40) < 2);
  }

  @ParameterizedTest
  @EnumSource
  void deadBorders(Reference reference) {
    assertDrift(reference, i -> i % W < 5 || i / W < 4 || i % W > W - 5 || i / W > H - 7);
  }

  @ParameterizedTest
  @EnumSource(names = {"MEAN_TEMPLATE", "BANDED"})
  void aFifthOfAllPixels(Reference reference) {
    Random random = new Random(8);
    assertDrift(reference, i -> random.nextDouble() < 0.2);
  }
}
