package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that is linear in the grid's own coordinates is read off exactly everywhere inside. */
class ResponseGridTest {

  private static final double[] RECORDS = {10, 40, 100};
  private static final double[] BETAS = {0.4, 0.6, 1};
  private static final double[] SIGNALS = {1, 4, 100};
  private static final double[] FRAMES = {500, 2000};

  private static double linear(int column, double record, double beta, double signal, double n) {
    return column
        + (1 + column) * Math.log(record)
        - 2 * beta
        + 3 / Math.sqrt(signal)
        - (40 + column) / n;
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (double n : FRAMES) {
      for (double beta : BETAS) {
        for (double record : RECORDS) {
          for (double signal : SIGNALS) {
            StringBuilder line = new StringBuilder();
            line.append(String.format(Locale.ROOT, "%s,%s,%s,%s", record, beta, signal, n));
            for (int column = 0; column < 5; column++) {
              line.append(',').append(linear(column, record, beta, signal, n));
            }
            lines.add(line.toString());
          }
        }
      }
    }
    return lines;
  }

  private static ResponseGrid grid() {
    List<String> lines = new ArrayList<>(List.of("header"));
    lines.addAll(lines());
    return ResponseGrid.parse(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "10, .4, 1, 500",
    "100, 1, 100, 2000",
    "40, .6, 4, 500",
    "23, .47, 2.2, 777",
    "99, .99, 55, 1999",
    "40, .5, 4, 1000"
  })
  void linearInItsCoordinates(double record, double beta, double signal, double frames) {
    ResponseGrid grid = grid();
    for (int column = 0; column < 5; column++) {
      double expected = linear(column, record, beta, signal, frames);
      Conditions c = new Conditions(beta, 0.5, signal / 0.5, frames);
      assertEquals(expected, grid.value(column, Math.log(record), c), 1e-9);
    }
  }

  @Test
  void heldBeyondItsEndsButContinuedToFewerFrames() {
    ResponseGrid grid = grid();
    double inside = grid.value(0, Math.log(100), new Conditions(1, 1, 100, 2000));
    assertEquals(inside, grid.value(0, Math.log(500), new Conditions(1.5, 1, 1e9, 1e6)), 1e-12);
    double below = grid.value(0, Math.log(10), new Conditions(0.4, 1, 1, 500));
    assertEquals(below, grid.value(0, Math.log(2), new Conditions(0.2, 1, 0.1, 500)), 1e-12);
    assertEquals(
        linear(2, 40, 0.6, 4, 250),
        grid.value(2, Math.log(40), new Conditions(0.6, 1, 4, 250)),
        1e-9);
    assertEquals(
        linear(2, 40, 0.6, 4, 200),
        grid.value(2, Math.log(40), new Conditions(0.6, 1, 4, 200)),
        1e-9);
    assertTrue(Double.isNaN(grid.value(2, Math.log(40), new Conditions(0.6, 1, 4, 199))));
    assertTrue(Double.isNaN(grid.value(2, Double.NaN, new Conditions(0.6, 1, 4, 500))));
    assertTrue(Double.isNaN(grid.value(2, 3, new Conditions(Double.NaN, 1, 4, 500))));
  }

  @Test
  void endsOfItsAxes() {
    ResponseGrid grid = grid();
    assertEquals(Math.log(10), grid.smallestLogRecord(), 1e-12);
    assertEquals(Math.log(100), grid.largestLogRecord(), 1e-12);
    assertEquals(0.4, grid.smallestBeta());
    assertEquals(1, grid.largestBeta());
  }

  @Test
  void aMissingNodeIsNoticed() {
    List<String> lines = new ArrayList<>(List.of("header"));
    lines.addAll(lines().subList(1, lines().size()));
    String message =
        assertThrows(IllegalArgumentException.class, () -> ResponseGrid.parse(lines)).getMessage();
    assertEquals("53 rows for 54 nodes", message);
  }
}
