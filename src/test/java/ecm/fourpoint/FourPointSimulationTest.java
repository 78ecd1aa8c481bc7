package ecm.fourpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.fourpoint.length.PlaneFit;
import ecm.fourpoint.length.PlaneFitTest;
import ecm.fourpoint.length.Xi;
import ecm.fourpoint.length.XiFit;
import ecm.fourpoint.speckle.GaussianNull;
import ecm.sample.Moments;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a simulated homogeneous film of 300 relaxation times, FWHM 3 px, lag tau. */
class FourPointSimulationTest {

  private static final int TAU = 5;
  private static final double F = Math.exp(-1);
  private static final GaussianNull NULL = GaussianNull.of(3, 1);
  private static final FrameStack STACK = stack();
  private static final Mask ALL = Mask.all(STACK.width(), STACK.height());
  private static final Moments MOMENTS = Moments.of(STACK, Progress.NONE);

  private static FrameStack stack() {
    SimulationParameters film =
        SimulationParameters.homogeneousFilm()
            .withSize(64, 64)
            .withFrames(300 * TAU)
            .withSampling(0.1, 0.25)
            .withTau(0.1 * TAU)
            .withSpeckle(0.75)
            .withSeed(3);
    return Simulation.of(film, Progress.NONE).stack();
  }

  private static FourPoint compute(FourPointRequest request) {
    return FourPoint.of(STACK, ALL, MOMENTS.mean(), request, Progress.NONE);
  }

  @ParameterizedTest
  @EnumSource(FourPointForm.class)
  void theOracle(FourPointForm form) {
    FourPoint found = compute(FourPointRequest.ring(10, TAU).withForm(form));
    double[] expected = NULL.g4(form, 10, F);
    for (int r = 0; r <= 10; r++) {
      assertEquals(expected[r], found.g4()[0][r], 0.03 * expected[r], form + ", R " + r);
    }
  }

  @Test
  void normalisedCorrelationLengthIsThatOfSpeckle() {
    FourPoint found = compute(FourPointRequest.ring(10, TAU).withNormalize(true));
    Xi xi = Xi.of(found, 0, XiFit.Options.DEFAULT);
    double expected = XiFit.fit(NULL.g4(FourPointForm.RING, 10, F), XiFit.Options.DEFAULT).xi();
    assertEquals(expected, xi.value(), 0.1 * expected);
    assertTrue(xi.sd() < 0.1 * expected, "sd " + xi.sd());
    assertTrue(xi.isSpeckle(expected, 0), xi + " against " + expected);
  }

  @Test
  void chi4() {
    double area = Math.PI * 9 / 4 / Math.log(2);
    int[] lags = {1, TAU, 2 * TAU};
    Chi4 found = Chi4.of(STACK, ALL, lags, area, Progress.NONE);
    double[] expected =
        Arrays.stream(lags)
            .mapToDouble(p -> NULL.chi4(Math.exp(-Math.pow((double) p / TAU, 0.8))))
            .toArray();
    assertArrayEquals(expected, found.chi4(), 0.15);
  }

  /** The fit of the measured plane finds what the fit of the exact one does. */
  @Test
  void wholePlane() {
    FourPointRequest request = FourPointRequest.ring(10, FourPointRequest.allLags(5 * TAU));
    PlaneFit fit = PlaneFit.of(compute(request), 1, false);
    double[][] exact = new double[request.lags().length][];
    Arrays.setAll(
        exact,
        k ->
            NULL.g4(
                FourPointForm.RING,
                10,
                Math.exp(-Math.pow(request.lags()[k] / (double) TAU, 0.8))));
    PlaneFit expected = PlaneFitTest.fit(request, exact);
    assertEquals(expected.nu(), fit.nu(), 0.05 * expected.nu());
    assertEquals(expected.xi(), fit.xi(), 0.05 * expected.xi());
    assertTrue(fit.nuSd() > 0 && fit.nuSd() < 0.05 * fit.nu(), fit.toString());
    assertTrue(fit.xiSd() > 0 && fit.xiSd() < 0.05 * fit.xi(), fit.toString());
  }

  @Test
  void directSumsAndSpectraAgree() {
    double[] few = compute(FourPointRequest.ring(4, TAU)).g4()[0];
    double[] all = compute(FourPointRequest.ring(4, FourPointRequest.allLags(100))).g4()[TAU - 1];
    for (int r = 0; r <= 4; r++) {
      assertEquals(few[r], all[r], 1e-6 * few[r]);
    }
  }
}
