package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * for each field, in order, of key, unit, default, and allowed values, as the code has them. {@link
 * ReferencePagesProgram} brings them up to date.
 */
class ReferencePagesTest {

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

  @ParameterizedTest
  @MethodSource("commandsWithFields")
  void thePageHasEveryFieldAsItIs(CommandInfo info) throws IOException {
    assertEquals(
        String.join("\n", ReferencePage.of(info).expected()),
        String.join("\n", ReferencePage.of(info).rows()),
        ReferencePagesProgram.HOW);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void thePageHasALineForTheCommand(CommandInfo info) throws IOException {
    assertTrue(
        labels(ReferencePage.of(info).file()).contains(ReferencePage.label(info)),
        ReferencePage.label(info));
  }

  @Test
  void noPageIsOfACommandThatIsGone() throws IOException {
    List<String> named =
        commands()
            .map(info -> ReferencePage.of(info).file().toString())
            .distinct()
            .sorted()
            .toList();
    try (Stream<Path> there = Files.list(ReferencePage.FOLDER)) {
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
          commands().filter(info -> ReferencePage.label(info).equals(call.group(1))).toList();
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
