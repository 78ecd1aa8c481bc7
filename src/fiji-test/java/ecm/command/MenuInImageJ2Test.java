package ecm.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.base.MenuTest;
import ecm.command.base.ProbeCommand;
import ecm.fiji.ImageJ2;
import java.util.List;
import java.util.stream.Stream;
import net.imagej.legacy.LegacyService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.MenuEntry;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.ui.UIService;

/** ImageJ2 has every command at its place in the menu. */
class MenuInImageJ2Test {

  static List<Class<?>> commands() {
    return MenuTest.commands().stream().filter(c -> c != ProbeCommand.class).toList();
  }

  private static List<String> path(CommandInfo info) {
    return info.getMenuPath().stream().map(MenuEntry::getName).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsFound(Class<?> command) {
    CommandInfo info = ImageJ2.service(CommandService.class).getCommand(command.getName());
    assertNotNull(info);
    assertEquals(List.of("Plugins", "ECM"), path(info).subList(0, 2));
    assertTrue(info.isValid(), () -> info.getProblems().toString());
    assertTrue(info.canRunHeadless(), "it runs without windows");
    assertTrue(info.isVisible(), "it is in the menu");
  }

  @Test
  void nothingElseIsInTheMenu() {
    Stream<String> expected = commands().stream().map(Class::getName);
    Stream<String> found =
        ImageJ2.service(CommandService.class).getCommands().stream()
            .filter(info -> path(info).size() > 2)
            .filter(info -> path(info).subList(0, 2).equals(List.of("Plugins", "ECM")))
            .map(CommandInfo::getClassName);
    assertEquals(expected.sorted().toList(), found.sorted().toList());
  }

  @Test
  void theRealImageJ2IsWhatRunsThem() {
    assertTrue(ImageJ2.service(LegacyService.class).isActive(), "it has taken over ImageJ 1");
    assertTrue(ImageJ2.service(UIService.class).isHeadless(), "without windows");
  }
}
