package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves with known least-squares minima, found by scipy (golden/kww.json). */
class KwwGoldenTest {

  private static final double EXACT = 1e-20;

  static List<JsonNode> cases() throws IOException {
    try (InputStream in = KwwGoldenTest.class.getResourceAsStream("/golden/kww.json")) {
      List<JsonNode> cases = new ArrayList<>();
      new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fullModeFindsTheMinimum(JsonNode golden) {
    double sumOfSquares = golden.get("sum_of_squares").asDouble();
    KwwFit fit = fit(golden, FitMode.FULL);
    double tolerance = sumOfSquares < EXACT ? 1e-6 : 1e-4;
    assertParameters(golden, "fit_", fit, tolerance);
    if (sumOfSquares > EXACT) {
      assertEquals(1, fit.rms * fit.rms * fit.points / sumOfSquares, 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyModeRecoversExactCurves(JsonNode golden) {
    if (golden.get("sum_of_squares").asDouble() > EXACT) {
      return;
    }
    for (FitMode mode : FitMode.values()) {
      assertParameters(golden, "fit_", fit(golden, mode), 1e-6);
    }
  }

  private static KwwFit fit(JsonNode golden, FitMode mode) {
    double[] times = numbers(golden.get("t_s"));
    double dt = times[0];
    double length = times[times.length - 1] + dt;
    KwwFit fit = new KwwFit();
    new KwwFitter(FitParameters.defaults().withMode(mode), times, dt, length)
        .fit(numbers(golden.get("g2")), fit);
    assertEquals(0, fit.flags);
    return fit;
  }

  private static void assertParameters(
      JsonNode golden, String prefix, KwwFit fit, double accuracy) {
    assertEquals(1, fit.contrast / golden.get(prefix + "A").asDouble(), accuracy);
    assertEquals(1, fit.tau / golden.get(prefix + "tau_s").asDouble(), accuracy);
    assertEquals(1, fit.beta / golden.get(prefix + "beta").asDouble(), accuracy);
    assertTrue(fit.rms >= 0);
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }
}
