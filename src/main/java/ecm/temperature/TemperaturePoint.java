package ecm.temperature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All wires of one temperature taken together.
 *
 * @param temperature [K]
 * @param temperatureSd standard error of the temperature [K], the largest of its wires; NaN if none
 *     gives one
 * @param wires number of wires with a relaxation time
 * @param values means over the wires that have a value
 */
public record TemperaturePoint(
    double temperature, double temperatureSd, int wires, Map<Quantity, Measured> values) {

  /** Boltzmann's constant [eV/K]. */
  public static final double BOLTZMANN = 8.617333262e-5;

  /** From this number of wires on their scatter gives the error. */
  private static final int LEAST_WIRES = 3;

  public TemperaturePoint {
    values = Map.copyOf(values);
  }

  /** A quantity, {@link Measured#NONE} if it was not measured. */
  public Measured get(Quantity quantity) {
    return values.getOrDefault(quantity, Measured.NONE);
  }

  /** kT [eV]. */
  public double thermalEnergy() {
    return BOLTZMANN * temperature;
  }

  /** 1/kT [1/eV] with the error that the temperature's gives it, 0 if that is not known. */
  public Measured inverseEnergy() {
    double relative = Double.isNaN(temperatureSd) ? 0 : temperatureSd / temperature;
    return new Measured(1 / thermalEnergy(), relative / thermalEnergy());
  }

  /**
   * Takes wires together, by temperature.
   *
   * <p>Times are averaged as ln tau. With n >= 3 wires the standard error is their standard
   * deviation / sqrt(n), with fewer what the errors of the wires give, sqrt(sum sd^2) / n.
   *
   * @return from the highest temperature to the lowest
   */
  public static List<TemperaturePoint> pool(List<SeriesRow> rows) {
    Map<Double, List<SeriesRow>> byTemperature = new TreeMap<>(Comparator.reverseOrder());
    for (SeriesRow row : rows) {
      byTemperature.computeIfAbsent(row.temperature(), t -> new ArrayList<>()).add(row);
    }
    return byTemperature.entrySet().stream().map(e -> point(e.getKey(), e.getValue())).toList();
  }

  private static TemperaturePoint point(double temperature, List<SeriesRow> rows) {
    Map<Quantity, Measured> values = new EnumMap<>(Quantity.class);
    int wires = 0;
    for (Quantity quantity : Quantity.values()) {
      List<Measured> measured =
          rows.stream().map(r -> r.get(quantity)).filter(Measured::isKnown).toList();
      if (!measured.isEmpty()) {
        values.put(quantity, quantity.isTime() ? meanOfLogs(measured) : mean(measured));
      }
      wires = quantity == Quantity.TAU ? measured.size() : wires;
    }
    double sd =
        rows.stream()
            .mapToDouble(SeriesRow::temperatureSd)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return new TemperaturePoint(temperature, sd, wires, values);
  }

  private static Measured meanOfLogs(List<Measured> times) {
    return mean(times.stream().map(Measured::ln).toList()).exp();
  }

  private static Measured mean(List<Measured> wires) {
    int n = wires.size();
    double mean = wires.stream().mapToDouble(Measured::value).sum() / n;
    double within = Math.sqrt(wires.stream().mapToDouble(w -> w.sd() * w.sd()).sum()) / n;
    double squares = wires.stream().mapToDouble(w -> Math.pow(w.value() - mean, 2)).sum();
    return new Measured(mean, n < LEAST_WIRES ? within : Math.sqrt(squares / (n - 1) / n));
  }
}
