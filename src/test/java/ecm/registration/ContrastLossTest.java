package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import org.junit.jupiter.api.Test;

/**
 * Speckle of |mu|^2 FWHM 2.8 px: c(d) = exp(-d^2/(2 s^2)) with s = 1.189 px, c(1) = .702, c(.5) =
 * .915. Every other frame is shifted by half a pixel to the right.
 */
class ContrastLossTest {

  private static final int FRAMES = 64;

  private static FrameStack film(double contrast) {
    Scene scene = new Scene().size(128, 128, FRAMES);
    scene.contrast = contrast;
    scene.counts = 10;
    scene.spot = 0;
    scene.radius = 1e4;
    scene.lean = 0;
    scene.roughness = 0;
    scene.dx = new double[FRAMES];
    scene.dy = new double[FRAMES];
    return scene.stack();
  }

  private static Drift halves() {
    double[] dx = new double[FRAMES];
    for (int t = 1; t < FRAMES; t += 2) {
      dx[t] = 0.5;
    }
    return new Drift(dx, new double[FRAMES], new double[FRAMES], new boolean[FRAMES]);
  }

  private static double left(double contrast, Interpolation how) {
    return ContrastLoss.left(film(contrast), halves(), how, Progress.NONE);
  }

  @Test
  void linearInterpolationHalfWayKeepsTheMeanOfOneAndC1() {
    double half = 0.5 * (1 + 0.702);
    assertEquals(0.5 * (1 + half), left(1, Interpolation.LINEAR), 0.01);
  }

  @Test
  void wholePixelShiftsLoseByTheJitterThatIsLeft() {
    assertEquals(0.5 * (1 + 0.915), left(1, Interpolation.NONE), 0.01);
  }

  @Test
  void cubicInterpolationLosesLess() {
    double cubic = left(1, Interpolation.CUBIC);
    assertTrue(cubic > left(1, Interpolation.LINEAR) && cubic < 1, Double.toString(cubic));
    assertEquals(1, left(1, Interpolation.FOURIER));
  }

  @Test
  void withoutSpeckleItIsNotKnown() {
    assertEquals(Double.NaN, left(0, Interpolation.LINEAR));
    assertTrue(ContrastLoss.sentence(Double.NaN, Interpolation.LINEAR).contains("not known"));
    assertEquals(
        "cubic interpolation leaves 0.95 of the speckle's contrast",
        ContrastLoss.sentence(0.95, Interpolation.CUBIC));
  }

  @Test
  void wholeShiftsLoseNothing() {
    Drift still =
        new Drift(new double[FRAMES], new double[FRAMES], new double[FRAMES], new boolean[FRAMES]);
    assertEquals(1, ContrastLoss.left(film(1), still, Interpolation.LINEAR, Progress.NONE));
  }
}
