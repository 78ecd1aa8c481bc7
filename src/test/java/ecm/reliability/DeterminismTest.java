package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.files.FileBytes;
import ecm.ij.base.StackSettings;
import ecm.ij.open.StackInput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.experiment.ExperimentTable;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.PretendedHeap;
import ecm.stack.tile.TileReader;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps, tables, figures and report of one stack are the same bytes however they are computed. */
@Tag("slow")
class DeterminismTest {

  private static final int W = 40;
  private static final int H = 40;
  private static final Locale LOCALE = Locale.getDefault();
  private static final TimeZone ZONE = TimeZone.getDefault();

  @TempDir static Path data;
  @TempDir Path folder;
  private static ImagePlus image;
  private static Map<String, byte[]> expected;

  @BeforeAll
  static void analyze() {
    image = wire(W, H, 240, 1);
    image.setTitle("wire.tif");
    TiffFile.write(data.resolve("wire.tif"), image);
    Map<String, byte[]> first =
        Parallelization.runSingleThreaded(() -> Outputs.of(read(image), data.resolve("first")));
    assertTrue(first.containsKey("report.html") && first.containsKey("registered.tif"));
    expected = first;
  }

  private static ImagePlus wire(int width, int height, int frames, double tau) {
    SimulationParameters wire =
        SimulationParameters.defaults()
            .withSize(width, height)
            .withFrames(frames)
            .withTau(tau)
            .withSampling(0.1, 0.5)
            .withSpeckle(1)
            .withRadius(7)
            .withSeed(4);
    return Wires.image(wire);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(LOCALE);
    TimeZone.setDefault(ZONE);
  }

  private static FrameStack read(ImagePlus of) {
    return StackInput.of(of, StackSettings.defaults(), Progress.NONE);
  }

  private void assertSame(FrameStack stack) {
    FileBytes.assertSame(expected, Outputs.of(stack, folder));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void forAnyThreads(int threads) {
    Parallelization.runWithNumThreads(threads, () -> assertSame(read(image)));
  }

  @Test
  void fromAVirtualStack() {
    ImagePlus virtual = FileInfoVirtualStack.openVirtual(data.resolve("wire.tif").toString());
    virtual.setTitle(image.getTitle());
    assertSame(read(virtual));
  }

  /** Of the 40 rows of all frames, 37 fit into the share for bands; a tile is 17 pixels wide. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inSmallBandsAndTiles(boolean inMemory) {
    FrameStack stack = read(inMemory ? image : sequence());
    assertEquals(inMemory, stack.isInMemory());
    PretendedHeap.with(
        1_100_000,
        () -> {
          assertEquals(17, TileReader.of(stack, Mask.all(W, H)).tileWidth());
          assertSame(stack);
        });
  }

  /** A stack so slow that no null is simulated, which takes long in a cold JVM. */
  @Test
  void inASmallJvm() throws IOException {
    Path file = data.resolve("slow.tif");
    TiffFile.write(file, wire(36, 28, 100, 20));
    Outputs.of(read(TiffFile.open(file)), folder.resolve("here"));
    Path there = folder.resolve("there");
    ChildJvm.run(96, DeterminismProgram.class, file.toString(), there.toString());
    FileBytes.assertSame(FileBytes.below(folder.resolve("here")), FileBytes.below(there));
  }

  @Test
  void fromAVirtualSequenceOfSingleFiles() {
    FrameStack stack = read(sequence());
    assertEquals(false, stack.isInMemory());
    assertSame(stack);
  }

  /** Each frame in a file of its own. */
  private static ImagePlus sequence() {
    Path frames = data.resolve("sequence");
    VirtualStack sequence = new VirtualStack(W, H, null, frames.toString());
    for (int t = 1; t <= image.getStackSize(); t++) {
      String name = String.format(Locale.ROOT, "frame%04d.tif", t);
      TiffFile.write(
          frames.resolve(name), new ImagePlus(name, image.getStack().getProcessor(t).duplicate()));
      sequence.addSlice(name);
    }
    sequence.setBitDepth(image.getBitDepth());
    ImagePlus virtual = new ImagePlus(image.getTitle(), sequence);
    virtual.setDimensions(1, 1, image.getStackSize());
    virtual.setCalibration(image.getCalibration());
    return virtual;
  }

  @ParameterizedTest
  @CsvSource({"ar-EG-u-nu-arab, America/St_Johns"})
  void inAnyLocaleAndTimeZone(String locale, String zone) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    assertSame(read(image));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-nu-thai", "tr-TR", "hi-IN-u-nu-deva"})
  void foldersOfAnExperimentHaveTheSameNames(String locale) throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("e.csv"),
            "file,temperature_K,frame_interval_s,pixel_nm\nIRIS.TIF,507,2,0.25\n");
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertEquals("01-IRIS", ExperimentTable.read(table).get(0).source().folder());
  }

  @Test
  void imagesOpenedInAnyLocaleAreThemselves() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    ImagePlus plain = new Opener().openImage(data.resolve("wire.tif").toString());
    assertEquals(image.getStackSize(), plain.getStackSize());
    assertEquals(0.1, read(plain).frameInterval(), 1e-12);
    assertEquals(0.5, read(plain).pixelSize(), 1e-12);
  }
}
