package ecm.ij.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.ij.open.TiffFile;
import ecm.kww.Conditions;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.Weights;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.stack.PixelFlag;
import ecm.stack.Rect;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.Duplicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an image remembers is read back as it was written, and nothing else is touched. */
class ProvenanceTest {

  private static final Maybe<NullConditions> CONDITIONS =
      Maybe.of(
          new NullConditions(
              2.81,
              new Conditions(0.8, 0.95, 20.5, 400),
              25,
              400.5,
              100,
              new FitParameters(FitMode.BOUNDED, 2, Weights.NONE, false)));

  @TempDir Path folder;

  /** A value of every field, of the field's own type: numbers of more digits than are kept. */
  private static Map<ProvenanceField<?>, Object> samples() {
    Map<ProvenanceField<?>, Object> values = new LinkedHashMap<>();
    for (ProvenanceField<?> field : Provenance.fields()) {
      values.put(field, sample(field, values.size() + 1));
    }
    return values;
  }

  private static Object sample(ProvenanceField<?> field, int n) {
    Map<ProvenanceField<?>, Object> special =
        Map.of(
            Provenance.FLAGS,
            List.of(PixelFlag.CENSORED, PixelFlag.OUTSIDE_MASK),
            Provenance.INPUT,
            "0123456789abcdef".repeat(4),
            Provenance.ESTIMATOR,
            MapEstimator.LIKELIHOOD,
            Provenance.VALID,
            new Rect(1, 2, 5, 4),
            Provenance.CROPPED,
            new Rect(30, 20, 8, 6),
            Provenance.EXCLUDED,
            "3, 10-12",
            Provenance.NULL,
            CONDITIONS,
            Provenance.NORMALISED,
            true);
    Set<String> texts = Set.of("quantity", "unit", "stack", "version", "form", "simulation");
    Set<String> counts = Set.of("frames_per_bin", "pixels_used", "pixels_of_region");
    if (special.containsKey(field)) {
      return special.get(field);
    } else if (texts.contains(field.toString())) {
      return "text: " + n + " \u00b5m, {a=b}";
    }
    return counts.contains(field.toString()) ? (Object) n : (Object) (n / 7.0);
  }

  @SuppressWarnings("unchecked")
  private static <T> Provenance with(Provenance all, ProvenanceField<T> field, Object value) {
    return all.with(field, (T) value);
  }

  private static Provenance full() {
    Provenance all = Provenance.NONE;
    for (Map.Entry<ProvenanceField<?>, Object> entry : samples().entrySet()) {
      all = with(all, entry.getKey(), entry.getValue());
    }
    return all;
  }

  private static ImagePlus image() {
    ImagePlus image = IJ.createImage("map", "32-bit ramp", 8, 6, 1);
    full().writeTo(image);
    return image;
  }

  private static void assertFull(ImagePlus image) {
    Provenance read = Provenance.of(image);
    samples()
        .forEach(
            (field, value) -> {
              Object found = read.get(field).orElseThrow();
              if (value instanceof Double number) {
                assertEquals(number, (double) found, 1e-8 * number, field + ", nine digits");
              } else {
                assertEquals(value, found, field.toString());
              }
            });
    assertEquals(full(), read);
  }

  @Test
  void everyFieldIsReadAsItWasWritten() {
    assertFull(image());
  }

  @Test
  void aTiffFileAndADuplicateKeepAll() {
    Path file = folder.resolve("map.tif");
    TiffFile.write(file, image());
    assertFull(TiffFile.open(file));
    String plain = folder.resolve("plain.tif").toString();
    new FileSaver(image()).saveAsTiff(plain);
    assertFull(IJ.openImage(plain));
    assertFull(image().duplicate());
    assertFull(new Duplicator().run(image()));
  }

  @Test
  void keysAreThoseOfFilesThatExist() {
    String info = image().getInfoProperty();
    List<String> contract =
        List.of(
            "ecm.valid: 1,2,5,4",
            "ecm.excluded: 3, 10-12",
            "ecm.cropped: 30,20,8,6",
            "ecm.estimator: likelihood",
            "ecm.normalised: true",
            "ecm.flag_4: tau_fit > T/12: a lower bound",
            "ecm.null_speckle_px: 2.81",
            "ecm.null_beta: 0.8",
            "ecm.null_contrast: 0.95",
            "ecm.null_counts: 20.5",
            "ecm.null_frames: 400",
            "ecm.null_record_over_tau: 25",
            "ecm.null_record_length_s: 400.5",
            "ecm.null_lags: 100",
            "ecm.null_fit: BOUNDED",
            "ecm.null_beta_max: 2");
    assertEquals(contract, contract.stream().filter(info.lines().toList()::contains).toList());
    assertEquals(
        "[quantity, unit, flag_1, stack, input_sha256, frame_interval_s, record_length_s, window_s,"
            + " step_s, censored_above_s, estimator, version, valid, excluded, cropped,"
            + " speckle_area_px, null_reason, tau_pooled_s, background, plateau, dt_step_s, form,"
            + " normalised, frames_per_bin, pixels_used, pixels_of_region, simulation]",
        Provenance.fields().toString());
  }

  @Test
  void otherLinesStayAsTheyAre() {
    ImagePlus image = IJ.createImage("map", "32-bit ramp", 8, 6, 1);
    String before = "Frame Interval = 0.25\necm.later: 7\n\necm valid: no\n";
    image.setProperty("Info", before + "ecm.stack: old\necm.unit: s");
    Provenance.NONE.with(Provenance.STACK, "new").writeTo(image);
    assertEquals(before + "ecm.unit: s\necm.stack: new\n", image.getInfoProperty());
    Provenance.NONE.writeTo(image);
    assertEquals(before + "ecm.unit: s\necm.stack: new\n", image.getInfoProperty());
  }

  @Test
  void conditionsTakeThePlaceOfTheReasonWhyThereWereNone() {
    ImagePlus image = IJ.createImage("map", "32-bit ramp", 8, 6, 1);
    Provenance.NONE.with(Provenance.NULL, Maybe.not("too short")).writeTo(image);
    assertEquals(Optional.of(Maybe.not("too short")), Provenance.of(image).get(Provenance.NULL));
    Provenance.NONE.with(Provenance.NULL, CONDITIONS).writeTo(image);
    assertEquals(Optional.of(CONDITIONS), Provenance.of(image).get(Provenance.NULL));
    assertEquals(-1, image.getInfoProperty().indexOf("too short"));
  }

  @Test
  void ofSeveralLinesTheLastCounts() {
    ImagePlus image = IJ.createImage("map", "32-bit ramp", 8, 6, 1);
    image.setProperty("Info", "ecm.stack: a\necm.stack:b \n");
    assertEquals("b", Provenance.of(image).get(Provenance.STACK).orElseThrow());
  }

  @Test
  void whatIsNotKnownHasNoLine() {
    Provenance known = Provenance.NONE.with(Provenance.SPECKLE_AREA, 9.0);
    assertEquals(Provenance.NONE, known.with(Provenance.SPECKLE_AREA, Double.NaN));
    assertTrue(Double.isNaN(Provenance.NONE.number(Provenance.SPECKLE_AREA)));
    Rect whole = new Rect(0, 0, 8, 6);
    assertEquals(Provenance.NONE, Provenance.NONE.withValid(whole, whole));
    assertEquals(Provenance.NONE, Provenance.NONE.withValid(new Rect(3, 3, 0, 2), whole));
    assertEquals(whole, Provenance.NONE.valid(whole));
    assertEquals(new Rect(1, 2, 5, 4), full().valid(whole));
  }

  @Test
  void whatSeveralHaveInCommon() {
    Provenance other = full().with(Provenance.UNIT, "K");
    assertNotEquals(full(), other);
    Provenance common = Provenance.common(List.of(full(), other));
    assertTrue(common.get(Provenance.UNIT).isEmpty());
    assertEquals(full(), common.and(Provenance.NONE.with(Provenance.UNIT, unit())));
    assertEquals(other, full().and(Provenance.NONE.with(Provenance.UNIT, "K")));
    assertEquals(Provenance.NONE, Provenance.common(List.of()));
  }

  private static String unit() {
    return (String) samples().get(Provenance.UNIT);
  }

  static Stream<ProvenanceField<?>> fields() {
    return Provenance.fields().stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frame_interval_s | soon | a positive number of seconds",
        "frame_interval_s | 0 | a positive number of seconds",
        "record_length_s | -3 | a positive number of seconds",
        "censored_above_s | NaN | a positive number of seconds",
        "tau_pooled_s | 3 s | a positive number of seconds",
        "window_s | '' | a positive number of seconds",
        "step_s | , | a positive number of seconds",
        "speckle_area_px | many | a positive number",
        "valid | 1,2,3 | x,y,width,height",
        "valid | 1,2,0,3 | x,y,width,height",
        "valid | -1,2,3,3 | x,y,width,height",
        "cropped | 1 2 3 4 | x,y,width,height",
        "estimator | Fit | likelihood or fit",
        "input_sha256 | 12ab | 64 hexadecimal digits",
        "background | dark | a number",
        "plateau | - | a number",
        "dt_step_s | x | a number",
        "normalised | yes | true or false",
        "frames_per_bin | 2.5 | a whole number",
        "pixels_used | -1 | a whole number",
        "pixels_of_region | 1e3 | a whole number",
        "null_fit | bounded | BOUNDED, CLASSIC or FULL",
        "null_counts | 0 | a positive number",
        "null_lags | x | a positive number",
        "null_beta_max | nothing | a positive number"
      })
  void aMalformedValueIsNamedWithItsKey(String key, String text, String expected) {
    ImagePlus image = IJ.createImage("map", "32-bit ramp", 8, 6, 1);
    image.setProperty("Info", image().getInfoProperty() + "ecm." + key + ": " + text + "\n");
    ProvenanceField<?> field =
        fields().filter(f -> f.keys().contains(key)).findFirst().orElseThrow();
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> Provenance.of(image).get(field));
    assertEquals(
        "the image's Info has 'ecm." + key + ": " + text + "', but " + expected + " is expected",
        refusal.getMessage());
    assertEquals(unit(), Provenance.of(image).get(Provenance.UNIT).orElseThrow(), "others do read");
  }

  /** The documentation's table is made of the fields. */
  @Test
  void theTableOfTheDocumentationHasEveryField() throws IOException {
    List<String> rows = new ArrayList<>();
    for (ProvenanceField<?> field : Provenance.fields()) {
      List<String> keys = field.keys().stream().map(key -> "`ecm." + key + "`").toList();
      rows.add("| " + String.join(", ", keys) + " | " + field.meaning() + " |");
    }
    List<String> table =
        Files.readAllLines(Path.of("docs", "formats.md")).stream()
            .filter(line -> line.startsWith("| `ecm."))
            .toList();
    assertEquals(String.join("\n", rows), String.join("\n", table));
  }
}
