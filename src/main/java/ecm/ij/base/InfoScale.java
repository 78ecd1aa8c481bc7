package ecm.ij.base;

import ecm.base.InvalidInput;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Info of an image says of its frame interval and pixel size, in the words of the file
 * that it was read from. It is never used as a calibration, but a calibration that contradicts it
 * is not believed either: ImageJ2's reader (SCIFIO), for one, gives a stack whose frame interval it
 * does not pass on an interval of 1, without a unit, which ImageJ shows as "1 sec".
 *
 * @param lines the Info, line by line
 */
record InfoScale(List<String> lines) {

  /** What differs by less is the same number, written with fewer digits. */
  private static final double ROUNDING = 1e-3;

  private static final String BY_SCIFIO = "--- Dataset Information ---";

  private static final Set<String> INTERVALS = Set.of("frame interval", "finterval");

  private static final Set<String> TIME_UNITS = Set.of("tunit", "time unit");

  private static final Set<String> SIZES = Set.of("pixel size", "pixel width", "pixelwidth");

  private static final Pattern LINE =
      Pattern.compile("([\\p{L} _]+?)\\s*(?:\\(([^)]*)\\))?\\s*[=:]\\s*(.+)");

  private static final Pattern VALUE =
      Pattern.compile("([0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*(\\p{L}*)");

  /**
   * A number with a unit.
   *
   * @param line as it stands in the Info
   * @param value in that unit
   * @param unit empty if none is said
   */
  private record Said(String line, double value, String unit) {

    boolean is(double other) {
      return Math.abs(value - other) <= ROUNDING * Math.abs(other);
    }
  }

  static InfoScale of(ImagePlus image) {
    String info = image.getInfoProperty();
    return new InfoScale(info == null ? List.of() : info.lines().map(String::strip).toList());
  }

  /** Whether the interval of an image is the 1 of a time axis that nobody has calibrated. */
  boolean lacksInterval(Calibration calibration) {
    return lines.contains(BY_SCIFIO)
        && calibration.frameInterval == 1
        && calibration.getTimeUnit().equals(new Calibration().getTimeUnit())
        && intervals().stream().noneMatch(said -> said.is(1));
  }

  /** What is known beside in brackets, to complete a sentence; or nothing. */
  String intervalHint() {
    return intervals().stream()
        .findFirst()
        .map(said -> " (its Info says '" + said.line + "')")
        .orElse(
            lines.contains(BY_SCIFIO)
                ? " (opened by ImageJ2, which shows an interval without a unit as 1 sec)"
                : "");
  }

  /**
   * Compares the calibration's frame interval with the Info's.
   *
   * @param seconds in the calibration's unit
   * @throws InvalidInput if the Info has another
   */
  void checkInterval(Calibration calibration, double seconds) {
    double number = calibration.frameInterval;
    List<Said> said = intervals();
    boolean agrees = said.isEmpty() || said.stream().anyMatch(s -> isTime(s, number, seconds));
    if (!agrees) {
      throw contradiction(
          "frame interval",
          ImageInfo.number(number) + " " + calibration.getTimeUnit(),
          said.get(0),
          "frameInterval in seconds");
    }
  }

  private static boolean isTime(Said said, double number, double seconds) {
    if (said.unit.isEmpty()) {
      return said.is(number) || said.is(seconds);
    }
    double unit = Units.seconds(said.unit);
    return Double.isNaN(unit) || said.is(seconds / unit);
  }

  /**
   * Compares the calibration's pixel size with the Info's, where that has a unit. A size in
   * micrometres is none of the sample at these magnifications, but that of the camera.
   *
   * @throws InvalidInput if the Info has another
   */
  void checkPixelSize(double nanometres) {
    List<Said> said = numbers(SIZES).stream().filter(s -> Units.nanometres(s.unit) <= 1).toList();
    boolean agrees =
        said.isEmpty() || said.stream().anyMatch(s -> s.is(nanometres / Units.nanometres(s.unit)));
    if (!agrees) {
      throw contradiction(
          "pixel size", ImageInfo.number(nanometres) + " nm", said.get(0), "pixelSize in nm");
    }
  }

  private static InvalidInput contradiction(String what, String one, Said other, String field) {
    return new InvalidInput(
        "the image gives its "
            + what
            + " as "
            + one
            + ", but its Info (Image > Show Info...) says '"
            + other.line
            + "': find out which is right, and give "
            + field);
  }

  private List<Said> intervals() {
    Optional<String> unit =
        lines.stream()
            .map(LINE::matcher)
            .filter(m -> m.matches() && TIME_UNITS.contains(key(m)))
            .map(m -> m.group(3).strip())
            .findFirst();
    return numbers(INTERVALS).stream()
        .map(s -> s.unit.isEmpty() ? new Said(s.line, s.value, unit.orElse("")) : s)
        .toList();
  }

  private List<Said> numbers(Set<String> keys) {
    List<Said> found = new ArrayList<>();
    for (String line : lines) {
      Matcher statement = LINE.matcher(line);
      if (statement.matches() && keys.contains(key(statement))) {
        Matcher value = VALUE.matcher(statement.group(3).strip());
        String unit = statement.group(2) == null ? "" : statement.group(2).strip();
        if (value.matches() && number(value.group(1)) > 0) {
          String own = value.group(2);
          found.add(new Said(line, number(value.group(1)), own.isEmpty() ? unit : own));
        }
      }
    }
    return found;
  }

  private static String key(Matcher statement) {
    return statement.group(1).strip().toLowerCase(Locale.ROOT);
  }

  /** 0 for what is no number, such as 1.2.3. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
