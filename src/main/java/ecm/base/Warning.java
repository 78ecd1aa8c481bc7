package ecm.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something about a record or its analysis that the user must know before using a number.
 *
 * @param kind what it is about; one kind is told once per analysis
 * @param severity how much it matters
 * @param text what was found, with its figures, in one clause without a full stop
 * @param advice what to do about it, in one clause without a full stop; empty if there is nothing
 */
public record Warning(Kind kind, Severity severity, String text, String advice) {

  /** How much a warning matters, the least first. */
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

  /** What a warning is about. */
  public enum Kind {
    RECORD_LENGTH("the record is short in units of tau"),
    SAMPLING("the frames are far apart in units of tau"),
    DRIFT("what registration left, or could not find"),
    DEFORMATION("parts of the field move apart"),
    COUNTS("too few electrons per pixel and frame"),
    CONTRAST("the intensity hardly fluctuates"),
    SPECKLES("too few independent speckles"),
    FLAGGED("many pixels with a doubtful fit"),
    CENSORED("many times beyond what the record can show"),
    STUCK_PIXELS("pixels of the camera that measure wrongly in every frame"),
    INVALID_PIXELS("pixels of the camera that do not measure"),
    SPIKES("samples struck by X-rays or cosmic rays"),
    REPEATED_FRAMES("frames that are copies of the one before"),
    DIMMED_FRAMES("frames that are blank, blurred or of another brightness"),
    SPECTRUM("the record does not follow the model of the likelihood"),
    TEMPERATURES("the temperatures of a series"),
    SERIES_ERRORS("the errors of a series are missing, or smaller than its scatter"),
    LAW("the temperatures do not follow a law");

    private final String description;

    Kind(String description) {
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
}
