package ecm.registration.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.template.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matches divided by how a step answers to a known shift. */
class StepCalibrationTest {

  private static StepCalibration calibration(double xx, double yx, double xy, double yy) {
    StepCalibration calibration = new StepCalibration();
    calibration.add(new StepCalibration.Answer(xx, yx, xy, yy));
    calibration.add(new StepCalibration.Answer(xx, yx, xy, yy));
    return calibration;
  }

  /** a b, c d = dx per x and y, dy per x and y. */
  @Test
  void theStepIsDividedByItsCalibration() {
    double a = .8;
    double b = .1;
    double c = -.2;
    double d = .5;
    Match found =
        calibration(a, c, b, d)
            .corrected(new Match(3 + a * .3 + b * .4, -2 + c * .3 + d * .4, 2, 7, .5, 3, -2));
    assertEquals(new Match(3.3, -1.6, 2, 7, .5, 3, -2).gain(), found.gain());
    assertEquals(3.3, found.dx(), 1e-12);
    assertEquals(-1.6, found.dy(), 1e-12);
    assertEquals(7, found.offset());
    assertEquals(.5, found.quality());
    assertTrue(found.isFrom(3, -2));
  }

  @Test
  void aCalibrationThatCannotBeInvertedIsTakenAlongTheAxesOnly() {
    Match found = calibration(.5, .5, .5, .8).corrected(new Match(.2, .4, 1, 0, 1, 0, 0));
    assertEquals(.4, found.dx(), 1e-12);
    assertEquals(.5, found.dy(), 1e-12);
    Match m = new Match(.2, .4, 1, 0, 1, 0, 0);
    assertEquals(m, new StepCalibration().corrected(m));
  }

  @ParameterizedTest
  @CsvSource({".01, .2", ".5, .5", "9, 2"})
  void aCalibrationLiesBetweenAFifthAndTwo(double answer, double along) {
    assertEquals(along, calibration(answer, 0, 0, 1).alongX(), 1e-12);
    assertEquals(along, calibration(1, 0, 0, answer).alongY(), 1e-12);
    assertEquals(1, new StepCalibration().alongX());
  }
}
