package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaErrorTest {

  /** Domains of several speckles each, with a scatter of every speckle of its own. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.6, 40, 6", "0.5, 0.2, 25, 10", "0.3, 0.9, 60, 4", "0.5, 0, 50, 5"})
  void theSpreadOfRepeatedRegions(double scatter, double excess, int domains, int speckles) {
    Random random = new Random(5);
    SummaryStatistics sigmas = new SummaryStatistics();
    for (int repeat = 0; repeat < 4000; repeat++) {
      SummaryStatistics region = new SummaryStatistics();
      for (int d = 0; d < domains; d++) {
        double domain = excess * random.nextGaussian();
        for (int s = 0; s < speckles; s++) {
          region.addValue(domain + scatter * random.nextGaussian());
        }
      }
      sigmas.addValue(region.getStandardDeviation());
    }
    double spread = sigmas.getStandardDeviation();
    double error = SigmaError.of(scatter, excess, (double) domains * speckles, domains);
    assertEquals(spread, error, 0.05 * spread);
  }

  @Test
  void whatIsNotKnownGivesNoError() {
    assertTrue(Double.isNaN(SigmaError.of(0.5, 0.5, 100, Double.NaN)));
    assertTrue(Double.isNaN(SigmaError.of(Double.NaN, 0.5, 100, 10)));
  }
}
