package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.temperature.Measured;
import ecm.temperature.Quantity;
import ecm.temperature.SeriesOptions;
import ecm.temperature.SeriesRow;
import ecm.temperature.SeriesTable;
import ecm.temperature.TemperatureSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesJsonTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private static JsonNode json(List<SeriesRow> rows, SeriesOptions options) throws IOException {
    TemperatureSeries series = TemperatureSeries.of(rows, options);
    return new ObjectMapper().readTree(SeriesJson.of(series, Map.of(), "1").toJson());
  }

  private static void close(JsonNode expected, JsonNode actual) {
    assertEquals(expected.asDouble(), actual.asDouble(), 1e-6 * Math.abs(expected.asDouble()));
  }

  @Test
  void theGoldenCaseUnderTheKeysOfTheContract() throws IOException {
    JsonNode golden = new ObjectMapper().readTree(GOLDEN.resolve("temperature.json").toFile());
    JsonNode json =
        json(
            SeriesTable.read(GOLDEN.resolve("temperature.csv")),
            SeriesOptions.defaults().withEffective(false));
    for (String key : List.of("arrhenius_bulk", "arrhenius_surface")) {
      close(golden.get(key).get("slope"), json.get(key).get("Ea_eV"));
      close(golden.get(key).get("slope_sd"), json.get(key).get("Ea_sd_eV"));
      close(golden.get(key).get("intercept"), json.get(key).get("ln_tau0"));
      close(golden.get(key).get("reduced_chi2"), json.get(key).get("reduced_chi2"));
      assertEquals(3, json.get(key).get("dof").asInt());
    }
    JsonNode line = golden.get("adam_gibbs_xi_vs_ln_tau_errors_in_xi_only");
    close(line.get("intercept"), json.get("adam_gibbs").get("intercept_nm"));
    close(line.get("slope"), json.get("adam_gibbs").get("slope_nm"));
    close(line.get("slope_sd"), json.get("adam_gibbs").get("slope_sd_nm"));
    JsonNode power = golden.get("imct_ln_xi_vs_ln_tau_errors_in_xi_only");
    double slope = power.get("slope").asDouble();
    assertEquals(1 / slope, json.get("imct").get("z").asDouble(), 1e-5);
    double sd = power.get("slope_sd").asDouble() / slope / slope;
    assertEquals(sd, json.get("imct").get("z_sd").asDouble(), 1e-5);
    close(power.get("reduced_chi2"), json.get("imct").get("reduced_chi2"));
    assertEquals(2, json.get("rfot").get("dof").asInt());
    assertEquals(1, json.get("rfot").get("reduced_chi2_sd").asDouble());
    assertTrue(json.get("ranking").asText().endsWith("no ranking of the theories follows."));
    assertEquals(507, json.get("without").get("temperatures_K").get(0).asInt());
    assertEquals(2, json.get("without").get("arrhenius_bulk").get("dof").asInt());
  }

  @Test
  void nothingOfTheMaterialIsAssumed() throws IOException {
    JsonNode json =
        json(SeriesTable.read(GOLDEN.resolve("temperature.csv")), SeriesOptions.defaults());
    for (String key : List.of("fragility", "fragility_sd", "fragility_vft", "glass_transition_K")) {
      assertNullWithReason(json, key);
      assertTrue(json.get(key + "_reason").asText().contains("Tg is not given"), key);
    }
    assertNullWithReason(json, "cluster_radius_nm");
    assertNullWithReason(json, "nucleation_barrier_eV");
    SeriesOptions withBarrier =
        new SeriesOptions(
            true,
            ecm.temperature.LeftOut.LOWEST,
            0,
            507,
            0,
            new SeriesOptions.Nucleation(1.5, 0, 0));
    JsonNode given = json(SeriesTable.read(GOLDEN.resolve("temperature.csv")), withBarrier);
    assertNullWithReason(given.get("points").get(0), "nucleation_factor");
    // Ea / (k 507 K ln 10)
    assertEquals(3.5769695 / 0.10060, given.get("fragility").asDouble(), 0.01);
  }

  @Test
  void intervalsAndWarningsStandInTheFile() throws IOException {
    List<SeriesRow> rows = new ArrayList<>(SeriesTable.read(GOLDEN.resolve("temperature.csv")));
    JsonNode bulk = json(rows, SeriesOptions.defaults()).get("arrhenius_bulk");
    double half = 1.959964 * bulk.get("Ea_sd_eV").asDouble();
    double ea = bulk.get("Ea_eV").asDouble();
    assertEquals(ea - half, bulk.get("Ea_95_low_eV").asDouble(), 1e-6);
    assertEquals(ea + half, bulk.get("Ea_95_high_eV").asDouble(), 1e-6);
    assertEquals(5, bulk.get("wires").asInt());
    assertEquals("the errors given", bulk.get("errors_from").asText());
    // chi^2 of 0.6631 with 3 degrees of freedom
    assertEquals(0.882, bulk.get("p_value").asDouble(), 1e-3);
    SeriesRow first = rows.get(0);
    Measured tau = new Measured(first.get(Quantity.TAU).value(), Double.NaN);
    rows.set(0, new SeriesRow(523, Double.NaN, Map.of(Quantity.TAU, tau)));
    JsonNode warning = json(rows, SeriesOptions.defaults()).get("warnings").get(0);
    assertEquals("series-errors", warning.get("kind").asText());
    assertEquals("warning", warning.get("severity").asText());
    assertTrue(warning.get("text").asText().contains("tau_s (1 of 5)"));
    assertTrue(warning.get("advice").asText().startsWith("give an error"));
  }

  @Test
  void theScaleErrorStandsApart() throws IOException {
    JsonNode bulk =
        json(SeriesTable.read(GOLDEN.resolve("temperature.csv")), SeriesOptions.defaults())
            .get("arrhenius_bulk");
    double ea = bulk.get("Ea_eV").asDouble();
    assertEquals(0.02 * ea, bulk.get("Ea_temperature_scale_sd_eV").asDouble(), 1e-8);
  }

  /** Two temperatures without errors: a line goes through them, and nothing says how well. */
  @Test
  void whatIsNotDeterminedIsNullWithAReason() throws IOException {
    List<SeriesRow> rows = new ArrayList<>();
    for (double temperature : new double[] {523, 507}) {
      Map<Quantity, Measured> values =
          Map.of(
              Quantity.TAU, new Measured(1e6 / temperature, Double.NaN),
              Quantity.XI, new Measured(temperature / 500, Double.NaN));
      rows.add(new SeriesRow(temperature, Double.NaN, values));
    }
    JsonNode json = json(rows, SeriesOptions.defaults());
    JsonNode bulk = json.get("arrhenius_bulk");
    assertNullWithReason(bulk, "Ea_sd_eV");
    assertNullWithReason(bulk, "reduced_chi2");
    assertEquals(0, bulk.get("dof").asInt());
    assertNullWithReason(json.get("imct"), "z");
    for (String key : List.of("arrhenius_surface", "rfot", "vft")) {
      assertNullWithReason(json, key);
    }
    assertNullWithReason(json.get("without"), "arrhenius_bulk");
    assertTrue(json.get("ranking").asText().startsWith("Fewer than two laws"));
  }

  private static void assertNullWithReason(JsonNode node, String key) {
    assertTrue(node.get(key).isNull(), key);
    assertTrue(node.get(key + "_reason").asText().length() > 10, key);
    assertNull(node.get(key).textValue());
  }

  @Test
  void lawsThatDifferMuchAreRanked() throws IOException {
    List<SeriesRow> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double lnTau = 1 + i;
      Map<Quantity, Measured> values =
          Map.of(
              Quantity.TAU, new Measured(Math.exp(lnTau), 0.01 * Math.exp(lnTau)),
              Quantity.XI, new Measured(0.2 + 0.2 * lnTau, 0.01));
      rows.add(new SeriesRow(560 - 5.0 * i, Double.NaN, values));
    }
    String ranking = json(rows, SeriesOptions.defaults()).get("ranking").asText();
    assertTrue(ranking.contains("Adam-Gibbs fits better than IMCT"), ranking);
  }
}
