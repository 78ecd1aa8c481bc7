package ecm.temperature;

import java.util.Map;

/**
 * One wire at one temperature.
 *
 * @param temperature [K]
 * @param temperatureSd standard error of the temperature, from wire to wire [K]; NaN if not given
 * @param values what was measured
 */
public record SeriesRow(double temperature, double temperatureSd, Map<Quantity, Measured> values) {

  public SeriesRow {
    values = Map.copyOf(values);
  }

  /** A quantity, {@link Measured#NONE} if it was not measured. */
  public Measured get(Quantity quantity) {
    return values.getOrDefault(quantity, Measured.NONE);
  }
}
