package ecm.base;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something about a record or its analysis that the user must know before using a number.
 *
 * @param kind what it is about; one kind is told once per analysis
 * @param severity how much it matters
 * @param text what was found, with its figures, in one clause without a full stop
 * @param advice what to do about it, in one clause without a full stop; empty if there is nothing
 */
@Api
public record Warning(Kind kind, Severity severity, String text, String advice) {

  /** How much a warning matters, the least first. */
  @Api
  public enum Severity {
    /** Nothing is wrong: something was left out, replaced or chosen. */
    INFO,
    /** A number may be off by more than its error. */
    WARNING,
    /** A conclusion named in the text must not be drawn. */
    FORBIDS;

    /** As written in files: {@code info}, {@code warning}, {@code forbids}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The number that a warning stands beside: in tables, in figures, in the lines of a verdict. */
  @Api
  public enum Part {
    RECORD("the whole record"),
    CAMERA("samples and frames that were left out"),
    DRIFT("the drift"),
    BULK("times of the bulk"),
    SURFACE("times and width of the surface layer"),
    LIKELIHOOD("the map by the likelihood"),
    SIGMA("the distribution of times"),
    XI("correlation lengths"),
    COUNTS("electrons per pixel"),
    SERIES("temperatures and laws");

    private final String description;

    Part(String description) {
      this.description = description;
    }

    /** The number in words. */
    public String description() {
      return description;
    }
  }

  /** What a warning is about. To add one is to add a line here and in the table of trust.md. */
  @Api
  public enum Kind {
    RECORD_LENGTH(Part.BULK, "the record is short in units of tau"),
    SAMPLING(Part.BULK, "the frames are far apart in units of tau"),
    SAMPLING_SURFACE(Part.SURFACE, "the frames are far apart in units of tau of the surface layer"),
    EQUILIBRATION(Part.RECORD, "the sample may have been ageing still"),
    AGEING(Part.RECORD, "the halves of the record relax at different times"),
    BRIGHTNESS(Part.RECORD, "the brightness changes over the record"),
    CRYSTALLISATION(Part.RECORD, "more and more pixels do not fluctuate"),
    DOSE(Part.RECORD, "the beam changes the times"),
    PLAN(Part.RECORD, "no record gives the error that is wanted"),
    SPECKLE_SIZE(Part.RECORD, "the speckle is narrower than two pixels"),
    DRIFT(Part.DRIFT, "what registration left, or could not find"),
    DEFORMATION(Part.DRIFT, "parts of the field move apart"),
    COUNTS(Part.COUNTS, "too few electrons per pixel and frame"),
    CONTRAST(Part.BULK, "the intensity hardly fluctuates"),
    SPECKLES(Part.SIGMA, "too few independent speckles"),
    FLAGGED(Part.BULK, "many pixels of the bulk with a doubtful fit"),
    FLAGGED_SURFACE(Part.SURFACE, "many pixels of the surface layer with a doubtful fit"),
    CENSORED(Part.BULK, "many times of the bulk beyond what the record can show"),
    CENSORED_SURFACE(
        Part.SURFACE, "many times of the surface layer beyond what the record can show"),
    STUCK_PIXELS(Part.CAMERA, "pixels of the camera that measure wrongly in every frame"),
    INVALID_PIXELS(Part.CAMERA, "pixels of the camera that do not measure"),
    SPIKES(Part.CAMERA, "samples struck by X-rays or cosmic rays"),
    REPEATED_FRAMES(Part.CAMERA, "frames that are copies of the one before"),
    DIMMED_FRAMES(Part.CAMERA, "frames that are blank, blurred or of another brightness"),
    PATTERNS(Part.BULK, "several speckle patterns add up in a pixel"),
    STATIC_PART(Part.BULK, "part of the speckle stands still"),
    TWO_TIMES(Part.BULK, "corrected and pooled time differ by more than their errors"),
    NOISE_LENGTH(Part.XI, "the four-point length is that of noise or spikes"),
    SURFACE_LAYER(Part.SURFACE, "there is no surface layer that the record can show"),
    SPECTRUM(Part.LIKELIHOOD, "the record does not follow the model of the likelihood"),
    NO_LIKELIHOOD(Part.LIKELIHOOD, "no map by the likelihood, and why"),
    FAILED(Part.SERIES, "stacks of an experiment that could not be analysed"),
    TEMPERATURES(Part.SERIES, "the temperatures of a series"),
    SERIES_ERRORS(Part.SERIES, "the errors of a series are missing, or smaller than its scatter"),
    LAW(Part.SERIES, "the temperatures do not follow a law");

    private final Part part;
    private final String description;

    Kind(Part part, String description) {
      this.part = part;
      this.description = description;
    }

    /** As written in files: {@code record-length}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What warnings of this kind are about, in a clause. */
    public String description() {
      return description;
    }

    /** The number that they stand beside. */
    public Part part() {
      return part;
    }

    /** All kinds as a table in Markdown, as the documentation shows it. */
    public static String table() {
      StringBuilder text =
          new StringBuilder("| kind | is about | stands beside |\n|---|---|---|\n");
      for (Kind kind : values()) {
        text.append("| `").append(kind.key()).append("` | ").append(kind.description);
        text.append(" | ").append(kind.part.description).append(" |\n");
      }
      return text.toString();
    }
  }

  public Warning {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(text);
    Objects.requireNonNull(advice);
  }

  /** Nothing is wrong, but it is told. */
  public static Warning info(Kind kind, String text) {
    return new Warning(kind, Severity.INFO, text, "");
  }

  /** A number may be off by more than its error. */
  public static Warning warning(Kind kind, String text, String advice) {
    return new Warning(kind, Severity.WARNING, text, advice);
  }

  /** A conclusion must not be drawn. */
  public static Warning forbids(Kind kind, String text, String advice) {
    return new Warning(kind, Severity.FORBIDS, text, advice);
  }

  /** The same, worst first; equals stay in order. */
  public static List<Warning> worstFirst(Collection<Warning> warnings) {
    return warnings.stream().sorted(Comparator.comparing(Warning::severity).reversed()).toList();
  }

  /**
   * Several lists as one, worst first, with one warning for each kind: where there are more, their
   * texts and advices follow each other, each once, under the worst severity.
   */
  @SafeVarargs
  public static List<Warning> joined(Collection<Warning>... lists) {
    Map<Kind, Warning> byKind = new LinkedHashMap<>();
    for (Collection<Warning> list : lists) {
      for (Warning warning : worstFirst(list)) {
        byKind.merge(warning.kind, warning, Warning::and);
      }
    }
    return worstFirst(byKind.values());
  }

  private Warning and(Warning other) {
    Severity worse = severity.compareTo(other.severity) < 0 ? other.severity : severity;
    return new Warning(kind, worse, both(text, other.text), both(advice, other.advice));
  }

  private static String both(String one, String other) {
    return one.isEmpty() || one.contains(other) ? one.isEmpty() ? other : one : one + "; " + other;
  }

  /** The number that it stands beside. */
  public Part part() {
    return kind.part;
  }

  /** Whether it is more than an information. */
  public boolean isSerious() {
    return severity != Severity.INFO;
  }

  /** Severity, text and what to do, as a line of a log. */
  public String line() {
    return severity.key() + ": " + text + (advice.isEmpty() ? "" : " - do this: " + advice);
  }

  /** As an object of JSON: kind, severity, text and advice. */
  public Map<String, Object> entries() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("kind", kind.key());
    entries.put("severity", severity.key());
    entries.put("text", text);
    entries.put("advice", advice);
    return entries;
  }

  /** The array {@code warnings} of a file in JSON, worst first; empty if there are none. */
  public static List<Map<String, Object>> entries(Collection<Warning> warnings) {
    return worstFirst(warnings).stream().map(Warning::entries).toList();
  }

  /**
   * Reads what {@link #entries()} gave.
   *
   * @return empty if it is none, or of a kind that this version does not know
   */
  public static Optional<Warning> parse(Map<?, ?> entries) {
    return Arrays.stream(Kind.values())
        .filter(k -> k.key().equals(entries.get("kind")))
        .findFirst()
        .flatMap(
            kind ->
                Arrays.stream(Severity.values())
                    .filter(s -> s.key().equals(entries.get("severity")))
                    .findFirst()
                    .map(
                        s ->
                            new Warning(
                                kind, s, string(entries, "text"), string(entries, "advice"))));
  }

  private static String string(Map<?, ?> entries, String key) {
    return entries.get(key) instanceof String text ? text : "";
  }
}
