package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.CsvTable;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a macro reads in the Results table after Map Statistics and Surface Profile. */
class MapNumbersTest {

  private static final int WIDTH = 50;
  private static final int HEIGHT = 90;
  private static final double PIXEL = 0.25;

  /** A wire along x of 64 pixels = 16 nm. */
  private static final int TOP = 13;

  private static final int BOTTOM = 77;

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clean() {
    OpenImages.closeAll();
    ResultsTable.getResultsTable().reset();
  }

  private static ImagePlus map(String title, IntToDoubleFunction value) {
    float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      int y = i / WIDTH;
      values[i] = y >= TOP && y < BOTTOM ? (float) value.applyAsDouble(i) : Float.NaN;
    }
    ImagePlus map = new ImagePlus(title, new FloatProcessor(WIDTH, HEIGHT, values));
    map.getCalibration().setUnit("nm");
    map.getCalibration().pixelWidth = PIXEL;
    map.getCalibration().pixelHeight = PIXEL;
    return map;
  }

  private static double[] finite(ImagePlus map) {
    float[] values = (float[]) map.getProcessor().getPixels();
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i])
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  /** A macro that opens images, the last of them active, and goes on. */
  private CommandLine macro(String text, ImagePlus... images) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < images.length; i++) {
      Path file = folder.resolve("image" + i + ".tif");
      TiffFile.write(file, images[i]);
      all.append(String.format("open('%s'); rename('%s');%n", file, images[i].getTitle()));
    }
    return CommandLine.run("-macro", Maps.macro(all + text, folder));
  }

  private static double result(String column) {
    ResultsTable table = ResultsTable.getResultsTable();
    return table.getValue(column, table.size() - 1);
  }

  private static void assertQuiet(CommandLine done) {
    assertEquals(0, done.status(), done.err());
    assertEquals("", done.err());
  }

  @Test
  void statisticsAreThoseOfTheValues() throws IOException {
    Random random = new Random(3);
    ImagePlus tau = map("wire-tau", i -> 2 * Math.exp(0.7 * random.nextGaussian()));
    float[] values = (float[]) tau.getProcessor().getPixels();
    ImagePlus beta =
        map("wire-beta", i -> 0.8 + 0.1 * Math.log(values[i]) + 0.1 * random.nextGaussian());
    assertQuiet(
        macro(
            "run('Map Statistics...');\n"
                + "selectImage('wire-tau-histogram'); selectImage('wire-tau-beta-vs-tau');",
            beta,
            tau));
    double[] times = finite(tau);
    double[] logs = Arrays.stream(times).map(Math::log).toArray();
    double mu = Arrays.stream(logs).average().orElseThrow();
    double m2 = Arrays.stream(logs).map(y -> (y - mu) * (y - mu)).sum();
    double m3 = Arrays.stream(logs).map(y -> Math.pow(y - mu, 3)).sum();
    int n = logs.length;
    assertEquals(64 * WIDTH, result("pixels"));
    assertEquals(median(times), result("tau_median_s"), 1e-12);
    assertEquals(Arrays.stream(times).average().orElseThrow(), result("tau_mean_s"), 1e-9);
    assertEquals(Math.exp(mu), result("tau_geomean_s"), 1e-9);
    assertEquals(Math.sqrt(m2 / (n - 1)), result("sigma_ln_tau"), 1e-9);
    assertEquals(m3 / n / Math.pow(m2 / n, 1.5), result("skewness_ln_tau"), 1e-9);
    assertEquals(0, result("censored_fraction"));
    assertEquals(spearman(times, finite(beta)), result("spearman_ln_tau_beta"), 1e-9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** 1 - 6 sum d^2 / (n (n^2 - 1)): no two values are equal. */
  private static double spearman(double[] x, double[] y) {
    double[] sortedX = x.clone();
    double[] sortedY = y.clone();
    Arrays.sort(sortedX);
    Arrays.sort(sortedY);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double d = Arrays.binarySearch(sortedX, x[i]) - Arrays.binarySearch(sortedY, y[i]);
      sum += d * d;
    }
    double n = x.length;
    return 1 - 6 * sum / (n * (n * n - 1));
  }

  @Test
  void aMacroReadsEveryRow() throws IOException {
    ImagePlus tau = map("map.v2 at 515 K", i -> i % WIDTH < 20 ? 2 : 5);
    Path said = folder.resolve("said.txt");
    CommandLine done =
        macro(
            "run('Map Statistics...');\n"
                + "selectImage('map.v2 at 515 K');\n"
                + "makeRectangle(0, 0, 20, 100);\n"
                + "run('Map Statistics...', 'mask=none');\n"
                + "File.saveString('' + nResults + ' ' + getResult('tau_median_s', 0) + ' '"
                + " + getResult('tau_median_s', 1) + ' ' + getResult('pixels', 1)"
                + (" + ' ' + getResultString('map', 1), '" + said + "');"),
            tau);
    assertQuiet(done);
    assertEquals("2 5 2 1280 map.v2 at 515 K", Files.readString(said).strip());
    assertTrue(done.out().contains("outside the image is cut off"), done.out());
  }

  @Test
  void aMaskAndASelectionChooseThePixels() throws IOException {
    ImagePlus tau = map("wire-tau", i -> 1 + i % WIDTH);
    ImagePlus mask = IJ.createImage("left", "8-bit black", WIDTH, HEIGHT, 1);
    mask.getProcessor().setColor(255);
    mask.getProcessor().fillRect(0, 0, 9, HEIGHT);
    tau.setRoi(new Roi(3, 30, 40, 7));
    assertQuiet(macro("run('Map Statistics...', 'mask=left');", mask, tau));
    assertEquals(6 * 7, result("pixels"));
    assertEquals(6.5, result("tau_median_s"), 1e-12, "columns 3 to 8 have 4 to 9");
  }

  @Test
  void valuesAboveTheLimitAreCensored() throws IOException {
    Random random = new Random(4);
    ImagePlus tau = map("wire-tau", i -> 2 * Math.exp(0.5 * random.nextGaussian()));
    tau.setProperty("Info", "ecm.censored_above_s: 3\n");
    assertQuiet(macro("run('Map Statistics...');", tau));
    double above = Arrays.stream(finite(tau)).filter(t -> t > 3).count() / (64.0 * WIDTH);
    assertEquals(above, result("censored_fraction"), 1e-12);
    assertEquals(0.5, result("sigma_ln_tau"), 0.025, "4 standard errors");
    assertEquals(2, result("tau_geomean_s"), 0.08);
  }

  @Test
  void aLayerOfOneNanometreIsFound() throws IOException {
    Random random = new Random(5);
    ImagePlus tau =
        map(
            "wire-tau",
            i -> {
              int y = i / WIDTH;
              double depth = PIXEL * (Math.min(y - TOP, BOTTOM - 1 - y) + 0.5);
              return (depth < 1 ? 1 : 8) * Math.exp(0.2 * random.nextGaussian());
            });
    assertQuiet(
        macro(
            "run('Surface Profile...');\n"
                + "selectImage('wire-tau-profile'); selectImage('wire-tau-chord');\n"
                + "selectImage('wire-tau-surface');\n"
                + "if (nImages != 4) exit('' + nImages + ' images');",
            tau));
    assertEquals(1, result("tau_surface_median_s"), 0.06);
    assertEquals(8, result("tau_bulk_median_s"), 0.3);
    assertEquals(1, result("surface_width_nm"), 0.05);
    assertTrue(
        ResultsTable.getResultsTable().getStringValue("bulk_definition", 0).contains("R = 7.88 nm"),
        "the innermost pixel's centre is 31.5 pixels of 0.25 nm deep");
  }

  @Test
  void otherMapsOfTheStackAreProfiledAndALineChoosesAFlank() throws IOException {
    ImagePlus tau = map("wire-tau", i -> i / WIDTH < 45 ? 2 : i / WIDTH < 72 ? 8 : 1);
    ImagePlus corrected = map("wire-tau-corrected", i -> i / WIDTH < 45 ? 4 : Float.NaN);
    ImagePlus beta = map("wire-beta", i -> i / WIDTH < 72 ? 0.8 : 0.5);
    tau.setProperty("Info", "ecm.speckle_area_px: 9\n");
    Path output = folder.resolve("surface");
    assertQuiet(
        macro(
            "run('Surface Profile...', 'output=["
                + output
                + "]');\n"
                + "selectImage('wire-tau'); makeLine(0, 11, 50, 11); run('Surface Profile...');\n"
                + "selectImage('wire-tau'); makeLine(0, 78, 50, 78); run('Surface Profile...');",
            corrected,
            beta,
            tau));
    ResultsTable table = ResultsTable.getResultsTable();
    assertEquals(2, table.getValue("tau_surface_median_s", 1));
    assertEquals(2, table.getValue("tau_bulk_median_s", 1));
    assertEquals(4, table.getValue("tau_bulk_corrected_s", 1));
    assertEquals(1, table.getValue("tau_surface_median_s", 2));
    assertEquals(8, table.getValue("tau_bulk_median_s", 2));
    assertEquals(8, table.getValue("tau_ratio", 2));
    assertTrue(Double.isNaN(table.getValue("tau_bulk_corrected_s", 2)), "too long to correct");
    assertEquals(0.5, table.getValue("beta_surface", 2), 1e-6);
    assertEquals(0.8, table.getValue("beta_bulk", 2), 1e-6);
    CsvTable profile = CsvTable.read(output.resolve("surface-profile.csv"));
    assertEquals(32, profile.rows().size());
    assertEquals(2 * WIDTH, profile.number("profile", 0, "pixels"));
    assertEquals(2 * WIDTH / 9.0, profile.number("profile", 0, "speckles"), 1e-6);
    assertTrue(profile.has("tau_corrected_median_s") && profile.has("beta_median"));
    assertTrue(Files.exists(output.resolve("surface-profile.png")));
    assertTrue(Files.exists(output.resolve("surface-thickness.csv")));
  }

  @Test
  void theMapIsLeftAsItWas() throws IOException {
    ImagePlus tau = map("wire-tau", i -> 1 + i % 7);
    Path after = folder.resolve("after.tif");
    assertQuiet(
        macro(
            "run('Map Statistics...'); selectImage('wire-tau'); run('Surface Profile...');\n"
                + ("selectImage('wire-tau'); saveAs('tiff', '" + after + "');"),
            tau));
    assertArrayEquals(
        (float[]) tau.getProcessor().getPixels(),
        (float[]) TiffFile.open(after).getProcessor().getPixels());
  }
}
