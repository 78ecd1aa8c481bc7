package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTableTest {

  private static final double NO_NOISE = Double.POSITIVE_INFINITY;

  private final ResponseTable table = ResponseTable.shipped();

  private static List<double[]> rows() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ResponseTable.class.getResourceAsStream("response-table.csv"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> Character.isDigit(line.charAt(0)))
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  private static Conditions conditions(double beta) {
    return new Conditions(beta, 1, NO_NOISE, 4000);
  }

  @Test
  void nodesAreExact() throws IOException {
    List<double[]> rows = rows();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      double[] row = rows.get(random.nextInt(rows.size()));
      // signal counts = A times counts
      Conditions c = new Conditions(row[1], 0.25, row[2] / 0.25, row[3]);
      String node = Arrays.toString(row);
      assertEquals(row[4], table.medianBias(row[0], c), 1e-9, node);
      assertEquals(row[5], table.scatter(row[0], c), 1e-9, node);
      assertEquals(row[6], table.spread(row[0], c), 1e-9, node);
      assertEquals(row[7], table.rankCorrelation(row[0], c), 1e-9, node);
      assertEquals(row[8], table.medianBeta(row[0], c), 1e-9, node);
    }
  }

  @Test
  void linearBetweenNodesAndHeldBeyond() {
    Conditions c = conditions(0.7);
    double middle = table.medianBias(Math.sqrt(20 * 30), c);
    assertEquals((table.medianBias(20, c) + table.medianBias(30, c)) / 2, middle, 1e-9);
    double between = table.medianBias(20, conditions(0.75));
    assertEquals(
        (table.medianBias(20, c) + table.medianBias(20, conditions(0.8))) / 2, between, 1e-9);
    assertEquals(table.medianBias(800, c), table.medianBias(1e5, c));
    assertEquals(table.medianBias(20, conditions(2)), table.medianBias(20, conditions(2.4)));
    assertEquals(
        table.medianBias(20, c), table.medianBias(20, new Conditions(0.7, 1, NO_NOISE, 1e6)));
  }

  // median tau_fit/tau of 500 noise-free pixels by an independent numpy implementation
  @ParameterizedTest
  @CsvSource({
    ".8, 400, .94", ".8, 160, .93", ".8, 80, .87", ".8, 40, .79", ".8, 20, .72", ".8, 10, .59",
    ".8, 5, .41", ".6, 400, .91", ".6, 160, .86", ".6, 80, .84", ".6, 40, .73", ".6, 20, .64",
    ".6, 10, .46", ".6, 5, .32", "1, 20, .80", ".7, 20, .69", ".5, 20, .57", "1, 100, .93"
  })
  void agreesWithAnIndependentSimulation(double beta, double recordOverTau, double ratio) {
    assertEquals(ratio, Math.exp(table.medianBias(recordOverTau, conditions(beta))), 0.055);
  }

  // T = 20 tau: compressed decays and sums of patterns are pulled down less
  @Test
  void compressedDecaysAndSeveralPatternsAreBiasedLess() {
    double one = table.medianBias(20, conditions(1));
    assertTrue(table.medianBias(20, conditions(1.5)) > one + 0.04);
    assertTrue(table.medianBias(20, conditions(2)) > table.medianBias(20, conditions(1.5)) + 0.03);
    Conditions three = new Conditions(0.75, 1, NO_NOISE, 4000, 3);
    Conditions ten = new Conditions(0.75, 1, NO_NOISE, 4000, 10);
    assertTrue(table.medianBias(20, three) > table.medianBias(20, conditions(0.75)));
    assertTrue(table.medianBias(20, ten) > table.medianBias(20, three) + 0.02);
    assertTrue(table.scatter(20, ten) < table.scatter(20, conditions(0.75)) - 0.02);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.55, 0.7, 0.85, 1})
  void correctionInvertsTheMedianResponse(double beta) {
    double record = 4000;
    for (double counts : new double[] {2, 10, NO_NOISE}) {
      Conditions c = new Conditions(beta, 1, counts, 4000);
      Correction correction = table.correction(record, c);
      for (double recordOverTau = 20; recordOverTau < 200; recordOverTau *= 1.1) {
        double tau = record / recordOverTau;
        double fitted = tau * Math.exp(table.medianBias(recordOverTau, c));
        assertEquals(tau, correction.of(fitted), 2e-3 * tau, c + " T/tau = " + recordOverTau);
      }
    }
  }

  @Test
  void correctionIsMonotoneAndNaNBeyondInversion() {
    for (double frames : new double[] {500, 1500, 4000}) {
      for (double beta = 0.3; beta <= 1; beta += 0.05) {
        for (double counts : new double[] {0.5, 3, 30, NO_NOISE}) {
          Conditions c = new Conditions(beta, 1, counts, frames);
          Correction correction = table.correction(frames, c);
          assertTrue(Double.isNaN(correction.of(frames / 2)), c + " is corrected at T/2");
          double previous = 0;
          for (double fit = frames / 200; fit < frames; fit *= 1.05) {
            double tau = correction.of(fit);
            if (!Double.isNaN(tau) && previous > 0) {
              double slope = Math.log(tau / previous) / Math.log(1.05);
              assertTrue(slope > 0 && slope < 2.5001, c + " fit " + fit + " slope " + slope);
            }
            previous = Double.isNaN(tau) ? 0 : tau;
            assertEquals(Double.isNaN(tau), Double.isNaN(correction.sdLnTau(tau)));
          }
        }
      }
    }
  }

  @Test
  void shortTimesKeepTheSmallBiasOfTheShortestTabulated() {
    Correction correction = table.correction(4000, conditions(0.8));
    double bias = Math.exp(table.medianBias(800, conditions(0.8)));
    assertEquals(2 / bias, correction.of(2), 1e-9);
    assertTrue(Double.isNaN(correction.of(Double.NaN)));
  }

  @Test
  void errorOfACorrectedTimeIsTheSpreadTimesTheInverseSlope() {
    Conditions c = conditions(1);
    Correction correction = table.correction(4000, c);
    double tau = 4000.0 / 60;
    double spread = table.spread(60, c);
    double fitted = Math.log(tau) + table.medianBias(60, c);
    double high = Math.log(correction.of(Math.exp(fitted + spread)));
    double low = Math.log(correction.of(Math.exp(fitted - spread)));
    assertEquals((high - low) / 2, correction.sdLnTau(tau), 2e-3);
    assertTrue(correction.sdLnTau(tau) > spread);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.35, 0.5, 0.62, 0.8, 0.97})
  void betaOfPixelsIsInverted(double beta) {
    for (double recordOverTau : new double[] {20, 50, 100}) {
      Conditions c = conditions(beta);
      double median = table.medianBeta(recordOverTau, c);
      assertEquals(beta, table.beta(median, recordOverTau, c.withBeta(0.5)), 1e-4);
    }
  }

  @Test
  void whatIsNotKnownHasNoResponse() {
    Conditions known = new Conditions(0.8, 1, 20, 1000);
    assertTrue(Double.isNaN(ResponseTable.shipped().scatter(Double.NaN, known)));
    assertTrue(Double.isNaN(ResponseTable.shipped().medianBias(20, known.withBeta(Double.NaN))));
  }

  /** Means over six homogeneous films of 40 x 40 pixels, beta 0.8, T = 20 tau, simulated. */
  @ParameterizedTest
  @CsvSource({"240, 0.676, -0.527", "400, 0.585, -0.430"})
  void fewFramesAreExtrapolated(double frames, double sigma, double bias) {
    Conditions c = new Conditions(0.8, 1, Double.POSITIVE_INFINITY, frames);
    assertEquals(sigma, ResponseTable.shipped().scatter(20, c), 0.03);
    assertEquals(bias, ResponseTable.shipped().medianBias(20, c), 0.06);
  }

  @Test
  void tooFewFramesAreNotKnown() {
    Conditions c = new Conditions(0.8, 1, Double.POSITIVE_INFINITY, 199);
    assertTrue(Double.isNaN(ResponseTable.shipped().scatter(20, c)));
    assertTrue(Double.isNaN(ResponseTable.shipped().correction(20, c).of(1)));
  }
}
