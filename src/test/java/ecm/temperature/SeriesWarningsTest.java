package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.base.Warning.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesWarningsTest {

  private static final double[] TAU = {20, 37.7, 71.6, 137.5, 266.8};

  private static List<Warning> warnings(List<SeriesRow> rows) {
    return TemperatureSeries.of(rows, SeriesOptions.defaults()).warnings();
  }

  private static SeriesRow wire(double temperature, double tau, double relative) {
    return new SeriesRow(
        temperature, Double.NaN, Map.of(Quantity.TAU, new Measured(tau, relative * tau)));
  }

  private static Warning only(List<Warning> warnings) {
    assertEquals(1, warnings.size(), warnings.toString());
    return warnings.get(0);
  }

  @Test
  void aGoodSeriesHasNone() {
    assertEquals(List.of(), warnings(Series.of(Series.TEMPERATURES, TAU, null, 0.1, 0)));
  }

  @Test
  void degreesCelsius() {
    double[] celsius = {250, 246, 242, 238, 234};
    Warning warning = only(warnings(Series.of(celsius, TAU, null, 0.1, 0)));
    assertEquals(Kind.TEMPERATURES, warning.kind());
    assertEquals(Severity.WARNING, warning.severity());
    assertTrue(warning.text().contains("250 K: degrees Celsius?"), warning.text());
    assertTrue(warning.advice().contains("273.15"));
  }

  @Test
  void twoTemperatures() {
    List<Warning> warnings = warnings(List.of(wire(523, 20, 0.1), wire(507, 270, 0.1)));
    assertEquals(Kind.TEMPERATURES, warnings.get(0).kind());
    assertTrue(warnings.get(1).text().contains("rest on the errors given alone"));
    List<Warning> without =
        warnings(List.of(wire(523, 20, Double.NaN), wire(507, 270, Double.NaN)));
    assertTrue(without.stream().anyMatch(w -> w.text().contains("Ea has no error")));
  }

  /** The wire without an error weighs as one with the others' error. */
  @Test
  void aWireWithoutAnErrorAmongOthersWithOne() {
    List<SeriesRow> all = Series.of(Series.TEMPERATURES, TAU, null, 0.1, 0);
    List<SeriesRow> rows = new ArrayList<>(all);
    rows.set(2, wire(515, 71.6, Double.NaN));
    Warning warning = only(warnings(rows));
    assertEquals(Kind.SERIES_ERRORS, warning.kind());
    assertTrue(warning.text().contains("tau_s (1 of 5)"), warning.text());
    PooledLine line = arrhenius(rows);
    PooledLine expected = arrhenius(all);
    assertEquals(expected.slope(), line.slope(), 1e-9);
    assertEquals(expected.slopeSd(), line.slopeSd(), 1e-9);
  }

  private static PooledLine arrhenius(List<SeriesRow> rows) {
    return TemperatureSeries.of(rows, SeriesOptions.defaults())
        .fits()
        .arrheniusBulk()
        .orElseThrow();
  }

  @Test
  void errorsSmallerThanTheScatter() {
    List<SeriesRow> rows = new ArrayList<>();
    double[] factor = {1.3, 0.8, 1.2, 0.75, 1.3};
    for (int i = 0; i < TAU.length; i++) {
      rows.add(wire(Series.TEMPERATURES[i], TAU[i] * factor[i], 0.1));
    }
    List<Warning> warnings = warnings(rows);
    assertEquals(Kind.LAW, warnings.get(0).kind());
    assertTrue(warnings.get(0).text().contains("more than the errors given"));
    assertEquals(Severity.INFO, warnings.get(1).severity());
    assertTrue(warnings.get(1).text().contains("larger by that and Student's t"));
  }

  /** Wires of a temperature agree, the temperatures are off: the wires' agreement is no error. */
  @Test
  void temperaturesThatScatterMoreThanTheirWires() {
    List<SeriesRow> rows = new ArrayList<>();
    double[] factor = {1.3, 0.8, 1.2, 0.75, 1.3};
    List<LineFit.Point> means = new ArrayList<>();
    for (int i = 0; i < TAU.length; i++) {
      for (double wire : new double[] {0.97, 1.03}) {
        rows.add(wire(Series.TEMPERATURES[i], TAU[i] * factor[i] * wire, Double.NaN));
      }
      double x = 1 / (TemperaturePoint.BOLTZMANN * Series.TEMPERATURES[i]);
      double y = Math.log(TAU[i] * factor[i] * Math.sqrt(0.97 * 1.03));
      means.add(new LineFit.Point(new Measured(x, 0), new Measured(y, Double.NaN)));
    }
    Warning warning = only(warnings(rows));
    assertEquals(Kind.LAW, warning.kind());
    assertTrue(warning.text().contains("that of their wires"), warning.text());
    PooledLine line = arrhenius(rows);
    assertEquals(Scatter.Source.TEMPERATURES, line.scatter().source());
    assertEquals(PooledLine.of(means).slopeSd(), line.slopeSd(), 1e-6 * line.slopeSd());
  }
}
