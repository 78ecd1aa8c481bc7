package ecm.extension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.RecordingProgress;
import ecm.ij.base.StackSettings;
import ecm.ij.image.StackOutput;
import ecm.ij.open.OpenedStack;
import ecm.ij.open.RegionInput;
import ecm.ij.open.StackInput;
import ecm.ij.open.StackMetadata;
import ecm.ij.open.StackMetadata.Stated;
import ecm.ij.open.StackReaders;
import ecm.ij.open.TiffFile;
import ecm.ij.series.ExperimentAnalysis;
import ecm.pipeline.experiment.ExperimentSettings;
import ecm.pipeline.experiment.ExperimentTable;
import ecm.pipeline.whole.Wires;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A format added by one class and one line is read wherever a path may stand. */
class StackReaderTest {

  @TempDir static Path data;
  private static ImagePlus image;

  @BeforeAll
  static void write() throws IOException {
    SimulationParameters wire =
        SimulationParameters.defaults()
            .withSize(40, 36)
            .withFrames(300)
            .withSampling(0.1, 0.5)
            .withSpeckle(1)
            .withTau(1)
            .withRadius(7)
            .withSeed(3);
    image = StackOutput.copy(Simulation.of(wire, Progress.NONE).stack(), Progress.NONE);
    assertEquals(16, image.getBitDepth());
    TiffFile.write(data.resolve("wire.tif"), image);
    ToyReader.write(data.resolve("wire.toy"), image, 0.1, 0.5);
  }

  @Test
  void samplesAndUnitsArrive() {
    RecordingProgress log = new RecordingProgress();
    OpenedStack opened = StackReaders.open(data.resolve("wire.toy"), log);
    assertEquals(300, opened.metadata().frames());
    assertEquals(0.1, opened.metadata().frameInterval().orElseThrow().value());
    assertEquals("the toy's header", opened.metadata().pixelSize().orElseThrow().source());
    FrameStack toy = stack(opened.image());
    FrameStack tiff = stack(TiffFile.open(data.resolve("wire.tif")));
    assertEquals(tiff.info(), toy.info());
    for (int frame : new int[] {0, 150, 299}) {
      assertArrayEquals(tiff.frame(frame), toy.frame(frame));
    }
    assertTrue(
        log.text()
            .contains(
                "wire.toy: 300 frames, frame interval 0.1 s (the toy's header), pixel size 0.5 nm"
                    + " (the toy's header)"),
        log.text());
  }

  private static FrameStack stack(ImagePlus opened) {
    return StackInput.of(opened, StackSettings.defaults(), Progress.NONE);
  }

  @Test
  void theReadersOfTheSuiteStateWhatIsInTheFile() {
    OpenedStack tiff = StackReaders.open(data.resolve("wire.tif"), Progress.NONE);
    assertEquals(300, tiff.metadata().frames());
    assertEquals(0.1, tiff.metadata().frameInterval().orElseThrow().value(), 1e-9);
    assertEquals(0.5, tiff.metadata().pixelSize().orElseThrow().value(), 1e-9);
  }

  @Test
  void whatTheFileDoesNotKnowIsNotKnown() throws IOException {
    Path file = data.resolve("unknown.toy");
    ToyReader.write(file, image, 0, 0);
    OpenedStack opened = StackReaders.open(file, Progress.NONE);
    assertTrue(opened.metadata().frameInterval().isEmpty());
    String sentence = assertThrows(InvalidInput.class, () -> stack(opened.image())).getMessage();
    assertTrue(sentence.contains("time between frames is not known"), sentence);
  }

  @Test
  void aReaderCannotStateWhatIsNotSo() {
    assertThrows(IllegalArgumentException.class, () -> new Stated(0, "a header"));
    assertThrows(
        IllegalArgumentException.class, () -> new Stated(Double.POSITIVE_INFINITY, "a header"));
    StackMetadata more = new StackMetadata(301, Optional.empty(), Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> OpenedStack.of(image, more));
  }

  @Test
  void aShortFileIsRefusedByItsReader() throws IOException {
    byte[] bytes = Files.readAllBytes(data.resolve("wire.toy"));
    Path file = Files.write(data.resolve("short.toy"), Arrays.copyOf(bytes, bytes.length - 1));
    String sentence =
        assertThrows(InvalidInput.class, () -> StackReaders.open(file, Progress.NONE)).getMessage();
    assertTrue(sentence.contains("ends early"), sentence);
  }

  @Test
  void anImageOnTheCommandLine() throws IOException {
    for (String suffix : new String[] {"toy", "tif"}) {
      CommandLine done =
          CommandLine.run(
              "--run",
              "Register ECM Stack...",
              "table=\"" + data.resolve("drift-" + suffix + ".csv") + "\"",
              "--image",
              data.resolve("wire." + suffix).toString());
      assertEquals("", done.complaint());
    }
    assertEquals(
        Files.readString(data.resolve("drift-tif.csv")),
        Files.readString(data.resolve("drift-toy.csv")));
  }

  @Test
  void aRowOfAnExperiment() throws IOException {
    Path table =
        Files.writeString(
            data.resolve("e.csv"),
            "file,temperature_K,frame_interval_s,pixel_nm\nwire.tif,520,,\nwire.toy,515,,\n");
    Path output = data.resolve("out");
    new ExperimentAnalysis(
            output, new ExperimentSettings(Wires.quickAnalysis(), Map.of("register", true), "1"))
        .run("e.csv", ExperimentTable.read(table), Progress.NONE);
    JsonNode tiff = summary(output.resolve("01-wire"));
    JsonNode toy = summary(output.resolve("02-wire"));
    assertTrue(tiff.get("tau_bulk_median_s").asDouble() > 0);
    assertEquals(tiff.get("tau_bulk_median_s"), toy.get("tau_bulk_median_s"));
    assertEquals(tiff.get("stack"), toy.get("stack"));
  }

  private static JsonNode summary(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
  }

  @Test
  void aMask() throws IOException {
    ImageProcessor inside = image.getStack().getProcessor(1).duplicate();
    inside.setValue(0);
    inside.fill();
    inside.set(4, 5, 1);
    ToyReader.write(data.resolve("mask.toy"), new ImagePlus("mask", inside), 0, 0);
    String name = data.resolve("mask.toy").toString();
    assertEquals(1, RegionInput.file(name, 40, 36).count());
    assertTrue(RegionInput.named(name, 40, 36).contains(5 * 40 + 4));
  }

  @Test
  void aFolderOfFrames() throws IOException {
    Path folder = Files.createDirectory(data.resolve("series"));
    for (int i = 1; i <= 3; i++) {
      ImagePlus frame = new ImagePlus("f", image.getStack().getProcessor(i));
      ToyReader.write(folder.resolve("f" + i + ".toy"), frame, 0.1, 0.5);
    }
    FrameStack series = stack(StackReaders.open(folder, Progress.NONE).image());
    assertEquals(3, series.frames());
    assertEquals(0.1, series.info().frameInterval());
    assertArrayEquals(stack(image).frame(2), series.frame(2));
  }
}
