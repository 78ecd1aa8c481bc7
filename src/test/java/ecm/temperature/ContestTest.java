package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContestTest {

  private static final double[] FIVE = {523, 519, 515, 511, 507};
  private static final double[] WIDE =
      DoubleStream.iterate(560, t -> t > 504, t -> t - 5).toArray();

  private static List<SeriesRow> rows(
      double[] temperatures, DoubleUnaryOperator lnTau, int wires, double given, Random random) {
    List<SeriesRow> rows = new ArrayList<>();
    for (double temperature : temperatures) {
      for (int i = 0; i < wires; i++) {
        double tau = Math.exp(lnTau.applyAsDouble(temperature) + 0.2 * random.nextGaussian());
        rows.add(
            new SeriesRow(
                temperature, Double.NaN, Map.of(Quantity.TAU, new Measured(tau, given * tau))));
      }
    }
    return rows;
  }

  private static double arrhenius(double kelvin) {
    return 3 + 3.7 / 8.617333262e-5 * (1 / kelvin - 1 / 523.0);
  }

  private static double vft(double kelvin) {
    return 8 * 430 / (kelvin - 430) - 30;
  }

  private static boolean saysVft(List<SeriesRow> rows) {
    return TemperatureSeries.of(rows, SeriesOptions.defaults()).contest().trials().stream()
        .anyMatch(t -> t.better().equals("VFT") && t.than().equals("Arrhenius") && t.isDecided());
  }

  /** Errors given, half of what they are, and none. */
  @Test
  @Tag("slow")
  void whatArrheniusMadeIsSeldomSaidToBeVft() {
    int series = 200;
    for (double given : new double[] {0.2, 0.1, Double.NaN}) {
      for (int wires : new int[] {1, 3}) {
        Random random = new Random(9 + wires);
        int said = 0;
        for (int i = 0; i < series; i++) {
          said += saysVft(rows(FIVE, ContestTest::arrhenius, wires, given, random)) ? 1 : 0;
        }
        assertTrue(said <= 0.05 * series, said + " of " + series + " with errors " + given);
      }
    }
  }

  @Test
  void whatVftMadeIsFoundWhereTheRangeIsWide() {
    assertTrue(saysVft(rows(WIDE, ContestTest::vft, 2, 0.1, new Random(4))));
    assertTrue(saysVft(rows(WIDE, ContestTest::vft, 1, Double.NaN, new Random(5))));
  }

  @Test
  void aFixedT0IsNotCompared() {
    List<SeriesRow> rows = rows(WIDE, ContestTest::vft, 2, 0.1, new Random(4));
    SeriesOptions fixed = SeriesOptions.defaults().withFixedT0(430);
    assertEquals(List.of(), TemperatureSeries.of(rows, fixed).contest().trials());
  }

  /** Errors five times too large leave hardly a residual, which is no merit of the smallest. */
  @Test
  void theoriesWithinTheirErrorsAreNotRanked() {
    List<SeriesRow> rows = new ArrayList<>();
    for (double temperature : FIVE) {
      double lnTau = arrhenius(temperature);
      rows.add(
          new SeriesRow(
              temperature,
              Double.NaN,
              Map.of(
                  Quantity.TAU, new Measured(Math.exp(lnTau), 0.1 * Math.exp(lnTau)),
                  Quantity.XI, new Measured(0.23 + 0.2 * lnTau, 0.05))));
    }
    Contest contest = TemperatureSeries.of(rows, SeriesOptions.defaults()).contest();
    assertEquals(3, contest.theories().size());
    assertTrue(contest.trials().stream().noneMatch(Contest.Trial::isDecided));
  }
}
