package ecm.command.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scijava.command.CommandInfo;

/**
 * The reference page of a command, whose table has a row for each field: key, unit, default,
 * allowed values, and a meaning in words.
 *
 * @param info of the command
 */
record ReferencePage(CommandInfo info) {

  static final Path FOLDER = Path.of("docs", "commands");

  /** Labels with a unit in brackets, as in {@code Frame interval (s)}. */
  static final Pattern UNIT =
      Pattern.compile(
          ".*\\((s|nm|px|counts|electrons/px/frame|kV|mrad|K|eV|x|x sample|fraction|tau"
              + "|frames|electrons|ADU|ADU/electron|electrons/ADU)\\)");

  private static final String HEAD = "| parameter | unit | default | allowed | meaning |";

  static ReferencePage of(CommandInfo info) {
    return new ReferencePage(info);
  }

  static String label(CommandInfo info) {
    return info.getMenuPath().getLeaf().getName();
  }

  /** {@code Relaxation Maps...} stands in relaxation-maps.md, the samples all in samples.md. */
  Path file() {
    String name = info.getMenuPath().size() > 3 ? "Samples" : label(info).replace("...", "");
    return FOLDER.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".md");
  }

  /** The fields that the page describes. */
  List<CommandField> fields() {
    return CommandField.of(info).stream().filter(f -> !f.key().equals("image")).toList();
  }

  /** The rows as the command has them, without their meaning. */
  List<String> expected() {
    return fields().stream().map(ReferencePage::row).toList();
  }

  /** The rows as they stand on the page, without their meaning. */
  List<String> rows() throws IOException {
    return lines().stream().filter(ReferencePage::isRow).map(ReferencePage::told).toList();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file());
  }

  private static boolean isRow(String line) {
    return line.startsWith("| `") && line.split("\\|").length == 6;
  }

  private static String told(String line) {
    return line.substring(0, line.lastIndexOf('|', line.length() - 2)).trim();
  }

  private static String meaning(String line) {
    return line.substring(line.lastIndexOf('|', line.length() - 2) + 1, line.length() - 1).trim();
  }

  private static String key(String line) {
    return line.substring(3, line.indexOf('`', 3));
  }

  private static String row(CommandField field) {
    Matcher unit = UNIT.matcher(field.item().getLabel());
    String value = CommandField.text(field.item().getDefaultValue());
    return String.format(
            "| `%s` | %s | %s | %s",
            field.key(),
            unit.matches() ? unit.group(1) : "",
            value.isEmpty() ? "" : "`" + value + "`",
            field.allowed())
        .trim();
  }

  /**
   * The page with the rows that the command has; a meaning that stands there is kept, that of a new
   * row is the field's description.
   */
  String updated() throws IOException {
    List<String> lines = lines();
    int head = lines.indexOf(HEAD);
    if (head < 0) {
      throw new IOException(file() + " has no line " + HEAD);
    }
    int end = head + 2;
    while (end < lines.size() && isRow(lines.get(end))) {
      end++;
    }
    Map<String, String> meanings =
        lines.subList(head + 2, end).stream()
            .collect(Collectors.toMap(ReferencePage::key, ReferencePage::meaning));
    List<String> changed = new ArrayList<>(lines.subList(0, head + 2));
    for (CommandField field : fields()) {
      String meaning = meanings.getOrDefault(field.key(), field.item().getDescription());
      changed.add(row(field) + " | " + meaning + " |");
    }
    changed.addAll(lines.subList(end, lines.size()));
    return String.join("\n", changed) + "\n";
  }
}
