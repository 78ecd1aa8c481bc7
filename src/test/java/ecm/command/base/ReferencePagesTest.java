package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/**
 * The reference pages say of every command what its fields are: each page has a table with a row
 * for each field, in order, of key, unit, default, and allowed values, as the code has them.
 */
class ReferencePagesTest {

  private static final Path PAGES = Path.of("docs", "commands");

  /** Labels with a unit in brackets, as in {@code Frame interval (s)}. */
  static final Pattern UNIT =
      Pattern.compile(
          ".*\\((s|nm|px|counts|electrons/px/frame|kV|mrad|K|eV|x|x sample|fraction|tau"
              + "|frames|electrons|ADU|ADU/electron|electrons/ADU)\\)");

  private static final Pattern CALL = Pattern.compile("run\\(\"([^\"]+)\"(?:, *\"([^\"]*)\")?\\);");

  static Stream<CommandInfo> commands() {
    return MenuTest.commands().stream()
        .map(type -> new CommandInfo(type.getName(), type.getAnnotation(Plugin.class)))
        .filter(info -> info.getMenuPath().get(0).getName().equals("Plugins"));
  }

  static Stream<CommandInfo> commandsWithFields() {
    return commands().filter(info -> !CommandField.of(info).isEmpty());
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return docs.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  private static String label(CommandInfo info) {
    return info.getMenuPath().getLeaf().getName();
  }

  /** {@code Relaxation Maps...} stands in relaxation-maps.md, the samples all in samples.md. */
  private static Path page(CommandInfo info) {
    String name = info.getMenuPath().size() > 3 ? "Samples" : label(info).replace("...", "");
    return PAGES.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".md");
  }

  private static List<String> rows(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("| `"))
        .filter(line -> line.split("\\|").length == 6)
        .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2)).trim())
        .toList();
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

  @ParameterizedTest
  @MethodSource("commandsWithFields")
  void thePageHasEveryFieldAsItIs(CommandInfo info) throws IOException {
    List<String> expected =
        CommandField.of(info).stream()
            .filter(field -> !field.key().equals("image"))
            .map(ReferencePagesTest::row)
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", rows(page(info))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void thePageHasALineForTheCommand(CommandInfo info) throws IOException {
    assertTrue(labels(page(info)).contains(label(info)), label(info));
  }

  @Test
  void noPageIsOfACommandThatIsGone() throws IOException {
    List<String> named = commands().map(info -> page(info).toString()).distinct().sorted().toList();
    try (Stream<Path> there = Files.list(PAGES)) {
      assertEquals(
          named, there.map(Path::toString).filter(f -> !f.endsWith("README.md")).sorted().toList());
    }
  }

  /** Lines of ImageJ's own commands are left alone. */
  @ParameterizedTest
  @MethodSource("pages")
  void macroLinesHaveKeysAndValuesThatAreAllowed(Path page) throws IOException {
    for (Matcher call : calls(page)) {
      List<CommandInfo> named =
          commands().filter(info -> label(info).equals(call.group(1))).toList();
      assertFalse(named.isEmpty() && call.group(1).contains("ECM"), call.group());
      for (CommandInfo info : named) {
        List<CommandField> fields = CommandField.of(info);
        MacroOptions.parse(call.group(2) == null ? "" : call.group(2))
            .values()
            .forEach((key, value) -> CommandField.byKey(fields, key).parse(value));
      }
    }
  }

  private static List<String> labels(Path page) throws IOException {
    return calls(page).stream().map(call -> call.group(1)).toList();
  }

  private static List<Matcher> calls(Path page) throws IOException {
    List<Matcher> calls = new ArrayList<>();
    Matcher block =
        Pattern.compile("```ijm\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
    while (block.find()) {
      for (String line : block.group(1).lines().toList()) {
        Matcher call = CALL.matcher(line);
        while (call.find()) {
          Matcher one = CALL.matcher(call.group());
          assertTrue(one.matches());
          calls.add(one);
        }
      }
    }
    return calls;
  }
}
