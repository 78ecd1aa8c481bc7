package ecm.temperature;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up series for the tests. */
final class Series {

  static final double[] TEMPERATURES = {523, 519, 515, 511, 507};

  private Series() {}

  /** Single wires with tau and, unless null, xi, both with relative errors. */
  public static List<SeriesRow> of(
      double[] temperatures, double[] tau, double[] xi, double tauError, double xiError) {
    List<SeriesRow> rows = new ArrayList<>();
    for (int i = 0; i < tau.length; i++) {
      Map<Quantity, Measured> values = new EnumMap<>(Quantity.class);
      values.put(Quantity.TAU, new Measured(tau[i], tauError * tau[i]));
      if (xi != null) {
        values.put(Quantity.XI, new Measured(xi[i], xiError * xi[i]));
      }
      rows.add(new SeriesRow(temperatures[i], Double.NaN, values));
    }
    return rows;
  }

  /** A series like the paper's, with random errors and deviations. */
  static List<SeriesRow> random(long seed) {
    Random random = new Random(seed);
    int n = 4 + random.nextInt(5);
    double ea = 1.5 + 3 * random.nextDouble();
    List<SeriesRow> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double temperature = 525 - 4 * i - random.nextDouble();
      double lnTau =
          3
              + ea * (1 / (TemperaturePoint.BOLTZMANN * temperature) - 22.2)
              + 0.1 * random.nextGaussian();
      double tauError = 0.03 + 0.1 * random.nextDouble();
      double xi = 0.2 + 0.2 * lnTau + 0.05 * random.nextGaussian();
      double xiError = 0.02 + 0.08 * random.nextDouble();
      Map<Quantity, Measured> values = new EnumMap<>(Quantity.class);
      values.put(Quantity.TAU, new Measured(Math.exp(lnTau), tauError * Math.exp(lnTau)));
      values.put(Quantity.XI, new Measured(Math.max(0.1, xi), xiError));
      rows.add(new SeriesRow(temperature, 0.05 + 0.1 * random.nextDouble(), values));
    }
    return rows;
  }
}
