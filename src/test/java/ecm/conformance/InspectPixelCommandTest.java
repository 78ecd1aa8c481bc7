package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.CsvTable;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inspect Pixel g2 in macros: which pixels it takes, from where, and what it says. */
class InspectPixelCommandTest extends RefusalTest {

  private static final String LABEL = "Inspect Pixel g2";

  private CommandLine macro(String text) throws IOException {
    ResultsTable.getResultsTable().reset();
    Path file = folder.resolve("wire.tif");
    TiffFile.write(file, Wire.stack(24, 24, 400));
    CommandLine done =
        CommandLine.run("-macro", Maps.macro("open('" + file + "');\n" + text, folder));
    OpenImages.closeAll();
    return done;
  }

  private static double value(String column, int row) {
    return ResultsTable.getResultsTable().getValue(column, row);
  }

  @Test
  void aPointOnTheMapIsTheMapsValueAndAnAreaOfOnePixelIsThePoint() throws IOException {
    Path output = folder.resolve("pixel");
    CommandLine done =
        macro(
            "run('Relaxation Maps...', 'mask=none'); selectImage('wire-tau');\n"
                + "setResult('map', 0, getPixel(9, 12)); updateResults();\n"
                + "makePoint(9, 12); run('Inspect Pixel g2');\n"
                + "selectImage('wire-pixel-g2'); selectImage('wire-pixel-trace');\n"
                + "selectImage('wire.tif'); makeRectangle(9, 12, 1, 1);\n"
                + ("run('Inspect Pixel g2', 'output=[" + output + "]');\n")
                + "makeRectangle(4, 8, 16, 8); run('Inspect Pixel g2');\n"
                + "selectImage('wire.tif'); makeSelection('points', newArray(3, 5), newArray(12, 13));\n"
                + "run('Inspect Pixel g2');");
    assertEquals("", done.err());
    assertEquals(value("map", 0), value("tau_s", 1), 1e-6 * value("map", 0));
    assertEquals(value("tau_s", 1), value("tau_s", 2));
    assertEquals(1, value("baseline", 2));
    assertEquals(128, value("pixels", 3));
    assertEquals(Wire.TAU, value("tau_s", 3), 0.2 * Wire.TAU, "pooled");
    ResultsTable table = ResultsTable.getResultsTable();
    assertEquals(6, table.size(), "two points, two rows");
    assertEquals("5, 13", table.getStringValue("region", 5));
    CsvTable g2 = CsvTable.read(output.resolve("pixel-g2.csv"));
    assertEquals(100, g2.rows().size());
    assertEquals(400, CsvTable.read(output.resolve("pixel-trace.csv")).rows().size());
    assertTrue(output.resolve("pixel-g2.png").toFile().exists());
  }

  /** The likelihood joins unless the curve fit alone is asked for. */
  @Test
  void theLikelihoodStandsBesideTheFit() throws IOException {
    Path both = folder.resolve("both");
    Path fit = folder.resolve("fit");
    CommandLine done =
        macro(
            "makePoint(9, 12); run('Inspect Pixel g2', 'output=["
                + both
                + "]');\n"
                + "run('Inspect Pixel g2', 'estimator=fit output=["
                + fit
                + "]');");
    assertEquals("", done.err());
    List<String> four = List.of("region", "time_s", "g2", "g2_fit");
    CsvTable alone = CsvTable.read(fit.resolve("pixel-g2.csv"));
    assertEquals(four, alone.header());
    CsvTable beside = CsvTable.read(both.resolve("pixel-g2.csv"));
    assertEquals("g2_likelihood", beside.header().get(4));
    ResultsTable table = ResultsTable.getResultsTable();
    assertEquals(value("tau_s", 0), value("tau_s", 1));
    double tau = value("tau_likelihood_s", 0);
    String reason =
        table.columnExists("likelihood_remark") ? table.getStringValue("likelihood_remark", 0) : "";
    assertTrue(tau > 0 ? reason.isEmpty() : reason.length() > 10, tau + " " + reason);
  }

  /** The stack does not say how long a frame takes; its map was made with what was typed. */
  @Test
  void aMapTellsTheFrameIntervalThatItsStackDoesNot() throws IOException {
    CommandLine done =
        macro(
            "Stack.setFrameInterval(0);\n"
                + "run('Relaxation Maps...', 'mask=none estimator=fit frameinterval=0.5');\n"
                + "selectImage('wire-tau'); setResult('map', 0, getPixel(9, 12));\n"
                + "updateResults(); makePoint(9, 12);\n"
                + "run('Inspect Pixel g2', 'estimator=fit');\n"
                + "selectImage('wire-tau');\n"
                + "run('Inspect Pixel g2', 'estimator=fit frameinterval=1');\n"
                + "selectImage('wire.tif'); makePoint(9, 12);\n"
                + "run('Inspect Pixel g2', 'estimator=fit');");
    assertTrue(done.err().contains("the time between frames is not known"), done.err());
    assertEquals(value("map", 0), value("tau_s", 1), 1e-6 * value("map", 0));
    assertEquals(2 * value("map", 0), value("tau_s", 2), 1e-4 * value("map", 0), "typed again");
    assertEquals(3, ResultsTable.getResultsTable().size(), "the stack itself is refused");
  }

  /** A map of a table of frame times, with frames that the stack does not have, tells none. */
  @Test
  void aMapOfMoreFramesThanTheStackHasTellsNone() throws IOException {
    CommandLine done =
        macro(
            "Stack.setFrameInterval(0);\n"
                + "run('Relaxation Maps...', 'mask=none estimator=fit frameinterval=0.5');\n"
                + "selectImage('wire-tau'); info = getMetadata('Info');\n"
                + "info = replace(info, 'ecm.record_length_s: 200', 'ecm.record_length_s: 201');\n"
                + "setMetadata('Info', info); makePoint(9, 12);\n"
                + "run('Inspect Pixel g2', 'estimator=fit');");
    assertTrue(done.err().contains("the time between frames is not known"), done.err());
  }

  static Stream<Case> cases() {
    return Stream.of(
        on(() -> null, "no image is open"),
        on(Wire::small, "wire", "no selection", "point or an area"),
        on(() -> with(new PointRoi(30, 2)), "30, 2", "outside wire", "24 x 24"),
        on(() -> with(new Roi(100, 0, 3, 3)), "ROI of wire", "no pixel inside"),
        on(() -> with(new Line(0, 0, 3, 3)), "ROI of wire", "straight line", "area"),
        on(() -> single("grey", ""), "grey", "neither a stack nor a map", "Info"),
        on(
            () -> single("gone-tau", "ecm.stack: gone\n"),
            "the stack gone of the map gone-tau",
            "not open"),
        new Case(LABEL, () -> with(new PointRoi(3, 3)), Map.of("lags", "3"), List.of("lags is 3")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedInOneSentence(Case refused) {
    for (Door door : List.of(Door.MACRO, Door.SERVICE)) {
      assertRefused(refused, door);
    }
  }

  private static Case on(Supplier<ImagePlus> image, String... words) {
    return new Case(LABEL, image, Map.of(), List.of(words));
  }

  private static ImagePlus with(Roi roi) {
    ImagePlus wire = Wire.small();
    wire.setRoi(roi);
    return wire;
  }

  private static ImagePlus single(String title, String info) {
    ImagePlus image = IJ.createImage(title, "32-bit black", 24, 24, 1);
    image.setProperty("Info", info);
    return image;
  }
}
