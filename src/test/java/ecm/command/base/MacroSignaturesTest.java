package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scijava.MenuEntry;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/**
 * Macros rely on labels, keys and defaults: a change must be meant. {@link ReferencePagesProgram}
 * writes the file.
 */
class MacroSignaturesTest {

  @Test
  void macrosWrittenYesterdayStillRun() throws IOException {
    String actual = signatures();
    try (InputStream in = getClass().getResourceAsStream("/macro-signatures.txt")) {
      String frozen = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(frozen, actual, ReferencePagesProgram.HOW);
    }
  }

  /** All commands with their keys, as they are. */
  static String signatures() {
    return MenuTest.commands().stream()
        .map(MacroSignaturesTest::info)
        .sorted(Comparator.comparing(MacroSignaturesTest::order))
        .map(MacroSignaturesTest::signature)
        .collect(Collectors.joining("\n"));
  }

  private static CommandInfo info(Class<?> command) {
    return new CommandInfo(command.getName(), command.getAnnotation(Plugin.class));
  }

  private static String order(CommandInfo info) {
    return info.getMenuPath().stream()
        .map(entry -> String.format("%06.1f", entry.getWeight()))
        .collect(Collectors.joining());
  }

  private static String signature(CommandInfo info) {
    List<String> path = info.getMenuPath().stream().map(MenuEntry::getName).toList();
    StringBuilder lines = new StringBuilder(String.join(" > ", path) + "\n");
    for (CommandField field : CommandField.of(info)) {
      lines.append(
          String.format(
              "  %s=%s %s: %s%n",
              field.key(),
              CommandField.text(field.item().getDefaultValue()),
              field.type().getSimpleName(),
              field.allowed()));
    }
    return lines.toString();
  }
}
