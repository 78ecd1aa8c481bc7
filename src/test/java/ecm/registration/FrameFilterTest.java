package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.registration.frame.FrameFilter;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameFilterTest {

  private static final RegistrationParameters DEFAULTS = RegistrationParameters.defaults();
  private static final int SIDE = 128;

  /** The amplitude that is left of a wave of unit amplitude in the middle of a frame. */
  private static double left(FrameFilter filter, double period) {
    float[] wave = new float[SIDE * SIDE];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (float) Math.cos(2 * Math.PI * (i % SIDE - SIDE / 2) / period);
    }
    filter.apply(wave, SIDE, SIDE, new Rect(0, 0, SIDE, SIDE));
    return wave[SIDE / 2 * SIDE + SIDE / 2];
  }

  @ParameterizedTest
  @CsvSource({"8, 0, 8, 0.5", "0, 16, 16, 0.5", "8, 0, 32, 0.958", "0, 32, 8, 1"})
  void halfTheAmplitudePassesAtEitherLimit(
      double finest, double coarsest, double period, double expected) {
    assertEquals(expected, left(new FrameFilter(finest, coarsest, false), period), 0.02);
  }

  /**
   * A glow that stays with the camera holds the match back, unless coarse structure is taken off.
   */
  @Test
  void aBandPassTakesOffAGlowThatStays() {
    Scene scene = new Scene().size(96, 96, 60);
    scene.contrast = 0.2;
    scene.counts = 20;
    FrameStack clean = scene.stack();
    Object[] planes = new Object[60];
    for (int t = 0; t < 60; t++) {
      float[] values = clean.frame(t);
      for (int i = 0; i < values.length; i++) {
        double x = (i % 96 - 70) / 30.0;
        double y = (i / 96 - 60) / 30.0;
        values[i] += (float) (400 * Math.exp(-x * x - y * y));
      }
      planes[t] = values;
    }
    FrameStack glowing = new ArrayFrameStack(96, 96, planes, SampleType.FLOAT32, clean.info());
    RegistrationParameters filtered = DEFAULTS.withFilter(new FrameFilter(2, 16, false));
    DriftError with =
        DriftError.of(
            Registration.measure(glowing, filtered, Progress.NONE).drift(), scene.dx, scene.dy);
    assertTrue(with.exact() >= 0.95, with.toString());
    assertEquals(1, with.within(), with.toString());
  }

  @ParameterizedTest
  @EnumSource(Reference.class)
  void aHannWindowLeavesTheDriftAsItIs(Reference reference) {
    Scene scene = new Scene().size(96, 96, 60);
    scene.contrast = 0.2;
    scene.counts = 20;
    RegistrationParameters windowed =
        DEFAULTS.withReference(reference).withFilter(new FrameFilter(0, 0, true));
    DriftError error =
        DriftError.of(
            Registration.measure(scene.stack(), windowed, Progress.NONE).drift(),
            scene.dx,
            scene.dy);
    assertEquals(1, error.within(), error.toString());
  }

  @Test
  void limitsTheWrongWayRoundAreRefused() {
    FrameStack stack = new Scene().size(32, 32, 2).stack();
    RegistrationParameters wrong = DEFAULTS.withFilter(new FrameFilter(20, 5, false));
    InvalidInput e =
        assertThrows(InvalidInput.class, () -> Registration.measure(stack, wrong, Progress.NONE));
    assertTrue(e.getMessage().startsWith("finest is 20.0 px and coarsest 5.0 px"), e.getMessage());
  }
}
