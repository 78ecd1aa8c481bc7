package ecm.command.base;

import ecm.base.InvalidInput;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options of a macro's {@code run("label", "key=value key=[two words]")}.
 *
 * <p>Quoting follows {@code ij.Macro.getValue}: a value ends at the next space, or is enclosed in
 * single quotes, or in square brackets, which may be nested.
 *
 * @param values by key, in order
 */
public record MacroOptions(Map<String, String> values) {

  /**
   * Reads options.
   *
   * @throws InvalidInput for a word without '=', a quote that is not closed, a key given twice
   */
  public static MacroOptions parse(String options) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = skipSpaces(options, 0);
    while (at < options.length()) {
      int keyEnd = endOfKey(options, at);
      String key = options.substring(at, keyEnd);
      if (keyEnd == options.length() || options.charAt(keyEnd) != '=') {
        throw new InvalidInput("option '" + key + "' has no value; write " + key + "=value");
      }
      int valueEnd = endOfValue(options, keyEnd + 1, key);
      if (values.put(key, unquoted(options.substring(keyEnd + 1, valueEnd))) != null) {
        throw new InvalidInput("option '" + key + "' is given twice");
      }
      at = skipSpaces(options, valueEnd);
    }
    return new MacroOptions(values);
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfKey(String text, int from) {
    int at = from;
    while (at < text.length()
        && text.charAt(at) != '='
        && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfValue(String text, int from, String key) {
    char first = from < text.length() ? text.charAt(from) : ' ';
    int end =
        switch (first) {
          case '\'' -> text.indexOf('\'', from + 1) + 1;
          case '[' -> afterClosingBracket(text, from);
          default -> endOfWord(text, from);
        };
    if (end <= 0) {
      throw new InvalidInput("option '" + key + "': the quote " + first + " is not closed");
    }
    return end;
  }

  private static int afterClosingBracket(String text, int from) {
    int open = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (open == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int endOfWord(String text, int from) {
    int end = text.indexOf(' ', from);
    return end < 0 ? text.length() : end;
  }

  private static String unquoted(String value) {
    boolean quoted = value.startsWith("'") || value.startsWith("[");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /**
   * Compares every option with the fields of a command. SciJava itself ignores a key that it does
   * not know and turns a text that is not a number into 0.
   *
   * @throws InvalidInput for an unknown key or a value that its field cannot take; of several, all
   */
  public void check(Collection<CommandField> fields) {
    Faults.inAll(
        values.entrySet(),
        option -> CommandField.byKey(fields, option.getKey()).parse(option.getValue()));
  }
}
