package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.acquisition.AcquisitionCheck.Measured;
import ecm.base.Progress;
import ecm.defects.CameraDefects;
import ecm.pipeline.region.SampleChoice;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A homogeneous film with tau = 20 frames, beta = 0.8, 20 counts, A = 1, speckle of 2.8 px. */
class AcquisitionMeasurementTest {

  private static FrameStack film;
  private static Measured measured;

  @BeforeAll
  static void measure() {
    film = Films.homogeneous(64, 800, 40, 0.8, 5).withNoise(20, 1).simulate().stack();
    measured = of(film);
  }

  private static Measured of(FrameStack stack) {
    return AcquisitionMeasurement.of(
        stack, CameraDefects.none(stack), whole(stack), false, Progress.NONE);
  }

  private static SampleChoice whole(FrameStack stack) {
    return Films.wholeField(ecm.stack.Mask.all(stack.width(), stack.height())).sample();
  }

  @Test
  void theTruthIsFound() {
    assertEquals(20, measured.bulk().tau(), 2);
    assertEquals(0.8, measured.bulk().beta(), 0.08);
    assertEquals(1, measured.bulk().contrast(), 0.08);
    assertEquals(20, measured.bulk().counts(), 3);
    assertEquals(2.8, measured.speckle().fwhm(), 0.15);
    assertEquals(64 * 64 / 8.9, measured.speckles(), 50);
    assertTrue(Double.isNaN(measured.surfaceTau()), "no edge");
    assertTrue(Double.isNaN(measured.step()), "not registered");
  }

  @Test
  void aStationaryFilmIsStationary() {
    assertTrue(Math.abs(measured.halves().value()) < 3 * measured.halves().sd());
    assertTrue(measured.halves().sd() < 0.1, "430 speckles, halves of 20 tau");
    assertTrue(Math.abs(measured.brightness().change()) < 3 * measured.brightness().sd());
    assertEquals(0, measured.staticPixels().second(), 0.005);
  }

  @Test
  void ageingDimmingAndCrystalsAreSeen() {
    int n = film.frames();
    Object[] planes = new Object[n];
    for (int t = 0; t < n; t++) {
      // the second half runs three times slower and dims; a tenth of it stands still
      int source = t < n / 2 ? t : n / 2 + (t - n / 2) / 3;
      float[] frame = film.frame(source);
      float[] still = film.frame(n / 2);
      for (int i = 0; i < frame.length; i++) {
        boolean crystal = t >= n / 2 && i < frame.length / 10;
        frame[i] = (crystal ? still[i] + 1 : frame[i]) * (1 - 0.3f * t / n);
      }
      planes[t] = frame;
    }
    Measured aged = of(new ArrayFrameStack(64, 64, planes, SampleType.FLOAT32, film.info()));
    assertTrue(aged.halves().value() > 3 * aged.halves().sd(), aged.halves().toString());
    assertTrue(aged.brightness().change() < -0.1 - 3 * aged.brightness().sd() + 0.1);
    assertTrue(aged.staticPixels().second() > aged.staticPixels().first() + 0.05);
  }
}
