package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.Analysis;
import ecm.AnalysisOptions;
import ecm.Ecm;
import ecm.base.InvalidInput;
import ecm.command.OpenImages;
import ecm.ij.open.TiffFile;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite as a library does what its commands do. */
class LibraryTest {

  private static final int SIZE = 24;
  private static final int FRAMES = 240;

  @TempDir static Path folder;
  private static ImagePlus image;
  private static Path file;

  @BeforeAll
  static void write() {
    OpenImages.closeAll();
    image = Wire.stack(SIZE, SIZE, FRAMES);
    file = folder.resolve("wire.tif");
    TiffFile.write(file, image);
  }

  @AfterAll
  static void close() {
    OpenImages.closeAll();
  }

  private static Map<String, byte[]> files(Path of) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(of)) {
      for (Path each : list.toList()) {
        files.put(each.getFileName().toString(), Files.readAllBytes(each));
      }
    }
    return files;
  }

  private static void assertSameFiles(Path expected, Path actual) throws IOException {
    Map<String, byte[]> all = files(expected);
    Map<String, byte[]> other = files(actual);
    assertEquals(all.keySet(), other.keySet());
    all.forEach((name, bytes) -> assertArrayEquals(bytes, other.get(name), name));
  }

  private static Path command(String name, String options) {
    Path out = folder.resolve(name);
    CommandLine done =
        CommandLine.run(
            "--run",
            "Analyze ECM Stack...",
            "output=\"" + out + "\"" + options,
            "--image",
            file.toString());
    assertEquals(0, done.status(), done.err());
    OpenImages.closeAll();
    return out;
  }

  /** The block of Java in the README, compiled and run in a folder with a wire.tif. */
  @Test
  void theExampleOfTheReadmeRunsAndWritesWhatTheCommandWrites() throws Exception {
    Matcher block =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(block.find(), "the README shows the library");
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.copy(file, run.resolve("wire.tif"));
    String text = block.group(1);
    List<String> imports = text.lines().filter(l -> l.startsWith("import ")).toList();
    String body = String.join("\n", text.lines().filter(l -> !l.startsWith("import ")).toList());
    String source =
        String.join("\n", imports)
            + "\npublic class Example { public static void main(String[] a0) throws Exception {\n"
            + body
            + "\nSystem.out.println(tau.value() + \" \" + map.dimension(0)); } }\n";
    Path code = Files.writeString(run.resolve("Example.java"), source);
    String classes = System.getProperty("java.class.path");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-Xlint:all,-path",
                "-Werror",
                "-cp",
                classes,
                code.toString());
    assertEquals(0, status);
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                run + File.pathSeparator + classes,
                "Example")
            .directory(run.toFile())
            .redirectErrorStream(true);
    java.environment().remove("DISPLAY");
    Process process = java.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.strip().endsWith(" " + SIZE), said);
    assertSameFiles(command("default", ""), run.resolve("results"));
  }

  @Test
  void optionsAreThoseOfTheCommand() throws IOException {
    Path mask = folder.resolve("mask.tif");
    byte[] inside = new byte[SIZE * SIZE];
    Arrays.fill(inside, Wire.TOP * SIZE, Wire.BOTTOM * SIZE, (byte) 255);
    TiffFile.write(mask, new ImagePlus("mask", new ij.process.ByteProcessor(SIZE, SIZE, inside)));
    Path expected =
        command(
            "optional",
            ",lags=60,engine=\"fft\",binning=2,normalizeFrames=\"trend\",background=2,"
                + "estimator=\"fit\",fit=\"classic\",betaMax=1.5,weights=\"pairs\",register=false,"
                + "surfaceDepth=0.5,bulkDepth=1,mask=\""
                + mask
                + "\"");
    AnalysisOptions options =
        AnalysisOptions.defaults()
            .withLags(60)
            .withEngine("fft")
            .withBinning(2)
            .withNormalizeFrames("trend")
            .withBackground(2)
            .withEstimator("fit")
            .withFit("classic")
            .withBetaMax(1.5)
            .withWeights("pairs")
            .withRegister(false)
            .withSurfaceDepth(0.5)
            .withBulkDepth(1)
            .withMask(mask);
    Analysis analysis = Ecm.analyze(Ecm.open(file), options);
    Path out = folder.resolve("options");
    analysis.write(out);
    assertSameFiles(expected, out);
    assertTrue(analysis.tauLikelihood().isEmpty());
    assertFalse(analysis.bulk().tauLikelihood().isKnown());
    assertEquals("the likelihood was not asked for", analysis.bulk().tauLikelihood().reason());
    assertTrue(analysis.drift().isEmpty());
  }

  /** What a camera of offset 20 to 29 and gain 0.8 to 1.25 records of the wire, taken back. */
  @Test
  void darkAndGainGiveTheMapsOfAnIdealCamera() {
    float[] offset = new float[SIZE * SIZE];
    float[] factor = new float[SIZE * SIZE];
    double mean = 0;
    Random random = new Random(171);
    for (int i = 0; i < offset.length; i++) {
      offset[i] = 20 + random.nextInt(10);
      factor[i] = (float) (0.8 + 0.45 * random.nextDouble());
      mean += factor[i] / offset.length;
    }
    ImageStack raw = new ImageStack(SIZE, SIZE);
    for (int t = 1; t <= FRAMES; t++) {
      float[] plane = ((float[]) image.getStack().getPixels(t)).clone();
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (plane[i] * mean / factor[i] + offset[i]);
      }
      raw.addSlice(new FloatProcessor(SIZE, SIZE, plane));
    }
    Path rawFile = folder.resolve("raw.tif");
    Path dark = folder.resolve("dark.tif");
    Path gain = folder.resolve("gain.tif");
    TiffFile.write(rawFile, Wire.calibrated(new ImagePlus("raw", raw)));
    TiffFile.write(dark, new ImagePlus("dark", new FloatProcessor(SIZE, SIZE, offset)));
    TiffFile.write(gain, new ImagePlus("gain", new FloatProcessor(SIZE, SIZE, factor)));
    AnalysisOptions d = AnalysisOptions.defaults().withEstimator("fit").withRegister(false);
    Analysis ideal = Ecm.analyze(Ecm.open(file), d);
    Analysis taken = Ecm.analyze(Ecm.open(rawFile), d.withDark(dark).withGain(gain));
    assertArrayEquals(ideal.mask().inside(), taken.mask().inside());
    assertEquals(
        1, taken.bulk().tauPooled().value() / ideal.bulk().tauPooled().value(), 1e-4, "tau");
    assertEquals(
        1,
        taken.value("contrast_bulk_median").value() / ideal.value("contrast_bulk_median").value(),
        1e-3);
    Analysis left = Ecm.analyze(Ecm.open(rawFile), d);
    // an offset of 25 on 100 lowers A to (100/125)^2 of its own
    assertEquals(
        0.64,
        left.value("contrast_bulk_median").value() / ideal.value("contrast_bulk_median").value(),
        0.08);
  }

  @Test
  void anImgGivesWhatTheFileGives() {
    RandomAccessibleInterval<UnsignedByteType> img = ArrayImgs.unsignedBytes(SIZE, SIZE, FRAMES);
    var access = img.randomAccess();
    for (int t = 0; t < FRAMES; t++) {
      float[] plane = (float[]) image.getStack().getPixels(t + 1);
      for (int i = 0; i < plane.length; i++) {
        access.setPosition(new int[] {i % SIZE, i / SIZE, t});
        access.get().setReal(plane[i]);
      }
    }
    FrameStack stack = FrameStack.of(img, Wire.INTERVAL, Wire.PIXEL);
    AnalysisOptions options = AnalysisOptions.defaults().withEstimator("fit").withRegister(false);
    Analysis ours = Ecm.analyze(stack, options);
    Analysis files = Ecm.analyze(Ecm.open(file), options);
    assertArrayEquals(files.maps().tau().values(), ours.maps().tau().values());
    assertArrayEquals(files.mask().inside(), ours.mask().inside());
    assertEquals(files.bulk(), ours.bulk());
    // a record of 12 tau, pooled and corrected, of 288 independent pixels
    assertEquals(1, ours.bulk().tauPooled().value() / Wire.TAU, 0.15);
    assertEquals(ours.value("tau_pooled_s").value(), ours.bulk().tauPooled().value());
    assertTrue(ours.bulk().tauPooled().sd() > 0 || ours.values().get("tau_pooled_sd_s") == null);
    assertThrows(InvalidInput.class, () -> ours.value("notes"));
    assertThrows(InvalidInput.class, () -> ours.value("nothing"));
    assertFalse(ours.verdict().isEmpty());
  }

  @Test
  void whatCannotBeIsRefusedWithWhatCan() {
    AnalysisOptions d = AnalysisOptions.defaults();
    assertEquals(
        "lags is 5; allowed: a whole number from 8 to 10000",
        assertThrows(InvalidInput.class, () -> d.withLags(5)).getMessage());
    assertEquals(
        "estimator is 'magic'; allowed: likelihood, fit",
        assertThrows(InvalidInput.class, () -> d.withEstimator("magic")).getMessage());
    assertTrue(
        assertThrows(InvalidInput.class, () -> d.withBulkDepth(Double.NaN))
            .getMessage()
            .startsWith("bulkDepth is NaN; allowed: a number from 0"));
    assertEquals(100, d.values().get("lags"));
    assertEquals(8, d.withLags(8).values().get("lags"));
    FrameStack stack = Ecm.open(file);
    Mask small = Mask.all(3, 3);
    assertThrows(InvalidInput.class, () -> Ecm.analyze(stack, d.withMask(small)));
    assertThrows(InvalidInput.class, () -> Ecm.open(folder.resolve("nowhere.tif")));
    assertEquals(2, Ecm.open(file, 2, 0).frameInterval());
    assertEquals(Wire.PIXEL, Ecm.open(file, 2, 0).pixelSize());
  }
}
