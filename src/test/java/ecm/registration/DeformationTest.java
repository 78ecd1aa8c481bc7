package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeformationTest {

  private static final String FLAG = "rotation or deformation: translation insufficient";

  private static Scene still(int frames) {
    Scene scene = new Scene().size(96, 96, frames);
    scene.counts = 10;
    scene.dx = new double[frames];
    scene.dy = new double[frames];
    return scene;
  }

  private static String warnings(Scene scene) {
    return Registration.measure(scene.stack(), RegistrationParameters.defaults(), Progress.NONE)
        .sentences()
        .toString();
  }

  /** Speckle that lasts as long as a part of the record looks like a shift of that part. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void slowSpeckleIsNoDeformation(long seed) {
    Scene scene = still(160);
    scene.memory = 0.98;
    scene.seed = seed;
    assertFalse(warnings(scene).contains(FLAG), warnings(scene));
  }

  @Test
  void aRotationUnderFullContrastIsFound() {
    Scene scene = still(160);
    scene.angle = new double[160];
    for (int t = 0; t < 160; t++) {
      scene.angle[t] = 0.1 * t / 160;
    }
    assertTrue(warnings(scene).contains(FLAG), warnings(scene));
  }
}
