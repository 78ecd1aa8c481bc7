package ecm.ij.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.chart.MaskFigure;
import ecm.chart.PngFile;
import ecm.ij.base.Luts;
import ecm.ij.figure.MapFigure.Shade;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.StackInfo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

  private static final int EM = 16;
  private static final int TOP = 40;
  private static final int ZOOM = 60;

  private static int rgb(BufferedImage figure, int x, int y) {
    return figure.getRGB(x, y) & 0xffffff;
  }

  /** A screen pixel in the middle of a map pixel of a figure of a 10 x 8 map. */
  private static int mapPixel(BufferedImage figure, int x, int y) {
    return rgb(figure, EM + ZOOM * x + ZOOM / 2, TOP + ZOOM * y + ZOOM / 2);
  }

  private static FloatMap map() {
    float[] values = new float[80];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.pow(10, i % 10 / 4.5);
    }
    values[33] = Float.NaN;
    return new FloatMap(10, 8, values);
  }

  private static BufferedImage figure(Shade[] shades) {
    ColourScale scale = new ColourScale(1, 100, true, Luts.viridis());
    return new MapFigure("wire", "tau (s)", scale, 0.25, Double.NaN, "").draw(map(), shades);
  }

  private static Shade[] plain() {
    Shade[] shades = new Shade[80];
    Arrays.fill(shades, Shade.PLAIN);
    return shades;
  }

  @Test
  void placesOnALogarithmicScale() {
    ColourScale scale = new ColourScale(1, 100, true, Luts.viridis());
    assertEquals(0, scale.position(1));
    assertEquals(0.5, scale.position(10), 1e-15);
    assertEquals(1, scale.position(100), 1e-15);
    assertEquals(0x440154, scale.rgb(0.01));
    assertEquals(0xfde725, scale.rgb(1e6));
    assertArrayEquals(new double[] {1, 2, 5, 10, 20, 50, 100}, scale.ticks());
  }

  @Test
  void rowsOfTicksOnTheBar() {
    ColourScale scale = new ColourScale(1, 100, true, Luts.viridis());
    ColourBar bar = new ColourBar(scale, "", Double.NaN, "");
    assertEquals(540, bar.row(1, 40, 501));
    assertEquals(290, bar.row(10, 40, 501));
    assertEquals(40, bar.row(100, 40, 501));
    // log10(2) / 2 of the height above the lower end
    assertEquals(540 - 75, bar.row(2, 40, 501));
    ColourBar linear = new ColourBar(ColourScale.linear(0, 1.2), "", Double.NaN, "");
    assertEquals(40 + 250, linear.row(0.6, 40, 501));
  }

  @Test
  void scaleOfTimes() {
    double[] times = new double[101];
    for (int i = 0; i <= 100; i++) {
      times[i] = 1 + i;
    }
    ColourScale scale = ColourScale.ofTimes(times);
    assertEquals(3, scale.min(), 1e-12);
    assertEquals(99, scale.max(), 1e-12);
    ColourScale narrow = ColourScale.ofTimes(new double[] {20, 20, 20});
    assertEquals(2, narrow.max() / narrow.min(), 1e-12);
    assertEquals(20, Math.sqrt(narrow.max() * narrow.min()), 1e-12);
    assertEquals(
        2,
        ColourScale.ofTimes(new double[0]).max() / ColourScale.ofTimes(new double[0]).min(),
        1e-12);
  }

  @Test
  void pixelsHaveTheColourOfTheirValue() {
    BufferedImage figure = figure(plain());
    for (int x = 0; x < 10; x++) {
      int expected = Luts.viridis().getRGB((int) Math.round(255 * x / 9.0)) & 0xffffff;
      assertEquals(expected, mapPixel(figure, x, 0), "column " + x);
    }
    assertEquals(mapPixel(figure, 3, 1), rgb(figure, EM + 180, TOP + 60), "corner, no smoothing");
    assertEquals(0x8c8c8c, mapPixel(figure, 3, 3), "NaN is grey");
  }

  @Test
  void flaggedAndOutsidePixelsDiffer() {
    Shade[] shades = plain();
    shades[5] = Shade.DOUBTFUL;
    shades[6] = Shade.OUTSIDE;
    BufferedImage figure = figure(shades);
    BufferedImage all = figure(plain());
    assertNotEquals(mapPixel(all, 5, 0), mapPixel(figure, 5, 0));
    assertEquals(0xececec, mapPixel(figure, 6, 0));
    assertEquals(mapPixel(all, 4, 0), mapPixel(figure, 4, 0));
  }

  @Test
  void colourBarRunsFromMinBelowToMaxAbove() {
    BufferedImage figure = figure(plain());
    int x = EM + 600 + EM + 5;
    assertEquals(0xfde725, rgb(figure, x, TOP));
    assertEquals(0x440154, rgb(figure, x, TOP + 480 - 1));
  }

  @Test
  void mixedColours() {
    assertEquals(0x808080, MapFigure.mix(0x000000, 0xffffff, 0.5));
    assertEquals(0x102030, MapFigure.mix(0x102030, 0xffffff, 0));
    assertEquals(0x4080c0, MapFigure.mix(0x0000ff, 0x4080c0, 1));
  }

  @Test
  void flagsOfSinglePixelsHatchButShortRecordsDoNot() {
    int[] flags = new int[80];
    flags[1] = 4;
    flags[2] = 4096 | 8192 | 512;
    flags[3] = 8;
    Mask mask = Mask.of(10, 8, new Rect(0, 0, 9, 8));
    FloatMap map = map();
    RelaxationMaps maps = new RelaxationMaps(mask, map, map, map, map, map, map, flags, 0.1, 400);
    RelaxationMaps unflagged =
        new RelaxationMaps(mask, map, map, map, map, map, map, new int[80], 0.1, 400);
    StackInfo info = new StackInfo("wire", 0.1, 0.25);
    for (boolean beta : new boolean[] {false, true}) {
      BufferedImage a =
          beta ? RelaxationFigures.beta(maps, info) : RelaxationFigures.tau(maps, info);
      BufferedImage b =
          beta ? RelaxationFigures.beta(unflagged, info) : RelaxationFigures.tau(unflagged, info);
      assertNotEquals(mapPixel(b, 1, 0), mapPixel(a, 1, 0));
      assertEquals(mapPixel(b, 2, 0), mapPixel(a, 2, 0));
      assertNotEquals(mapPixel(b, 3, 0), mapPixel(a, 3, 0));
      assertEquals(0xececec, mapPixel(a, 9, 0));
    }
  }

  @Test
  void outlineOfTheMaskOnTheMeanImage() {
    float[] mean = new float[80];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = i;
    }
    Mask mask = Mask.of(10, 8, new Rect(2, 3, 4, 2));
    BufferedImage figure =
        MaskFigure.draw(new FloatMap(10, 8, mean), mask, null, "wire", Double.NaN);
    int orange = 0xffb000;
    assertEquals(orange, rgb(figure, EM + 2 * ZOOM, TOP + 4 * ZOOM), "left edge");
    assertEquals(orange, rgb(figure, EM + 6 * ZOOM - 1, TOP + 4 * ZOOM), "right edge");
    assertNotEquals(orange, rgb(figure, EM + 2 * ZOOM - 1, TOP + 4 * ZOOM), "outside");
    assertNotEquals(orange, mapPixel(figure, 3, 3), "inside");
    int dark = mapPixel(figure, 0, 0) & 0xff;
    int bright = mapPixel(figure, 9, 7) & 0xff;
    assertTrue(dark == 0 && bright == 255, dark + " " + bright);
  }

  @Test
  void pngFilesAreExactAndTheSameEveryTime(@TempDir Path folder) throws IOException {
    BufferedImage figure = figure(plain());
    PngFile.write(folder.resolve("a.png"), figure);
    PngFile.write(folder.resolve("b.png"), figure(plain()));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.png")), Files.readAllBytes(folder.resolve("b.png")));
    BufferedImage read = ImageIO.read(folder.resolve("a.png").toFile());
    for (int y = 0; y < figure.getHeight(); y += 7) {
      for (int x = 0; x < figure.getWidth(); x += 7) {
        assertEquals(rgb(figure, x, y), rgb(read, x, y));
      }
    }
  }
}
