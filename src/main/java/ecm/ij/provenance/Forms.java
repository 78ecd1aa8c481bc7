package ecm.ij.provenance;

import ecm.files.CsvTable;
import ecm.ij.provenance.ProvenanceField.Form;
import ecm.stack.PixelFlag;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds of fields of an image's provenance, most of them a line each. */
final class Forms {

  private static final Pattern RECT =
      Pattern.compile("(\\d{1,9}) *, *(\\d{1,9}) *, *(\\d{1,9}) *, *(\\d{1,9})");

  private Forms() {}

  /** Any text; line breaks become blanks, blanks at both ends are dropped. */
  static ProvenanceField<String> text(String key, String meaning) {
    return line(key, meaning, "", text -> text.replaceAll("\\R", " ").strip(), text -> text);
  }

  /** Text of a pattern. */
  static ProvenanceField<String> text(String key, String meaning, String pattern, String expected) {
    return line(key, meaning, expected, text -> text, text -> text.matches(pattern) ? text : null);
  }

  /** A number to nine digits; infinite and NaN allowed. */
  static ProvenanceField<Double> anyNumber(String key, String meaning) {
    return line(key, meaning, "a number", CsvTable::number, Forms::parsed);
  }

  /**
   * A number above 0 to nine digits; one that is not, as NaN, is not known and has no line.
   *
   * @param unit such as " of seconds"; empty for none
   */
  static ProvenanceField<Double> positive(String key, String meaning, String unit) {
    ProvenanceField<Double> known =
        line(key, meaning, "a positive number" + unit, CsvTable::number, Forms::parsedPositive);
    return new ProvenanceField<>(
        List.of(key),
        meaning,
        new Form<>() {
          @Override
          public Map<String, String> write(Double value) {
            return value > 0 ? known.write(value) : Map.of();
          }

          @Override
          public Optional<Double> read(Map<String, String> lines) {
            return known.read(lines);
          }
        });
  }

  /** A whole number, 0 or more. */
  static ProvenanceField<Integer> count(String key, String meaning) {
    return line(
        key,
        meaning,
        "a whole number",
        n -> Integer.toString(n),
        text -> text.matches("\\d{1,9}") ? Integer.valueOf(text) : null);
  }

  /** True or false. */
  static ProvenanceField<Boolean> yes(String key, String meaning) {
    return line(
        key,
        meaning,
        "true or false",
        value -> Boolean.toString(value),
        text -> text.matches("true|false") ? Boolean.valueOf(text) : null);
  }

  /** One of an enum's values, in lower case. */
  static <E extends Enum<E>> ProvenanceField<E> choice(String key, String meaning, Class<E> type) {
    Map<String, E> byName = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      byName.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return line(
        key,
        meaning,
        String.join(" or ", byName.keySet()),
        value -> value.name().toLowerCase(Locale.ROOT),
        byName::get);
  }

  /** A rectangle that is not empty, as {@code x,y,width,height}. */
  static ProvenanceField<Rect> rect(String key, String meaning) {
    return line(
        key,
        meaning,
        "x,y,width,height",
        r -> r.x() + "," + r.y() + "," + r.width() + "," + r.height(),
        Forms::parsedRect);
  }

  /** Flags with their meanings, a line each. */
  static ProvenanceField<List<PixelFlag>> flags(String stem, String meaning) {
    List<String> keys = new ArrayList<>();
    for (PixelFlag flag : PixelFlag.values()) {
      keys.add(stem + flag.bit());
    }
    return new ProvenanceField<>(
        keys,
        meaning,
        new Form<>() {
          @Override
          public Map<String, String> write(List<PixelFlag> flags) {
            Map<String, String> lines = new LinkedHashMap<>();
            flags.forEach(flag -> lines.put(stem + flag.bit(), flag.meaning()));
            return lines;
          }

          @Override
          public Optional<List<PixelFlag>> read(Map<String, String> lines) {
            List<PixelFlag> flags = new ArrayList<>(List.of(PixelFlag.values()));
            flags.removeIf(flag -> !lines.containsKey(stem + flag.bit()));
            return flags.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(flags));
          }
        });
  }

  /** A line of its own; the reader returns null for a text that is not as expected. */
  private static <T> ProvenanceField<T> line(
      String key,
      String meaning,
      String expected,
      Function<T, String> writer,
      Function<String, T> reader) {
    return new ProvenanceField<>(
        List.of(key),
        meaning,
        new Form<>() {
          @Override
          public Map<String, String> write(T value) {
            return Map.of(key, writer.apply(value));
          }

          @Override
          public Optional<T> read(Map<String, String> lines) {
            return Optional.ofNullable(lines.get(key)).map(this::checked);
          }

          private T checked(String text) {
            T value = reader.apply(text);
            if (value == null) {
              throw ProvenanceField.wrong(key, text, expected);
            }
            return value;
          }
        });
  }

  private static Double parsed(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Double parsedPositive(String text) {
    Double value = parsed(text);
    return value != null && value > 0 ? value : null;
  }

  /** The rectangle of a line; null if it is none, or empty. */
  static Rect parsedRect(String text) {
    Matcher n = RECT.matcher(text);
    if (!n.matches()) {
      return null;
    }
    Rect rect = new Rect(number(n, 1), number(n, 2), number(n, 3), number(n, 4));
    return rect.isEmpty() ? null : rect;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
