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

  public TemperaturePoint {
    values = Map.copyOf(values);
  }

  /** One wire as it was measured. */
  public static TemperaturePoint ofWire(SeriesRow row) {
    return new TemperaturePoint(
        row.temperature(),
        row.temperatureSd(),
        row.get(Quantity.TAU).isKnown() ? 1 : 0,
        row.values());
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
   * <p>Times are averaged as ln tau. The standard error of a mean of n wires is that of the errors
   * of the wires and of a scatter s beyond them, one for all temperatures, sqrt(sum (sd^2 + s^2)) /
   * n: s^2 such that the wires' chi^2 about their means equals its degrees of freedom, times the
   * factor of Student's t for 68 %; s = 0 where the given errors account for the scatter, or no
   * temperature has two wires. NaN without errors and without a second wire anywhere.
   *
   * @return from the highest temperature to the lowest
   */
  public static List<TemperaturePoint> pool(List<SeriesRow> rows) {
    Map<Double, List<SeriesRow>> byTemperature = new TreeMap<>(Comparator.reverseOrder());
    for (SeriesRow row : rows) {
      byTemperature.computeIfAbsent(row.temperature(), t -> new ArrayList<>()).add(row);
    }
    Map<Double, Map<Quantity, Measured>> means = new TreeMap<>();
    byTemperature.keySet().forEach(t -> means.put(t, new EnumMap<>(Quantity.class)));
    for (Quantity quantity : Quantity.values()) {
      means(quantity, byTemperature).forEach((t, mean) -> means.get(t).put(quantity, mean));
    }
    List<TemperaturePoint> points = new ArrayList<>();
    byTemperature.forEach((t, wires) -> points.add(point(t, wires, means.get(t))));
    return points;
  }

  private static TemperaturePoint point(
      double temperature, List<SeriesRow> rows, Map<Quantity, Measured> means) {
    double sd =
        rows.stream()
            .mapToDouble(SeriesRow::temperatureSd)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    long wires = rows.stream().filter(r -> r.get(Quantity.TAU).isKnown()).count();
    return new TemperaturePoint(temperature, sd, (int) wires, means);
  }

  /** The mean of one quantity at each temperature that has it. */
  private static Map<Double, Measured> means(
      Quantity quantity, Map<Double, List<SeriesRow>> byTemperature) {
    List<Double> temperatures = new ArrayList<>();
    List<Wires.Group> groups = new ArrayList<>();
    byTemperature.forEach(
        (t, rows) -> {
          List<Measured> known =
              rows.stream().map(r -> r.get(quantity)).filter(Measured::isKnown).toList();
          if (!known.isEmpty()) {
            List<Measured> y =
                quantity.isTime() ? known.stream().map(Measured::ln).toList() : known;
            temperatures.add(t);
            groups.add(new Wires.Group(new Measured(t, 0), y));
          }
        });
    Wires given = new Wires(groups);
    Wires wires = given.haveErrors() ? given.completed() : given;
    Scatter scatter = ScatterEstimate.within(wires);
    Map<Double, Measured> means = new TreeMap<>();
    for (int i = 0; i < groups.size(); i++) {
      Measured mean = mean(wires.groups().get(i).y(), scatter);
      means.put(temperatures.get(i), quantity.isTime() ? mean.exp() : mean);
    }
    return means;
  }

  private static Measured mean(List<Measured> wires, Scatter scatter) {
    int n = wires.size();
    double mean = wires.stream().mapToDouble(Measured::value).sum() / n;
    double extra = scatter.extra() * scatter.extra();
    double variance =
        wires.stream().mapToDouble(w -> (w.hasError() ? w.sd() * w.sd() : 0) + extra).sum();
    return new Measured(mean, scatter.factor68() * Math.sqrt(variance) / n);
  }
}
