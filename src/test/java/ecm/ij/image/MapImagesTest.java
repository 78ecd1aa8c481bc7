package ecm.ij.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.base.Luts;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.process.LUT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapImagesTest {

  static final StackInfo INFO = new StackInfo("wire", 0.1, 0.25);
  static final MapOrigin ORIGIN = new MapOrigin(Provenance.NONE, Maybe.not("no sample"));

  private static FloatMap ramp(double from, double step) {
    float[] values = new float[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (from + step * i);
    }
    values[100] = Float.NaN;
    return new FloatMap(101, 1, values);
  }

  static RelaxationMaps maps() {
    int[] flags = new int[101];
    flags[3] = 32768 + 2;
    flags[5] = 4;
    return new RelaxationMaps(
        Mask.all(101, 1),
        ramp(1, 1),
        ramp(0.2, 0.01),
        ramp(0, 0.005),
        ramp(0.1, 0.01),
        ramp(2, 1),
        ramp(0, 0.001),
        flags,
        0.1,
        400);
  }

  /** As the macros of a user read it. */
  private static String line(ImagePlus image, String key) {
    String start = "ecm." + key + ": ";
    List<String> found = image.getInfoProperty().lines().filter(l -> l.startsWith(start)).toList();
    assertEquals(1, found.size(), key);
    return found.get(0).substring(start.length());
  }

  @Test
  void keysTitlesUnitsAndOrder() {
    Map<String, ImagePlus> images = MapImages.of(maps(), INFO, ORIGIN);
    assertEquals(
        List.of("tau", "beta", "contrast", "tau-sd", "tau-corrected", "residual", "flags"),
        List.copyOf(images.keySet()));
    images.forEach(
        (key, image) -> {
          assertEquals("wire-" + key, image.getTitle());
          assertEquals(key, image.getProp("Slice_Label"), "the same with windows and without");
          assertEquals("nm", image.getCalibration().getUnit());
          assertEquals(0.25, image.getCalibration().pixelWidth);
          assertEquals(0.25, image.getCalibration().pixelHeight);
          assertEquals(key.equals("flags") ? 16 : 32, image.getBitDepth());
          assertEquals("0.1", line(image, "frame_interval_s"));
          assertEquals("400", line(image, "record_length_s"));
        });
    assertEquals("s", images.get("tau").getCalibration().getValueUnit());
    assertEquals("s", line(images.get("tau-corrected"), "unit"));
  }

  @Test
  void valuesAndNanStay() {
    ImagePlus tau = MapImages.of(maps(), INFO, ORIGIN).get("tau");
    assertArrayEquals(maps().tau().values(), (float[]) tau.getProcessor().getPixels());
    assertEquals(43, tau.getProcessor().getf(42, 0));
    assertTrue(Float.isNaN(tau.getProcessor().getf(100, 0)));
  }

  @Test
  void displayRanges() {
    Map<String, ImagePlus> images = MapImages.of(maps(), INFO, ORIGIN);
    // 2 and 98 % of 1, 2, ... 100
    assertEquals(2.98, images.get("tau").getDisplayRangeMin(), 1e-5);
    assertEquals(98.02, images.get("tau").getDisplayRangeMax(), 1e-5);
    assertEquals(0, images.get("beta").getDisplayRangeMin());
    assertEquals(1.2, images.get("beta").getDisplayRangeMax(), 1e-7);
    // 4 of the sample, not 32770 of what is outside
    assertEquals(4, images.get("flags").getDisplayRangeMax());
  }

  @Test
  void flagsAreUnsigned() {
    ImagePlus flags = MapImages.of(maps(), INFO, ORIGIN).get("flags");
    assertEquals(32770, flags.getProcessor().get(3, 0));
    assertEquals(4, flags.getProcessor().get(5, 0));
    assertEquals("tau_fit > T/12: a lower bound", line(flags, "flag_4"));
  }

  @Test
  void logTau() {
    ImagePlus image = MapImages.logTau(maps(), INFO, ORIGIN);
    assertEquals("wire-tau-log10", image.getTitle());
    assertEquals(1, image.getProcessor().getf(9, 0), 1e-7);
    assertTrue(Float.isNaN(image.getProcessor().getf(100, 0)));
    assertTrue(image.getProcessor().isColorLut());
    assertEquals("log10(s)", image.getCalibration().getValueUnit());
  }

  @Test
  void aMapWithoutValuesIsStillAnImage() {
    ImagePlus image = MapImages.image(FloatMap.filled(3, 2, Float.NaN), "empty", Double.NaN);
    assertEquals("pixel", image.getCalibration().getUnit());
    assertTrue(image.getDisplayRangeMin() < image.getDisplayRangeMax());
  }

  @Test
  void aMaskIs255Inside() {
    Mask mask = Mask.of(4, 3, new Rect(1, 1, 2, 1));
    ImagePlus image = MapImages.image(mask, "wire-mask", 0.25);
    assertEquals(8, image.getBitDepth());
    assertEquals(255, image.getProcessor().get(2, 1));
    assertEquals(0, image.getProcessor().get(0, 0));
    assertEquals(2 * 255, image.getStatistics().mean * 12, 1e-9);
  }

  @Test
  void endsOfTheLookUpTables() {
    LUT viridis = Luts.viridis();
    assertEquals(0x440154, viridis.getRGB(0) & 0xffffff);
    assertEquals(0xfde725, viridis.getRGB(255) & 0xffffff);
    assertEquals(256, viridis.getMapSize());
    LUT magma = Luts.magma();
    assertEquals(0x000004, magma.getRGB(0) & 0xffffff);
    assertEquals(0xfcfdbf, magma.getRGB(255) & 0xffffff);
  }

  @Test
  void lightnessOfTheTablesRisesEvenly() {
    for (LUT lut : new LUT[] {Luts.viridis(), Luts.magma()}) {
      double whole = lightness(lut.getRGB(255)) - lightness(lut.getRGB(0));
      for (int i = 0; i < 240; i += 16) {
        double step = lightness(lut.getRGB(i + 15)) - lightness(lut.getRGB(i));
        assertEquals(whole * 15 / 255, step, 0.6 * whole * 15 / 255, "from " + i);
      }
    }
  }

  /** CIE L* of an sRGB colour. */
  private static double lightness(int rgb) {
    double y =
        0.2126 * linear(rgb >> 16 & 255)
            + 0.7152 * linear(rgb >> 8 & 255)
            + 0.0722 * linear(rgb & 255);
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
