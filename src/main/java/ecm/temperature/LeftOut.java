package ecm.temperature;

import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Temperatures whose points are left out of the second fit.
 *
 * @param kelvin [K], each once; empty = the lowest of the series
 */
public record LeftOut(List<Double> kelvin) {

  /** The lowest temperature. */
  public static final LeftOut LOWEST = new LeftOut(List.of());

  public LeftOut {
    kelvin = kelvin.stream().distinct().toList();
  }

  /**
   * Reads temperatures separated by commas, semicolons or blanks; nothing or 0 is the lowest.
   *
   * @param field that the text comes from
   * @throws InvalidInput if a part is no positive number
   */
  public static LeftOut parse(String field, String text) {
    String list = text == null ? "" : text.strip();
    List<Double> kelvin = new ArrayList<>();
    for (String part : list.isEmpty() ? new String[0] : list.split("[,;\\s]+")) {
      double value = number(part);
      boolean alone = value == 0 && list.equals(part);
      if (!(value > 0 || alone) || Double.isInfinite(value)) {
        throw new InvalidInput(
            field
                + " is '"
                + text
                + "'; allowed: temperatures in K separated by commas, or 0 for the lowest");
      }
      if (value > 0) {
        kelvin.add(value);
      }
    }
    return new LeftOut(kelvin);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The points that remain. */
  List<TemperaturePoint> of(List<TemperaturePoint> points) {
    return points.stream().filter(p -> !kelvin.contains(p.temperature())).toList();
  }

  /**
   * The same with the lowest temperature named.
   *
   * @param points from the highest temperature to the lowest
   * @throws InvalidInput if there is no point at one of the temperatures, or none remains
   */
  LeftOut named(List<TemperaturePoint> points) {
    if (kelvin.isEmpty()) {
      return new LeftOut(List.of(points.get(points.size() - 1).temperature()));
    }
    List<Double> there = points.stream().map(TemperaturePoint::temperature).toList();
    for (double value : kelvin) {
      if (!there.contains(value)) {
        throw new InvalidInput(
            "no point at "
                + CsvTable.number(value)
                + " K can be left out; there are "
                + there.stream().map(CsvTable::number).toList()
                + " K");
      }
    }
    if (kelvin.size() == there.size()) {
      throw new InvalidInput("all temperatures are left out; one or more must remain");
    }
    return this;
  }

  /** The temperatures in words: {@code 511 K, 507 K}. */
  public String inWords() {
    return kelvin.stream().map(k -> CsvTable.number(k) + " K").collect(Collectors.joining(", "));
  }
}
