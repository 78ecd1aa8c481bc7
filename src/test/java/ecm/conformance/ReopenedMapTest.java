package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.command.OpenImages;
import ecm.standalone.CommandLine;
import ij.measure.ResultsTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a map in a file knows of its stack is what the map in its window knew. */
class ReopenedMapTest {

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clean() {
    OpenImages.closeAll();
    ResultsTable.getResultsTable().reset();
  }

  /**
   * Drift uncovers rows at the ends of the wire: these are not the vacuum beside it. The first
   * profile is of the map that two commands made of the drifting stack, the second of the file that
   * Analyze wrote of the registered one, the third of the file that Analyze wrote of the drifting
   * one. The first two are the same. The third has a few pixels more, where drift uncovers single
   * frames: 0.05 % in the medians; without the covered part in the file it was 4 % and 2 %.
   */
  @Test
  void whatDriftUncoversIsNoVacuumForTheProfileOfAFile() {
    CommandLine done =
        CommandLine.run(
            "-macro",
            Maps.macro(
                "run('Simulate ECM Stack...', 'width=56 height=40 frames=500 frameinterval=0.25"
                    + " pixelsize=0.5 tau=5 sigma=0.3 counts=0 drift=0.2 seed=4 geometry=cylinder"
                    + " radius=9 surfacedepth=2');\n"
                    + "run('Register ECM Stack...');\n"
                    + "run('Relaxation Maps...', 'estimator=fit');\n"
                    + "selectImage('simulated-registered-tau'); run('Surface Profile...');\n"
                    + analyze("simulated-registered", "register=false")
                    + analyze("simulated", "register=true")
                    + "close('*');\n"
                    + profile("simulated-registered")
                    + profile("simulated"),
                folder));
    assertEquals("", done.err());
    assertEquals(3, ResultsTable.getResultsTable().size());
    for (String column :
        List.of(
            "tau_surface_median_s",
            "tau_bulk_median_s",
            "surface_width_nm",
            "surface_width_sd_nm",
            "surface_width_shell_nm",
            "surface_width_shell_sd_nm")) {
      assertEquals(value(column, 0), value(column, 1), column);
    }
    assertEquals(value("tau_surface_median_s", 0), value("tau_surface_median_s", 2), 0.001);
    assertEquals(value("tau_bulk_median_s", 0), value("tau_bulk_median_s", 2), 0.001);
    assertEquals(value("surface_width_nm", 0), value("surface_width_nm", 2), 0.01);
    assertEquals(
        value("surface_width_shell_nm", 0), value("surface_width_shell_nm", 2), 0.001, "nm");
  }

  private String analyze(String title, String options) {
    return String.format(
        Locale.ROOT,
        "selectImage('%s'); run('Analyze ECM Stack...', 'estimator=fit %s output=[%s/%s]');\n",
        title,
        options,
        folder,
        title);
  }

  private String profile(String title) {
    return "open('" + folder + "/" + title + "/tau.tif'); run('Surface Profile...');\n";
  }

  private static double value(String column, int row) {
    return ResultsTable.getResultsTable().getValue(column, row);
  }
}
