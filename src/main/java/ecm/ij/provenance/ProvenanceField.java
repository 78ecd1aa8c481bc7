package ecm.ij.provenance;

import ecm.base.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that an image remembers: under which keys it stands in the Info, how it is written and
 * read, and what it means. All of them are constants of {@link Provenance}. Immutable.
 *
 * @param <T> type of the value
 */
public final class ProvenanceField<T> {

  private final List<String> keys;
  private final String meaning;
  private final Form<T> form;

  ProvenanceField(List<String> keys, String meaning, Form<T> form) {
    this.keys = List.copyOf(keys);
    this.meaning = meaning;
    this.form = form;
  }

  /** How a value becomes lines of the Info and is read from them. */
  interface Form<T> {

    /** The text of each key that has a line; none if the value is not known. */
    Map<String, String> write(T value);

    /**
     * The value that the lines tell; empty if they do not.
     *
     * @throws InvalidInput for a line with another text than is expected
     */
    Optional<T> read(Map<String, String> lines);
  }

  /** Its keys in the Info, without the prefix {@code ecm.}, in the order of their lines. */
  public List<String> keys() {
    return keys;
  }

  /** What it means, as the documentation has it. */
  public String meaning() {
    return meaning;
  }

  Map<String, String> write(T value) {
    return form.write(value);
  }

  Optional<T> read(Map<String, String> lines) {
    return form.read(lines);
  }

  /** The first of the keys, by which the field is called. */
  @Override
  public String toString() {
    return keys.get(0);
  }

  /** The refusal of a line. */
  static InvalidInput wrong(String key, String text, String expected) {
    return new InvalidInput(
        String.format(
            Locale.ROOT,
            "the image's Info has '%s%s: %s', but %s is expected",
            InfoLines.PREFIX,
            key,
            text,
            expected));
  }
}
