package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.OpenImages;
import ecm.ij.RecordingProgress;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.FloatProcessor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionInputTest {

  private final RecordingProgress log = new RecordingProgress();

  private static ImagePlus image(Roi roi) {
    ImagePlus image = IJ.createImage("wire", "16-bit", 20, 10, 3);
    image.setRoi(roi);
    return image;
  }

  @Test
  void noRoiIsNoRegion() {
    assertTrue(RegionInput.roi(image(null), log).isEmpty());
    assertTrue(log.text().contains("whole image"));
  }

  @Test
  void onlyImagesThatFitAreOfferedAsMasks() {
    OpenImages.closeAll();
    ImagePlus stack = image(null);
    for (ImagePlus open :
        List.of(
            stack,
            new ImagePlus("drawn", new FloatProcessor(20, 10)),
            new ImagePlus("other size", new FloatProcessor(21, 10)),
            IJ.createImage("coloured", "RGB", 20, 10, 1))) {
      open.show();
    }
    assertEquals(List.of("drawn"), RegionInput.candidates(stack));
  }

  @Test
  void aRectangle() {
    Mask mask = RegionInput.roi(image(new Roi(2, 3, 5, 4)), log).orElseThrow();
    assertEquals(Mask.of(20, 10, new Rect(2, 3, 5, 4)).count(), mask.count());
    assertTrue(mask.contains(2, 3) && mask.contains(6, 6));
    assertFalse(mask.contains(7, 3) || mask.contains(1, 3) || mask.contains(2, 7));
    assertTrue(log.text().contains("rectangle ROI, x 2, y 3, 5 x 4 px, 20 pixels"), log.text());
  }

  static List<Roi> shapes() {
    Roi ring = new ShapeRoi(new Roi(1, 1, 8, 8)).not(new ShapeRoi(new Roi(3, 3, 4, 4)));
    return List.of(
        new OvalRoi(3, 1, 9, 7),
        new EllipseRoi(2, 2, 15, 8, 0.5),
        new PolygonRoi(new float[] {1, 12, 4}, new float[] {1, 3, 9}, Roi.POLYGON),
        ring,
        new OvalRoi(15, 5, 9, 9));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void pixelsAreThoseThatImageJMeasures(Roi roi) {
    ImagePlus image = image(roi);
    Mask mask = RegionInput.roi(image, log).orElseThrow();
    assertEquals(image.getStatistics().pixelCount, mask.count());
  }

  @Test
  void partlyOutsideIsClippedAndLogged() {
    Mask mask = RegionInput.roi(image(new Roi(-3, 8, 6, 6)), log).orElseThrow();
    assertEquals(6, mask.count());
    assertTrue(log.text().contains("outside the image is cut off"), log.text());
  }

  static List<Roi> notAreas() {
    return List.of(
        new Line(1, 1, 5, 5),
        new PointRoi(3, 3),
        new PolygonRoi(new float[] {1, 5, 9}, new float[] {1, 5, 2}, Roi.POLYLINE),
        new TextRoi(2, 2, "wire"),
        new Roi(30, 3, 4, 4));
  }

  @ParameterizedTest
  @MethodSource("notAreas")
  void linesPointsAndRegionsOutsideAreErrors(Roi roi) {
    String sentence =
        assertThrows(InvalidInput.class, () -> RegionInput.roi(image(roi), Progress.NONE))
            .getMessage();
    assertTrue(sentence.startsWith("the ROI of wire "), sentence);
  }

  @Test
  void aMaskFile(@TempDir Path folder) {
    float[] values = {0, 1, Float.NaN, -2, 0, 0};
    ImagePlus image = new ImagePlus("m", new FloatProcessor(3, 2, values));
    Path file = folder.resolve("mask.tif");
    TiffFile.write(file, image);
    Mask mask = RegionInput.named(file.toString(), 3, 2);
    assertEquals(2, mask.count());
    assertTrue(mask.contains(1, 0) && mask.contains(0, 1));
    String size =
        assertThrows(InvalidInput.class, () -> RegionInput.named(file.toString(), 4, 2))
            .getMessage();
    assertTrue(size.contains("3 x 2 pixels, but the stack has 4 x 2"), size);
  }

  @Test
  void anUnknownMaskIsNamed() {
    String sentence =
        assertThrows(InvalidInput.class, () -> RegionInput.named("nowhere", 4, 2)).getMessage();
    assertTrue(sentence.contains("'nowhere'"), sentence);
  }

  @Test
  void anOpenImage() {
    ImagePlus image = IJ.createImage("ecm-region-mask.tif", "8-bit black", 4, 2, 1);
    image.getProcessor().set(3, 1, 255);
    boolean batchMode = ij.macro.Interpreter.batchMode;
    ij.macro.Interpreter.batchMode = true;
    try {
      ij.macro.Interpreter.addBatchModeImage(image);
      assertEquals(1, RegionInput.named("ecm-region-mask.tif", 4, 2).count());
      assertEquals(1, RegionInput.named("ecm-region-mask", 4, 2).count());
    } finally {
      ij.macro.Interpreter.removeBatchModeImage(image);
      ij.macro.Interpreter.batchMode = batchMode;
    }
  }

  @Test
  void anEmptyMaskIsAnError(@TempDir Path folder) {
    Path file = folder.resolve("mask.tif");
    TiffFile.write(file, IJ.createImage("m", "8-bit black", 4, 2, 1));
    assertThrows(InvalidInput.class, () -> RegionInput.named(file.toString(), 4, 2));
  }
}
