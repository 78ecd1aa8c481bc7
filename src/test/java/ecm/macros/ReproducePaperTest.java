package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.CsvTable;
import ecm.standalone.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macro of the paper's figures with few frames, which the surface layer is too fast for. */
@Tag("slow")
class ReproducePaperTest {

  @TempDir Path folder;

  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  private static String recovered(CsvTable table, String quantity) {
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.text(row, "quantity").equals(quantity)) {
        return table.text(row, "recovered");
      }
    }
    throw new AssertionError(quantity + " is missing");
  }

  @Test
  void theBulkAndTheSlabAreRecovered() throws IOException {
    String file = Path.of("macros", "reproduce-paper.ijm").toString();
    assertEquals("", CommandLine.run("-macro", file, folder + ",240").complaint());
    CsvTable table = CsvTable.read(folder.resolve("comparison.csv"));
    assertEquals(List.of("quantity", "paper", "recovered", "truth"), table.header());
    String[] energy = recovered(table, "Ea of the bulk (eV)").split(" \\+- ");
    double sd = Double.parseDouble(energy[1]);
    assertEquals(3.70, Double.parseDouble(energy[0]), 2 * sd);
    assertTrue(sd <= 0.3, "sd of Ea is " + sd);
    double slab = Double.parseDouble(recovered(table, "width of the fast layer of the slab (nm)"));
    assertEquals(1, slab, 0.15);
    try (Stream<Path> movies = Files.list(folder.resolve("movies"))) {
      assertEquals(3, movies.filter(m -> m.toString().endsWith(".avi")).count());
    }
    for (String figure :
        List.of(
            "fig-1b-g2-of-one-pixel",
            "fig-2e-tau-map-507K",
            "fig-3-surface-profile-523K",
            "fig-4a-g4-507K",
            "supp-3-tau-half-2-523K")) {
      assertTrue(Files.size(folder.resolve("figures").resolve(figure + ".png")) > 1000, figure);
    }
  }
}
