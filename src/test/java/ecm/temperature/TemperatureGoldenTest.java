package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Weighted line fits made with independent code. */
class TemperatureGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final double RELATIVE = 1e-6;

  private static JsonNode golden;
  private static LawFits fits;

  @BeforeAll
  static void fit() throws IOException {
    golden = new ObjectMapper().readTree(FOLDER.resolve("temperature.json").toFile());
    List<SeriesRow> rows = SeriesTable.read(FOLDER.resolve("temperature.csv"));
    fits = TemperatureSeries.of(rows, SeriesOptions.defaults().withEffective(false)).fits();
  }

  private static void check(String name, PooledLine line) {
    JsonNode expected = golden.get(name);
    close(expected.get("intercept").asDouble(), line.intercept());
    close(expected.get("slope").asDouble(), line.slope());
    close(expected.get("intercept_sd").asDouble(), line.interceptSd());
    close(expected.get("slope_sd").asDouble(), line.slopeSd());
    close(expected.get("reduced_chi2").asDouble(), line.scatter().goodness().reducedChi2());
  }

  private static void close(double expected, double actual) {
    assertEquals(expected, actual, RELATIVE * Math.abs(expected));
  }

  @Test
  void arrhenius() {
    check("arrhenius_bulk", fits.arrheniusBulk().orElseThrow());
    check("arrhenius_surface", fits.arrheniusSurface().orElseThrow());
  }

  @Test
  void correlationLengths() {
    check("adam_gibbs_xi_vs_ln_tau_errors_in_xi_only", fits.adamGibbs().orElseThrow());
    check("imct_ln_xi_vs_ln_tau_errors_in_xi_only", fits.imct().orElseThrow());
  }
}
