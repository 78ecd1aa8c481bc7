package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables made by an Arrhenius law: how often the intervals hold its energy. */
class CoverageTest {

  private static final double EA = 3.7;
  private static final int TABLES = 2000;

  /** How many tables' intervals hold the truth. */
  private record Held(double in68, double in95) {}

  private interface Table {
    List<SeriesRow> draw(Random random);
  }

  private static Held held(long seed, Table table) {
    Random random = new Random(seed);
    int in68 = 0;
    int in95 = 0;
    for (int i = 0; i < TABLES; i++) {
      List<SeriesRow> rows = table.draw(random);
      List<TemperaturePoint> points = TemperaturePoint.pool(rows);
      PooledLine line =
          PooledLine.of(LawFits.arrheniusWires(points, rows, SeriesOptions.defaults()));
      in68 += Math.abs(line.slope() - EA) <= line.slopeSd() ? 1 : 0;
      Interval interval = line.slopeInterval();
      in95 += interval.low() <= EA && EA <= interval.high() ? 1 : 0;
    }
    return new Held((double) in68 / TABLES, (double) in95 / TABLES);
  }

  private static SeriesRow wire(double temperature, double deviation, double given) {
    double tau = 20 * Math.exp(EA / 8.617333262e-5 * (1 / temperature - 1 / 523.0) + deviation);
    return new SeriesRow(
        temperature, Double.NaN, Map.of(Quantity.TAU, new Measured(tau, given * tau)));
  }

  private static void check(Held held) {
    assertTrue(held.in68 >= 0.62 && held.in68 <= 0.74, held.toString());
    assertTrue(held.in95 >= 0.91 && held.in95 <= 0.98, held.toString());
  }

  @ParameterizedTest(name = "{0} wires that scatter by {1}, errors given {2}")
  @CsvSource({
    "1, 0.1, 0.1",
    "1, 0.2, 0.1",
    "3, 0.2, NaN",
    "5, 0.2, NaN",
    "3, 0.1, 0.1",
    "5, 0.1, 0.1",
    "3, 0.2, 0.1",
    "5, 0.2, 0.1"
  })
  void ofWiresThatScatterAlike(int wires, double scatter, double given) {
    check(
        held(
            31 * wires,
            random -> {
              List<SeriesRow> rows = new ArrayList<>();
              for (double temperature : Series.TEMPERATURES) {
                for (int i = 0; i < wires; i++) {
                  rows.add(wire(temperature, scatter * random.nextGaussian(), given));
                }
              }
              return rows;
            }));
  }

  /**
   * From 1 to 5 wires; errors grow on cooling, are themselves uncertain by 20 %, and the few
   * domains of each wire, with log-normal times, add a scatter that no error tells.
   */
  @Test
  void ofWiresWithFewDomains() {
    int[] wires = {3, 5, 1, 4, 2};
    double[] error = {0.06, 0.08, 0.10, 0.14, 0.18};
    check(
        held(
            7,
            random -> {
              List<SeriesRow> rows = new ArrayList<>();
              for (int t = 0; t < wires.length; t++) {
                for (int i = 0; i < wires[t]; i++) {
                  double sd = error[t] * Math.exp(0.2 * random.nextGaussian());
                  double deviation = sd * random.nextGaussian() + ofDomains(random);
                  rows.add(wire(Series.TEMPERATURES[t], deviation, sd));
                }
              }
              return rows;
            }));
  }

  private static double ofDomains(Random random) {
    int domains = 6 + random.nextInt(14);
    double sum = 0;
    for (int i = 0; i < domains; i++) {
      sum += Math.exp(0.6 * random.nextGaussian());
    }
    return Math.log(sum / domains);
  }
}
