package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuidanceTest {

  private static final String NOTHING = "nothing static guides the registration";

  /** A film that fills the field, without outline or spot, drifting by 0.1 px per frame or not. */
  private static Scene film(double memory, boolean drifting) {
    Scene scene = new Scene().size(64, 64, 120);
    scene.radius = 1e5;
    scene.roughness = 0;
    scene.spot = 0;
    scene.counts = 20;
    scene.memory = memory;
    scene.dx = new double[scene.frames];
    scene.dy = new double[scene.frames];
    for (int t = 0; drifting && t < scene.frames; t++) {
      scene.dx[t] = Math.rint(0.1 * t);
    }
    return scene;
  }

  private static RegistrationResult measure(Scene scene, Reference reference) {
    return Registration.measure(
        scene.stack(), RegistrationParameters.defaults().withReference(reference), Progress.NONE);
  }

  private static boolean isWarned(RegistrationResult result) {
    return result.sentences().stream().anyMatch(w -> w.startsWith(NOTHING));
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 0.6", "true, 0.6"})
  void decorrelatingSpeckleAloneGuidesNothing(boolean drifting, double memory) {
    RegistrationResult result = measure(film(memory, drifting), Reference.MEAN_TEMPLATE);
    assertTrue(isWarned(result), result.sentences().toString());
    assertTrue(result.sentences().get(0).contains("in x and y"), result.sentences().get(0));
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void everyReferenceSaysSo(Reference reference) {
    String said;
    try {
      said = measure(film(0, true), reference).sentences().toString();
    } catch (InvalidInput refused) {
      said = refused.getMessage();
    }
    assertTrue(said.contains(NOTHING), said);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void slowSpeckleFixesTheDriftOfAFilm(boolean drifting) {
    Scene scene = film(0.999, drifting);
    RegistrationResult result = measure(scene, Reference.MEAN_TEMPLATE);
    DriftError error = DriftError.of(result.drift(), scene.dx, scene.dy);
    assertEquals(1, error.exact(), error.toString());
    assertTrue(!isWarned(result), result.sentences().toString());
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void spotAndOutlineAreNotDoubted(Reference reference) {
    Scene scene = new Scene().size(96, 96, 60);
    assertTrue(!isWarned(measure(scene, reference)));
  }
}
