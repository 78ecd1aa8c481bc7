package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.CsvTable;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Map Statistics, Sliding-Window Maps and Compare Halves from a macro, on a simulated film. */
class HeterogeneityCommandsTest {

  private static final String FILM =
      "run('Simulate ECM Stack...', 'width=40 height=40 frames=480 frameinterval=0.25 pixelsize=0.25"
          + " tau=6 sigma=0 beta=0.8 speckle=0.7 counts=0 drift=0 seed=3 geometry=film spot=0');\n"
          + "selectImage('simulated');\n";

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clean() {
    OpenImages.closeAll();
    ResultsTable.getResultsTable().reset();
  }

  private CommandLine macro(String text) {
    return CommandLine.run("-macro", Maps.macro(FILM + text, folder));
  }

  private void run(String text) {
    CommandLine done = macro(text);
    assertEquals(0, done.status(), done.err());
    assertEquals("", done.err());
  }

  private CsvTable table(String name) {
    return CsvTable.read(folder.resolve("out").resolve(name + ".csv"));
  }

  private static double number(CsvTable table, String column) {
    return table.number("table", table.rows().size() - 1, column);
  }

  @Test
  void statisticsStandBesideTheirNull() throws IOException {
    run(
        "run('Relaxation Maps...', 'mask=none'); selectImage('simulated-tau');\n"
            + ("saveAs('tiff', '" + folder + "/kept-tau.tif'); rename('simulated-tau');\n")
            + ("run('Map Statistics...', 'output=[" + folder + "/out]');\n")
            + "if (nResults != 1) exit(nResults + ' rows');");
    CsvTable row = table("map-statistics");
    double sigma = number(row, "sigma_ln_tau");
    assertEquals(sigma, number(row, "sigma_ln_tau_null"), 0.2 * sigma);
    assertTrue(number(row, "lognormal_p_value") > 0);
    assertTrue(Double.isNaN(number(row, "xi_excess_nm")));
    assertTrue(row.text(0, "remark").contains("no domain pattern persisting over T/2 = 60"));
    double slow = number(row, "slow_area_fraction");
    assertEquals(slow, number(row, "slow_area_fraction_null"), 0.04);
    assertTrue(number(row, "flagged_fraction") < 0.6);
    assertTrue(number(row, "spearman_ln_tau_beta_null") < 0.5);
    assertEquals("homogeneous", table("tau-histogram").header().get(6));
    assertEquals("band_95", table("ln-tau-autocovariance").header().get(3));
    assertTrue(table("beta-vs-tau").rows().size() > 1000);
    ImagePlus tau = TiffFile.open(folder.resolve("kept-tau.tif"));
    ImagePlus homogeneous = TiffFile.open(folder.resolve("out").resolve("tau-null.tif"));
    assertEquals(64, homogeneous.getWidth());
    assertEquals(tau.getDisplayRangeMin(), homogeneous.getDisplayRangeMin(), 1e-6);
    assertEquals(tau.getDisplayRangeMax(), homogeneous.getDisplayRangeMax(), 1e-6);
    assertEquals("nm", homogeneous.getCalibration().getUnit());
  }

  /** A map from a file that says nothing has no null, and the remark says why. */
  @Test
  void aMapWithoutConditionsHasNoNull() {
    run(
        "run('Relaxation Maps...', 'mask=none'); selectImage('simulated-tau');\n"
            + "setMetadata('Info', '');\n"
            + ("run('Map Statistics...', 'output=[" + folder + "/out]');"));
    CsvTable row = table("map-statistics");
    assertTrue(Double.isNaN(number(row, "sigma_ln_tau_null")));
    assertTrue(row.text(0, "remark").contains("does not say under which conditions"));
    assertTrue(Files.notExists(folder.resolve("out").resolve("tau-null.tif")));
  }

  @Test
  void halvesAreWrittenAndComparedToTheirNull() {
    run(
        "run('Compare Halves...', 'mask=none estimator=fit output=["
            + folder
            + "/out]');\n"
            + "if (getTitle() != 'simulated') exit('the stack is behind ' + getTitle());\n"
            + "selectImage('simulated-tau-half1');");
    CsvTable row = table("compare-halves");
    double sd = number(row, "pearson_null_sd");
    assertEquals(number(row, "pearson_null"), number(row, "pearson_ln_tau"), 4 * sd);
    assertEquals(0, number(row, "difference_of_means_in_sd"), 4);
    assertEquals(number(row, "pixels"), table("halves").rows().size());
    assertEquals(40, TiffFile.open(folder.resolve("out/tau-half2.tif")).getWidth());
  }

  @Test
  void windowsAreAStackWithOneScaleThatImageJSavesAsAMovie() throws IOException {
    run(
        "run('Sliding-Window Maps...', 'mask=none estimator=fit window=60 step=30');\n"
            + "selectImage('simulated-persistence'); selectImage('simulated-tau-windows');\n"
            + ("saveAs('tiff', '" + folder + "/windows.tif');\n")
            + "selectImage('simulated-tau-movie');\n"
            + ("saveAs('Gif', '" + folder + "/movie.gif');\n")
            + ("run('AVI... ', 'compression=JPEG frame=5 save=[" + folder + "/movie.avi]');"));
    ImagePlus windows = TiffFile.open(folder.resolve("windows.tif"));
    assertEquals(3, windows.getNFrames());
    assertEquals(30, windows.getCalibration().frameInterval);
    assertEquals("30-90 s", windows.getStack().getSliceLabel(2));
    ImagePlus gif = IJ.openImage(folder.resolve("movie.gif").toString());
    assertEquals(3, gif.getStackSize());
    assertTrue(Files.size(folder.resolve("movie.avi")) > 1000);
  }

  /** By default; halves too short for the likelihood are fitted, which the log says. */
  @Tag("slow")
  @Test
  void halvesByTheLikelihoodSaySo() {
    CommandLine done =
        macro(
            "run('Compare Halves...', 'mask=none output=["
                + folder
                + "/out]');\n"
                + "run('Compare Halves...', 'mask=none lastframe=100 output=["
                + folder
                + "/short]');");
    assertEquals("", done.err());
    assertTrue(done.out().contains("halves mapped by the likelihood"), done.out());
    assertTrue(done.out().contains("the record has 50 valid frames"), done.out());
    assertTrue(done.out().contains("halves mapped by the curve fit"), done.out());
    CsvTable row = table("compare-halves");
    assertEquals("likelihood", row.text(0, "estimator"));
    assertEquals(1600, number(row, "pixels"));
    assertEquals("likelihood", table("halves").text(7, "estimator"));
    assertEquals(6, number(row, "tau_geomean_first_s"), 1.5);
    ImagePlus second = TiffFile.open(folder.resolve("out/tau-half2.tif"));
    assertTrue(second.getInfoProperty().contains("ecm.estimator: likelihood"));
    CsvTable fitted = CsvTable.read(folder.resolve("short/compare-halves.csv"));
    assertTrue(!fitted.has("estimator"));
  }

  @Test
  void aWindowLongerThanTheRecordIsRefused() {
    String said = macro("run('Sliding-Window Maps...', 'mask=none window=121 step=5');").err();
    assertTrue(said.contains("window is 121.0 s, but the record is 120.0 s long"), said);
  }

  @Test
  void aRecordTooShortForHalvesIsRefused() {
    String said = macro("run('Compare Halves...', 'mask=none lastframe=70');").err();
    assertTrue(said.contains("70 frames, but halves of at least 40"), said);
  }

  @Test
  void aWrongNumberInTheInfoIsNamed() {
    String said =
        macro(
                "run('Relaxation Maps...', 'mask=none'); selectImage('simulated-tau');\n"
                    + "info = replace(getMetadata('Info'), 'ecm.null_counts: ', 'ecm.null_counts: x');\n"
                    + "setMetadata('Info', info); run('Map Statistics...');")
            .err();
    assertTrue(said.contains("ecm.null_counts: x") && said.contains("a positive number"), said);
  }
}
