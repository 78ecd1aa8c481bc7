package ecm.fourpoint.length;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.fourpoint.FourPoint;
import ecm.fourpoint.FourPointRequest;
import ecm.stack.Mask;
import org.junit.jupiter.api.Test;

public class PlaneFitTest {

  /** The fit of a plane without errors. */
  public static PlaneFit fit(FourPointRequest request, double[][] g4) {
    double[] radii = new double[request.maxRadius() + 1];
    return PlaneFit.of(
        new FourPoint(request, Mask.all(1, 1), radii, g4, new double[0][][]), 1, false);
  }

  @Test
  void anExactPlaneIsFound() {
    FourPointRequest request = FourPointRequest.ring(8, FourPointRequest.allLags(80));
    double[][] g4 = new double[80][9];
    for (int k = 0; k < 80; k++) {
      for (int r = 0; r <= 8; r++) {
        g4[k][r] = 1.2 + 3 * Math.exp(-request.lags()[k] / 17.0) * Math.exp(-r / 1.7);
      }
    }
    PlaneFit fit = fit(request, g4);
    assertEquals(17, fit.nu(), 1e-4);
    assertEquals(1.7, fit.xi(), 1e-5);
    assertEquals(1.2, fit.offset(), 1e-6);
    assertEquals(3, fit.amplitude(), 1e-5);
    assertTrue(Double.isNaN(fit.xiSd()));
  }

  @Test
  void aPlaneThatRisesHasNoLength() {
    FourPointRequest request = FourPointRequest.ring(3, 1, 2, 3);
    double[][] g4 = {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}};
    assertTrue(Double.isNaN(fit(request, g4).xi()));
    assertTrue(Double.isNaN(XiFit.fit(g4[0], XiFit.Options.DEFAULT).xi()));
  }
}
