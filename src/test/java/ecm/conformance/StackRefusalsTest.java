package ecm.conformance;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PointRoi;
import ij.gui.Roi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stacks and options that no stack command can use. */
class StackRefusalsTest extends RefusalTest {

  private static final String REGISTER = "Register ECM Stack...";
  private static final String APPLY = "Apply Drift Table...";
  private static final String MASK = "Make ECM Mask...";
  private static final String MAPS = "Relaxation Maps...";
  private static final String ANALYZE = "Analyze ECM Stack...";
  private static final List<String> ALL = List.of(REGISTER, APPLY, MASK, MAPS, ANALYZE);
  private static final List<String> WITH_REGION = List.of(MASK, MAPS, ANALYZE);
  private static final List<String> WITH_MASK = List.of(MAPS, ANALYZE);

  static Stream<Case> unusableStacks() {
    return Stream.of(
            on(ALL, () -> null, "no image is open"),
            on(
                ALL,
                () -> titled("colour", IJ.createImage("", "RGB", 24, 24, 9)),
                "colour",
                "RGB",
                "8, 16 or 32-bit"),
            on(
                ALL,
                () -> titled("one", IJ.createImage("", "16-bit ramp", 24, 24, 1)),
                "one",
                "single frame",
                "at least two frames"),
            on(ALL, () -> twoAxes(), "2 slices", "20 frames", "only one"),
            on(
                ALL,
                () -> noInterval(),
                "time between frames is not known",
                "frameInterval in seconds"),
            on(
                ALL,
                () -> timeUnit("fortnights"),
                "'fortnights'",
                "frameInterval in seconds",
                "s, sec, ms"),
            on(ALL, () -> unit("furlong"), "'furlong'", "pixelSize in nm", "nm, A"),
            on(ALL, () -> oblong(), "not square", "0.25 by 0.5 nm"))
        .flatMap(List::stream);
  }

  static Stream<Case> emptyStacks() {
    List<String> guided = List.of(REGISTER, ANALYZE);
    List<String> seen = List.of(MASK, MAPS);
    Map<String, String> plain = Map.of("mask", "none", "register", "false");
    return Stream.of(
            on(guided, () -> filled("flat", 100), "no frame of flat holds an image"),
            on(guided, () -> filled("dark", 0), "no frame of dark holds an image"),
            on(guided, () -> filled("nothing", Float.NaN), "no frame of nothing holds an image"),
            on(seen, () -> filled("flat", 100), "same mean, 100", "no image"),
            on(seen, () -> filled("dark", 0), "same mean, 0", "no image"),
            on(seen, () -> filled("nothing", Float.NaN), "no pixel has a finite mean"),
            with(
                List.of(MAPS),
                () -> filled("flat", 100),
                Map.of("mask", "none"),
                "no pixel of the mask has usable data"),
            with(
                List.of(MAPS),
                () -> filled("dark", 0),
                Map.of("mask", "none"),
                "no pixel of the mask has usable data"),
            with(
                List.of(MAPS),
                () -> filled("nothing", Float.NaN),
                Map.of("mask", "none"),
                "no pixel has a finite mean"),
            with(
                List.of(ANALYZE),
                () -> filled("flat", 100),
                plain,
                "no pixel of the mask has usable data"),
            with(
                List.of(ANALYZE),
                () -> filled("nothing", Float.NaN),
                plain,
                "no pixel has a finite mean"))
        .flatMap(List::stream);
  }

  static Stream<Case> options() {
    return Stream.of(
            with(ALL, Map.of("frameInterval", "abc"), "frameInterval is 'abc'", "a number"),
            with(ALL, Map.of("frameInterval", "0,5"), "frameInterval is '0,5'", "a number"),
            with(ALL, Map.of("frameInterval", "-1"), "frameInterval is -1", "not below 0"),
            with(ALL, Map.of("pixelSize", "NaN"), "pixelSize is NaN", "not below 0"),
            with(ALL, Map.of("pixelSize", "1e999"), "pixelSize is Infinity", "not below 0"),
            with(ALL, Map.of("firstFrame", "0"), "firstFrame is 0", "not below 1"),
            with(ALL, Map.of("firstFrame", "1.5"), "firstFrame is '1.5'", "a whole number"),
            with(
                ALL,
                Map.of("firstFrame", "99999999999"),
                "firstFrame is '99999999999'",
                "whole number"),
            with(ALL, Map.of("firstFrame", "41"), "firstFrame is 41", "frames 1 to 40"),
            with(ALL, Map.of("lastFrame", "41"), "lastFrame is 41", "frames 1 to 40"),
            with(
                ALL,
                Map.of("firstFrame", "9", "lastFrame", "9"),
                "lastFrame is 9",
                "firstFrame is 9",
                "at least two"),
            with(ALL, Map.of("excludeFrames", "3..5"), "excludeFrames: '3..5'", "3, 10-12"),
            with(ALL, Map.of("excludeFrames", "all"), "excludeFrames: 'all'", "3, 10-12"),
            with(ALL, Map.of("excludeFrames", "0"), "excludeFrames: '0'", "frames 1 to 40"),
            with(ALL, Map.of("excludeFrames", "5-3"), "excludeFrames: '5-3'", "ascending"),
            with(ALL, Map.of("excludeFrames", "39-41"), "excludeFrames: '39-41'", "frames 1 to 40"),
            with(ALL, Map.of("excludeFrames", "1-39"), "excludeFrames leaves 1", "at least two"),
            with(
                List.of(REGISTER),
                Map.of("reference", "last"),
                "reference is 'last'",
                "mean-template, first, moving-mean, banded"),
            with(
                List.of(REGISTER),
                Map.of("region", "roi"),
                "region is roi",
                "wire",
                "no area selection"),
            with(List.of(REGISTER), Map.of("iterations", "0"), "iterations is 0", "1 to 100"),
            with(List.of(REGISTER), Map.of("subpixel", "yes"), "subpixel is 'yes'", "true, false"),
            with(
                List.of(APPLY),
                Map.of("interpolation", "spline"),
                "interpolation is 'spline'",
                "none, linear, cubic, fourier"),
            with(List.of(MASK), Map.of("threshold", "1"), "threshold is 1", "0.01 to 0.99"),
            with(WITH_MASK, Map.of("fit", "best"), "fit is 'best'", "bounded, classic, full"),
            with(WITH_MASK, Map.of("lags", "7"), "lags is 7", "8 to 10000"),
            with(WITH_MASK, Map.of("betaMax", "11"), "betaMax is 11", "0.2 to 10"),
            with(
                WITH_MASK,
                Map.of("engine", "gpu"),
                "engine is 'gpu'",
                "auto, direct, fft, multitau"),
            with(WITH_MASK, Map.of("binning", "4"), "binning is 4", "1 to 3"),
            with(
                WITH_MASK,
                Map.of("mask", "nowhere"),
                "no mask 'nowhere'",
                "title of an open image or a TIFF file"),
            with(List.of(ANALYZE), Map.of("bulkDepth", "-5"), "bulkDepth is -5", "0 to 10000"))
        .flatMap(List::stream);
  }

  static Stream<Case> unknownOptions() {
    return ALL.stream()
        .map(
            label ->
                new Case(
                    label,
                    Wire::small,
                    Map.of("treshold", "1"),
                    List.of("'treshold' is not known", "allowed:")));
  }

  static Stream<Case> regions() {
    return Stream.of(
            on(
                WITH_REGION,
                () -> roi(new Roi(100, 100, 5, 5)),
                "ROI of wire",
                "no pixel inside",
                "24 x 24"),
            on(
                WITH_REGION,
                () -> roi(new Line(1, 1, 9, 9)),
                "ROI of wire",
                "is a straight line",
                "area"),
            on(WITH_REGION, () -> roi(new PointRoi(5, 5)), "ROI of wire", "is a point", "area"),
            on(
                WITH_MASK,
                () -> roi(new Roi(0, 0, 24, 3)),
                "region of interest holds no pixel of the sample"))
        .flatMap(List::stream);
  }

  static Stream<Case> noPixelSize() {
    return Stream.of(
        new Case(
            ANALYZE,
            () -> unit("pixel"),
            Map.of(),
            List.of("pixel size of wire is not known", "pixelSize in nanometres")));
  }

  @ParameterizedTest
  @MethodSource({
    "unusableStacks",
    "emptyStacks",
    "options",
    "unknownOptions",
    "regions",
    "noPixelSize"
  })
  void isRefusedInOneSentence(Case refused) {
    assertRefused(refused);
  }

  private static List<Case> on(List<String> labels, Supplier<ImagePlus> image, String... words) {
    return labels.stream().map(l -> new Case(l, image, Map.of(), List.of(words))).toList();
  }

  private static List<Case> with(
      List<String> labels, Map<String, String> options, String... words) {
    return with(labels, Wire::small, options, words);
  }

  private static List<Case> with(
      List<String> labels,
      Supplier<ImagePlus> image,
      Map<String, String> options,
      String... words) {
    return labels.stream().map(l -> new Case(l, image, options, List.of(words))).toList();
  }

  private static ImagePlus titled(String title, ImagePlus image) {
    image.setTitle(title);
    return Wire.calibrated(image);
  }

  private static ImagePlus twoAxes() {
    ImagePlus image = Wire.small();
    image.setDimensions(1, 2, 20);
    return image;
  }

  private static ImagePlus noInterval() {
    ImagePlus image = Wire.small();
    image.getCalibration().frameInterval = 0;
    return image;
  }

  private static ImagePlus timeUnit(String unit) {
    ImagePlus image = Wire.small();
    image.getCalibration().setTimeUnit(unit);
    return image;
  }

  private static ImagePlus unit(String unit) {
    ImagePlus image = Wire.small();
    image.getCalibration().setUnit(unit);
    return image;
  }

  private static ImagePlus oblong() {
    ImagePlus image = Wire.small();
    image.getCalibration().pixelHeight = 0.5;
    return image;
  }

  private static ImagePlus roi(Roi roi) {
    ImagePlus image = Wire.small();
    image.setRoi(roi);
    return image;
  }

  private static ImagePlus filled(String title, float value) {
    ImagePlus image = IJ.createImage("", "32-bit black", 24, 24, 40);
    for (Object plane : image.getStack().getImageArray()) {
      if (plane instanceof float[] pixels) {
        Arrays.fill(pixels, value);
      }
    }
    return titled(title, image);
  }
}
