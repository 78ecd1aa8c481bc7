package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Quantiles;
import ecm.command.OpenImages;
import ecm.ij.open.TiffFile;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the same frames reach Relaxation Maps, the map of tau is the same. */
class SameMapsTest {

  private static final int SIZE = 24;
  private static final int FRAMES = 240;
  private static ImagePlus wire;
  private static Maps reference;

  @TempDir Path folder;

  @BeforeAll
  static void mapOnce(@TempDir Path scratch) {
    OpenImages.closeAll();
    wire = Wire.stack(SIZE, SIZE, FRAMES);
    reference = Maps.of(wire, "mask=none", scratch);
  }

  @BeforeEach
  @AfterEach
  void closeImages() {
    OpenImages.closeAll();
  }

  private static ImagePlus like(ImageStack stack) {
    return Wire.calibrated(new ImagePlus("wire", stack));
  }

  private static ImageStack planes(int first, int last, IntPredicate kept) {
    ImageStack stack = new ImageStack(SIZE, SIZE);
    for (int t = first; t <= last; t++) {
      if (kept.test(t)) {
        stack.addSlice(wire.getStack().getProcessor(t).duplicate());
      }
    }
    return stack;
  }

  private static ImagePlus of(int bits, int offset) {
    ImageStack stack = new ImageStack(SIZE, SIZE);
    for (int t = 1; t <= FRAMES; t++) {
      ImageProcessor plane = wire.getStack().getProcessor(t).duplicate();
      plane.add(offset);
      stack.addSlice(bits == 8 ? plane.convertToByte(false) : plane.convertToShort(false));
    }
    return like(stack);
  }

  @Test
  void theReferenceIsRight() {
    double[] tau = new double[SIZE * (Wire.BOTTOM - Wire.TOP)];
    for (int i = 0; i < tau.length; i++) {
      tau[i] = reference.values()[Wire.TOP * SIZE + i];
    }
    // a record of 12 tau gives less than the 10 s of the ensemble
    assertEquals(0.75, Quantiles.median(tau) / Wire.TAU, 0.15);
    assertEquals(Wire.PIXEL, reference.pixelSize(), 1e-9);
  }

  @Test
  void theSampleTypeDoesNotMatter() {
    assertSame(Maps.of(of(8, 0), "mask=none", folder));
    assertSame(Maps.of(of(16, 0), "mask=none", folder));
    ImagePlus signed = of(16, 32768);
    signed.getCalibration().setSigned16BitCalibration();
    assertSame(Maps.of(signed, "mask=none", folder));
  }

  @Test
  void aCameraOffsetIsTakenOffByTheBackground() {
    Maps maps = Maps.of(of(16, 32768), "mask=none background=32768", folder);
    assertClose(1e-6, maps.values());
  }

  @Test
  void framesMayLieInAnyAxis() {
    ImagePlus slices = wire.duplicate();
    slices.setTitle("wire");
    slices.setDimensions(1, FRAMES, 1);
    Maps maps = Maps.of(slices, "mask=none", folder);
    assertSame(maps);
    assertTrue(maps.log().contains("along Z"), maps.log());
    ImagePlus channels = wire.duplicate();
    channels.setDimensions(FRAMES, 1, 1);
    assertSame(Maps.of(channels, "mask=none", folder));
  }

  @ParameterizedTest
  @CsvSource({
    "500, ms, 2.5, A",
    "0.00833333333333333, min, 0.00025, um",
    "0.000138888888888889, h, 2.5, Å",
    "500000, us, 0.00025, micron",
    "0.5, s, 250, pm",
  })
  void unitsAreConverted(double interval, String time, double pixel, String length) {
    ImagePlus image = wire.duplicate();
    image.getCalibration().frameInterval = interval;
    image.getCalibration().setTimeUnit(time);
    image.getCalibration().setUnit(length);
    image.getCalibration().pixelWidth = pixel;
    image.getCalibration().pixelHeight = pixel;
    Maps maps = Maps.of(image, "mask=none", folder);
    assertClose(1e-6, maps.values());
    assertEquals(Wire.PIXEL, maps.pixelSize(), 1e-9);
  }

  @Test
  void whatTheUserSaysWins() {
    ImagePlus image = wire.duplicate();
    image.getCalibration().frameInterval = 7;
    image.getCalibration().setUnit("furlong");
    Maps maps = Maps.of(image, "mask=none frameinterval=0.5 pixelsize=0.25", folder);
    assertSame(maps);
    assertEquals(Wire.PIXEL, maps.pixelSize(), 1e-9);
  }

  @Test
  void aFileGivesTheSameVirtualOrNot() {
    Path file = folder.resolve("wire.tif");
    TiffFile.write(file, wire);
    assertSame(Maps.analyzed(file, "", folder));
    assertSame(Maps.of(wire, "TIFF Virtual Stack...", "", "mask=none", folder));
  }

  @Test
  void aFolderIsReadInNaturalOrderAndAGapIsSaid() throws IOException {
    Path frames = Files.createDirectory(folder.resolve("wire frames"));
    for (int t = 1; t <= FRAMES; t++) {
      int number = t < 100 ? t : t + 2;
      ImagePlus plane = new ImagePlus("", wire.getStack().getProcessor(t));
      TiffFile.write(frames.resolve("frame" + number + ".tif"), plane);
    }
    Maps maps = Maps.analyzed(frames, ",frameInterval=0.5,pixelSize=0.25", folder);
    assertSame(maps);
    assertTrue(maps.log().contains("no images numbered 100-101"), maps.log());
  }

  @Test
  void aPathMayHaveSpacesAndAccents() throws IOException {
    Path file = Files.createDirectory(folder.resolve("séries à 515 K")).resolve("Draht µ 1.tif");
    TiffFile.write(file, wire);
    assertSame(Maps.analyzed(file, "", folder));
  }

  @ParameterizedTest
  @CsvSource({"'a wire, 1'", "a/b", "../../wire", "wire 523.5 K", "'<b>wire</b>'", "[wire] (1)"})
  void aTitleMayHoldAnything(String title) {
    ImagePlus image = wire.duplicate();
    image.setTitle(title);
    assertSame(Maps.of(image, "mask=none", folder));
  }

  @Test
  void aRangeIsTheCutStack() {
    Maps range = Maps.of(wire.duplicate(), "mask=none firstframe=11 lastframe=200", folder);
    Maps cut = Maps.of(like(planes(11, 200, t -> true)), "mask=none", folder);
    assertArrayEquals(cut.values(), range.values());
  }

  @Test
  void excludedFramesAreNumberedAsInTheImage() {
    Maps range =
        Maps.of(
            wire.duplicate(),
            "mask=none firstframe=11 lastframe=200 excludeframes=[5, 50, 61-63]",
            folder);
    Maps cut =
        Maps.of(like(planes(11, 200, t -> true)), "mask=none excludeframes=[40, 51-53]", folder);
    assertArrayEquals(cut.values(), range.values());
  }

  @Test
  void excludedFramesDoNotCount() {
    ImagePlus spoilt = wire.duplicate();
    for (int t : new int[] {50, 61, 62}) {
      spoilt.getStack().getProcessor(t).add(1e6);
    }
    Maps maps = Maps.of(spoilt, "mask=none excludeframes=[50 61-62]", folder);
    assertArrayEquals(
        Maps.of(wire.duplicate(), "mask=none excludeframes=50,61,62", folder).values(),
        maps.values());
  }

  @Test
  void missingFramesOfATimeTableAreExcludedFrames() throws IOException {
    IntPredicate recorded = t -> t != 50 && t != 120;
    Maps gaps = Maps.of(like(planes(1, FRAMES, recorded)), "mask=none " + times(recorded), folder);
    Maps whole = Maps.of(wire.duplicate(), "mask=none excludeframes=[50,120]", folder);
    assertArrayEquals(whole.values(), gaps.values(), "bit for bit");
    assertTrue(
        gaps.log().contains("frame times from times.csv: an interval of 0.5 s, 2 frames missing"),
        gaps.log());
  }

  @Test
  void theFrameRangeAndTheExclusionCountRecordedFrames() throws IOException {
    IntPredicate recorded = t -> t != 50 && t != 120;
    Maps gaps =
        Maps.of(
            like(planes(1, FRAMES, recorded)),
            "mask=none firstframe=11 lastframe=198 excludeframes=60 " + times(recorded),
            folder);
    Maps whole =
        Maps.of(
            wire.duplicate(),
            "mask=none firstframe=11 lastframe=200 excludeframes=[50, 61, 120]",
            folder);
    assertArrayEquals(whole.values(), gaps.values(), "bit for bit");
  }

  @Test
  void aRegularTimeTableIsAFrameInterval() throws IOException {
    ImagePlus image = wire.duplicate();
    image.getCalibration().frameInterval = 0;
    assertClose(1e-6, Maps.of(image, "mask=none " + times(t -> true), folder).values());
  }

  private String times(IntPredicate recorded) throws IOException {
    StringBuilder rows = new StringBuilder("frame,time_s\n");
    int[] frames = IntStream.rangeClosed(1, FRAMES).filter(recorded).toArray();
    for (int i = 0; i < frames.length; i++) {
      rows.append(i + 1).append(',').append(frames[i] * 0.5).append('\n');
    }
    return "frametimes=[" + Files.writeString(folder.resolve("times.csv"), rows) + "]";
  }

  @Test
  void aMaskIsAutomaticATitleOrAFile() {
    ImagePlus mask = IJ.createImage("my mask.v2 (a/b)", "8-bit black", SIZE, SIZE, 1);
    mask.setRoi(new Roi(3, 8, 10, 6));
    IJ.run(mask, "Set...", "value=7");
    mask.deleteRoi();
    Path file = folder.resolve("m a s k.tif");
    TiffFile.write(file, mask);
    IntPredicate inside = i -> i % SIZE >= 3 && i % SIZE < 13 && i / SIZE >= 8 && i / SIZE < 14;
    assertOnly(inside, Maps.of(wire.duplicate(), "mask=[" + file + "]", folder));
    String open = "open('" + file + "'); rename('my mask.v2 (a/b)');";
    assertOnly(inside, Maps.of(wire, "open", open, "mask=[my mask.v2 (a/b)]", folder));
    assertOnly(
        i -> i / SIZE >= Wire.TOP && i / SIZE < Wire.BOTTOM, Maps.of(wire.duplicate(), "", folder));
  }

  @Test
  void anAreaSelectionRestrictsTheMask() {
    ImagePlus image = wire.duplicate();
    image.setRoi(new Roi(-5, 8, 10, 100));
    Maps maps = Maps.of(image, "mask=none", folder);
    assertOnly(i -> i % SIZE < 5 && i / SIZE >= 8, maps);
    assertTrue(maps.log().contains("outside the image is cut off"), maps.log());
  }

  /** The map has the reference's values inside and none outside. */
  private static void assertOnly(IntPredicate inside, Maps maps) {
    for (int i = 0; i < SIZE * SIZE; i++) {
      float expected = inside.test(i) ? reference.values()[i] : Float.NaN;
      assertEquals(expected, maps.values()[i], "pixel " + i % SIZE + ", " + i / SIZE);
    }
  }

  private static void assertSame(Maps maps) {
    assertArrayEquals(reference.values(), maps.values(), "bit for bit");
  }

  private static void assertClose(double relative, float[] values) {
    for (int i = 0; i < values.length; i++) {
      double expected = reference.values()[i];
      double allowed = Double.isNaN(expected) ? 0 : Math.abs(expected) * relative;
      assertEquals(expected, values[i], allowed, "pixel " + i);
    }
  }
}
