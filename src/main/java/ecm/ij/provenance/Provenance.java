package ecm.ij.provenance;

import static ecm.ij.provenance.Forms.anyNumber;
import static ecm.ij.provenance.Forms.choice;
import static ecm.ij.provenance.Forms.count;
import static ecm.ij.provenance.Forms.flags;
import static ecm.ij.provenance.Forms.positive;
import static ecm.ij.provenance.Forms.rect;
import static ecm.ij.provenance.Forms.text;
import static ecm.ij.provenance.Forms.yes;

import ecm.base.InvalidInput;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.stack.FrameSelection;
import ecm.stack.PixelFlag;
import ecm.stack.Rect;
import ij.ImagePlus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an image of this suite remembers of how it was made: typed values, in lines {@code ecm.key:
 * value} of the image's Info, which ImageJ saves in the file and copies to duplicates. {@link
 * #writeTo} is the only writer of such lines, {@link #of} the only reader. A field is added by a
 * constant here; the documentation's table follows.
 *
 * <p>Numbers are kept to nine digits, as in all tables, so that what was written is read back
 * equal. A value is checked when it is asked for: a line that is not understood stops only what
 * needs it. Immutable.
 */
public final class Provenance {

  private static final List<ProvenanceField<?>> DECLARED = new ArrayList<>();

  private static final String SECONDS = " of seconds";

  /** What the values are. */
  public static final ProvenanceField<String> QUANTITY =
      field(text("quantity", "what the values are"));

  /** Their unit. */
  public static final ProvenanceField<String> UNIT =
      field(text("unit", "unit of the values; `1` for none"));

  /** Meanings of the bits of a map of flags. */
  public static final ProvenanceField<List<PixelFlag>> FLAGS =
      field(flags("flag_", "of a map of flags: what each bit means"));

  /** Title of the stack, by which companions are found. */
  public static final ProvenanceField<String> STACK =
      field(text("stack", "title of the stack, by which it and its other maps are found"));

  /** SHA-256 of the frames that were analysed. */
  public static final ProvenanceField<String> INPUT =
      field(
          text(
              "input_sha256",
              "digest of the frames that were analysed, as in `summary.json`",
              "[0-9a-f]{64}",
              "64 hexadecimal digits"));

  /** dt [s]. */
  public static final ProvenanceField<Double> FRAME_INTERVAL =
      field(positive("frame_interval_s", "time between frames", SECONDS));

  /** T [s] of the record or the part of it that was mapped. */
  public static final ProvenanceField<Double> RECORD_LENGTH =
      field(
          positive(
              "record_length_s", "length T of what was mapped: record, half, window", SECONDS));

  /** Length of a window [s]. */
  public static final ProvenanceField<Double> WINDOW =
      field(positive("window_s", "length of each sliding window", SECONDS));

  /** From the start of one window to that of the next [s]. */
  public static final ProvenanceField<Double> STEP =
      field(positive("step_s", "from the start of one window to that of the next", SECONDS));

  /** Above it tau is a lower bound [s]. */
  public static final ProvenanceField<Double> CENSORED_ABOVE =
      field(
          positive("censored_above_s", "T/12, above which tau of a fit is a lower bound", SECONDS));

  /** Estimator of tau; that of fits is not written. */
  public static final ProvenanceField<MapEstimator> ESTIMATOR =
      field(
          choice(
              "estimator",
              "of a half or a window: `likelihood`; none for the fit",
              MapEstimator.class));

  /** Version of the suite. */
  public static final ProvenanceField<String> VERSION =
      field(text("version", "version of the suite"));

  /** The part that holds data in every frame, see {@link #valid}. */
  public static final ProvenanceField<Rect> VALID =
      field(
          rect(
              "valid", "`x,y,width,height` of the part covered in every frame; without it all is"));

  /** Frames left out, see {@link #excluded}. */
  public static final ProvenanceField<String> EXCLUDED =
      field(text("excluded", "of a registered stack: frames left out, as `3, 10-12`"));

  /** The part of the original that a cropped stack is. */
  public static final ProvenanceField<Rect> CROPPED =
      field(rect("cropped", "`x,y,width,height` of a cropped stack in the original"));

  /** Pixels per speckle. */
  public static final ProvenanceField<Double> SPECKLE_AREA =
      field(positive("speckle_area_px", "pixels that make one speckle", ""));

  /** Conditions of the homogeneous null, or why they are not known. */
  public static final ProvenanceField<Maybe<NullConditions>> NULL =
      field(
          new ProvenanceField<>(
              NullForm.KEYS,
              "of a map of tau by the fit: what its homogeneous null has in common with it, or why"
                  + " that is not known",
              new NullForm()));

  /** tau of the pooled curve [s]. */
  public static final ProvenanceField<Double> TAU_POOLED =
      field(positive("tau_pooled_s", "tau of the pooled curve, in which T counts", SECONDS));

  /** Intensity of the vacuum. */
  public static final ProvenanceField<Double> BACKGROUND =
      field(anyNumber("background", "of a mask: intensity of the vacuum, counts"));

  /** Intensity of the thick sample. */
  public static final ProvenanceField<Double> PLATEAU =
      field(anyNumber("plateau", "of a mask: intensity of the thick sample, counts"));

  /** Seconds per row of a four-point plane. */
  public static final ProvenanceField<Double> LAG_STEP =
      field(anyNumber("dt_step_s", "of g4: seconds per row"));

  /** Form of the four-point function. */
  public static final ProvenanceField<String> FORM = field(text("form", "of g4: its form"));

  /** Whether the four-point function is normalised. */
  public static final ProvenanceField<Boolean> NORMALISED =
      field(yes("normalised", "of g4: whether it is normalised"));

  /** Frames per bin of a two-time correlation. */
  public static final ProvenanceField<Integer> FRAMES_PER_BIN =
      field(count("frames_per_bin", "of C(t1, t2): frames per bin"));

  /** Pixels that a two-time correlation is of. */
  public static final ProvenanceField<Integer> PIXELS_USED =
      field(count("pixels_used", "of C(t1, t2): pixels used"));

  /** Pixels of the region that was asked for. */
  public static final ProvenanceField<Integer> PIXELS_OF_REGION =
      field(count("pixels_of_region", "of C(t1, t2): pixels of the region"));

  /** Parameters of a simulated stack. */
  public static final ProvenanceField<String> SIMULATION =
      field(text("simulation", "of a simulated stack and its truth: all parameters"));

  /** Nothing. */
  public static final Provenance NONE = new Provenance(Map.of());

  private final Map<String, String> lines;

  private Provenance(Map<String, String> lines) {
    this.lines = Map.copyOf(lines);
  }

  private static <T> ProvenanceField<T> field(ProvenanceField<T> field) {
    DECLARED.add(field);
    return field;
  }

  /** All fields in the order of their lines. */
  public static List<ProvenanceField<?>> fields() {
    return List.copyOf(DECLARED);
  }

  /** What an image remembers; lines of other keys are not read. */
  public static Provenance of(ImagePlus image) {
    return new Provenance(InfoLines.read(image, keys(fields())));
  }

  /** What several have in common. */
  public static Provenance common(Collection<Provenance> all) {
    Map<String, String> lines = new HashMap<>();
    all.stream().limit(1).forEach(first -> lines.putAll(first.lines));
    all.forEach(one -> lines.entrySet().retainAll(one.lines.entrySet()));
    return new Provenance(lines);
  }

  /** The same with another value of a field; without the field for a number that is not known. */
  public <T> Provenance with(ProvenanceField<T> field, T value) {
    Map<String, String> more = new HashMap<>(lines);
    field.keys().forEach(more::remove);
    more.putAll(field.write(value));
    return new Provenance(more);
  }

  /** The same with a valid part, unless that is the whole, or nothing. */
  public Provenance withValid(Rect part, Rect whole) {
    return part.isEmpty() || part.equals(whole) ? this : with(VALID, part);
  }

  /** The same with all that another one says. */
  public Provenance and(Provenance other) {
    Map<String, String> more = new HashMap<>(lines);
    fields().stream()
        .filter(field -> field.keys().stream().anyMatch(other.lines::containsKey))
        .forEach(field -> field.keys().forEach(more::remove));
    more.putAll(other.lines);
    return new Provenance(more);
  }

  /**
   * The value of a field; empty if the image does not say.
   *
   * @throws InvalidInput for a line that is not as the field is written, naming key and text
   */
  public <T> Optional<T> get(ProvenanceField<T> field) {
    return field.read(lines);
  }

  /**
   * The value of a number; NaN if the image does not say.
   *
   * @throws InvalidInput as {@link #get}
   */
  public double number(ProvenanceField<Double> field) {
    return get(field).orElse(Double.NaN);
  }

  /**
   * The part covered in every frame; the whole if the image does not say.
   *
   * @throws InvalidInput if what it says is no part of the whole
   */
  public Rect valid(Rect whole) {
    String text = lines.get(VALID.toString());
    if (text == null) {
      return whole;
    }
    Rect part = Forms.parsedRect(text);
    if (part == null || !part.intersect(whole).equals(part)) {
      throw ProvenanceField.wrong(
          VALID.toString(),
          text,
          String.format(
              Locale.ROOT,
              "x,y,width,height inside %d x %d pixels",
              whole.width(),
              whole.height()));
    }
    return part;
  }

  /**
   * Per frame, whether it is left out.
   *
   * @throws InvalidInput if what the image says is no list of its frames
   */
  public boolean[] excluded(int frames) {
    String text = get(EXCLUDED).orElse("");
    try {
      return FrameSelection.parse(text, frames);
    } catch (InvalidInput e) {
      String expected =
          String.format(Locale.ROOT, "a list of frames from 1 to %d, such as 3, 10-12,", frames);
      throw ProvenanceField.wrong(EXCLUDED.toString(), text, expected);
    }
  }

  /**
   * Writes all of it into the Info of an image, in the order of the fields. Lines of fields that
   * this does not have, and all others, stay.
   */
  public void writeTo(ImagePlus image) {
    List<ProvenanceField<?>> known =
        fields().stream()
            .filter(field -> field.keys().stream().anyMatch(lines::containsKey))
            .toList();
    Map<String, String> ordered = new LinkedHashMap<>();
    List<String> keys = keys(known);
    keys.stream().filter(lines::containsKey).forEach(key -> ordered.put(key, lines.get(key)));
    if (!ordered.isEmpty()) {
      InfoLines.write(image, keys, ordered);
    }
  }

  private static List<String> keys(List<ProvenanceField<?>> fields) {
    return fields.stream().flatMap(field -> field.keys().stream()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Provenance that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /** The values by key. */
  @Override
  public String toString() {
    return lines.toString();
  }
}
