package ecm.conformance;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatProcessor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images and options that no map command can use. */
class MapRefusalsTest extends RefusalTest {

  private static final String STATISTICS = "Map Statistics...";
  private static final String PROFILE = "Surface Profile...";
  private static final List<String> ALL = List.of(STATISTICS, PROFILE);
  private static final List<String> SURFACE = List.of(PROFILE);

  static Stream<Case> cases() {
    return Stream.of(
            on(ALL, () -> null, "no image is open"),
            on(
                ALL,
                () -> IJ.createImage("grey", "8-bit ramp", 24, 24, 1),
                "grey",
                "no map",
                "32-bit"),
            on(
                ALL,
                () -> IJ.createImage("colour", "RGB white", 24, 24, 1),
                "colour",
                "no map",
                "32-bit"),
            on(ALL, Wire::small, "wire", "no map", "single 32-bit image"),
            on(ALL, () -> map(Float.NaN, "nm"), "map", "no positive value"),
            on(ALL, () -> map(0, "nm"), "map", "no positive value"),
            on(ALL, () -> map(-3, "nm"), "map", "no positive value"),
            on(ALL, () -> roi(new Roi(100, 0, 3, 3)), "ROI of map", "no pixel inside"),
            on(ALL, () -> roi(new Roi(0, 0, 24, 3)), "map", "no positive value", "region"),
            on(
                List.of(STATISTICS),
                () -> roi(new Line(0, 0, 3, 3)),
                "ROI of map",
                "straight line",
                "area"),
            on(
                SURFACE,
                () -> roi(new Line(-90, -90, -80, -90)),
                "the line of map",
                "beside no edge",
                "along an edge"),
            on(ALL, () -> roi(new PointRoi(3, 3)), "ROI of map", "point", "area"),
            with(ALL, Map.of("mask", "nowhere"), "no mask 'nowhere'", "title of an open image"),
            with(ALL, Map.of("treshold", "1"), "'treshold' is not known", "allowed: image, mask"),
            on(
                List.of(STATISTICS),
                () -> censored("soon"),
                "'ecm.censored_above_s: soon'",
                "positive number of seconds"),
            on(SURFACE, () -> map(1, "pixel"), "map", "no pixel size", "nm"),
            on(SURFACE, () -> map(1, "furlong"), "'furlong'", "nm, A"),
            on(SURFACE, () -> full(), "full", "has a value everywhere", "edge with the vacuum"),
            with(SURFACE, Map.of("surfaceDepth", "abc"), "surfaceDepth is 'abc'", "0 to 10000"),
            with(SURFACE, Map.of("bulkDepth", "-1"), "bulkDepth is -1", "0 to 10000"),
            with(
                SURFACE,
                Map.of("bulkDepth", "5000"),
                "no pixel of map",
                "5000.00 nm",
                "reduce bulkDepth"))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedInOneSentence(Case refused) {
    assertRefused(refused);
  }

  private static List<Case> on(List<String> labels, Supplier<ImagePlus> image, String... words) {
    return labels.stream().map(l -> new Case(l, image, Map.of(), List.of(words))).toList();
  }

  private static List<Case> with(
      List<String> labels, Map<String, String> options, String... words) {
    return labels.stream()
        .map(l -> new Case(l, () -> map(1, "nm"), options, List.of(words)))
        .toList();
  }

  /** A wire along x of one value; NaN around it. */
  private static ImagePlus map(float value, String unit) {
    float[] values = new float[24 * 24];
    for (int i = 0; i < values.length; i++) {
      int y = i / 24;
      values[i] = y >= Wire.TOP && y < Wire.BOTTOM ? value : Float.NaN;
    }
    ImagePlus map = new ImagePlus("map", new FloatProcessor(24, 24, values));
    map.getCalibration().setUnit(unit);
    map.getCalibration().pixelWidth = Wire.PIXEL;
    map.getCalibration().pixelHeight = Wire.PIXEL;
    return map;
  }

  private static ImagePlus roi(Roi roi) {
    ImagePlus map = map(1, "nm");
    map.setRoi(roi);
    return map;
  }

  private static ImagePlus censored(String limit) {
    ImagePlus map = map(1, "nm");
    map.setProperty("Info", "ecm.censored_above_s: " + limit + "\n");
    return map;
  }

  private static ImagePlus full() {
    ImagePlus map = map(1, "nm");
    map.setTitle("full");
    map.setProcessor(new FloatProcessor(24, 24, filled(1)));
    return map;
  }

  private static float[] filled(float value) {
    float[] values = new float[24 * 24];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
