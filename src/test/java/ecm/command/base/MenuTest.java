package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

class MenuTest {

  /**
   * Between groups there is a line: the analysis, a record, its maps, their course, series, help.
   */
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("Analyze ECM Stack...", "Analyze ECM Experiment..."),
          List.of(
              "Check Acquisition...",
              "Register ECM Stack...",
              "Apply Drift Table...",
              "Make ECM Mask..."),
          List.of(
              "Relaxation Maps...", "Inspect Pixel g2", "Map Statistics...", "Surface Profile..."),
          List.of(
              "Sliding-Window Maps...",
              "Compare Halves...",
              "Domain Lifetime...",
              "Four-Point Correlation...",
              "Two-Time Correlation..."),
          List.of("Temperature Series..."),
          List.of("Simulate ECM Stack...", "Samples"),
          List.of("About ECM"));

  private static final List<Class<?>> COMMANDS = find();

  /** Every command class of the suite. */
  static List<Class<?>> commands() {
    return COMMANDS;
  }

  private static List<Class<?>> find() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ecm.command")
            .stream()
            .filter(c -> c.isAssignableTo(EcmCommand.class))
            .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
            .<Class<?>>map(JavaClass::reflect)
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .toList();
  }

  @Test
  void thePluginIndexListsExactlyTheCommands() throws IOException {
    Set<String> indexed = new TreeSet<>();
    for (URL index :
        Collections.list(
            MenuTest.class
                .getClassLoader()
                .getResources("META-INF/json/org.scijava.plugin.Plugin"))) {
      try (var in = index.openStream()) {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Matcher names = Pattern.compile("\"class\":\"(ecm\\.[^\"]+)\"").matcher(json);
        while (names.find()) {
          indexed.add(names.group(1));
        }
      }
    }
    // the commands of the tests stand in an index of their own
    indexed.removeIf(name -> name.contains("Probe") || name.contains("Escaped"));
    assertEquals(new TreeSet<>(commands().stream().map(Class::getName).toList()), indexed);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anEntryStandsAtItsPlaceInTheMenu(Class<?> command) {
    Plugin plugin = command.getAnnotation(Plugin.class);
    assertTrue(plugin.headless());
    Menu[] path = plugin.menu();
    assertEquals("Plugins", path[0].label());
    assertEquals("ECM", path[1].label());
    assertEquals(weight(path[2].label()), path[2].weight(), path[2].label());
    assertEquals(path[2].label().equals("Samples") ? 4 : 3, path.length);
  }

  /** SciJava and the suite's own menu draw a line where weights differ by more than 1. */
  private static double weight(String label) {
    for (int group = 0; group < GROUPS.size(); group++) {
      int place = GROUPS.get(group).indexOf(label);
      if (place >= 0) {
        return group == 0 ? place + 1 : 10 * group + place;
      }
    }
    throw new AssertionError(label + " has no place");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aSearchFindsItAndItsPage(Class<?> command) {
    Plugin plugin = command.getAnnotation(Plugin.class);
    assertTrue(
        plugin.description().startsWith("Electron correlation microscopy (ECM): "),
        plugin.description());
    assertTrue(plugin.description().endsWith("."), plugin.description());
    assertEquals(1, plugin.attrs().length);
    assertEquals(EcmCommand.HELP, plugin.attrs()[0].name());
    String page = plugin.attrs()[0].value();
    assertTrue(page.startsWith(EcmCommand.PAGES), page);
    Path file = Path.of("docs", "commands", page.substring(EcmCommand.PAGES.length()));
    assertTrue(Files.exists(file), () -> file + " is missing");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fieldsAreExplainedAndNeverRemembered(Class<?> command) {
    CommandInfo info = new CommandInfo(command.getName());
    assertTrue(info.isValid(), () -> info.getProblems().toString());
    Set<String> keys = new TreeSet<>();
    for (CommandField field : CommandField.of(info)) {
      assertTrue(keys.add(field.key()), field.name() + " is not unique");
      Parameter parameter = ((CommandModuleItem<?>) field.item()).getParameter();
      assertFalse(parameter.persist(), field.name() + " must not persist");
      assertEquals(ItemVisibility.NORMAL, parameter.visibility());
      assertFalse(parameter.label().isEmpty(), field.name() + " has a label");
      boolean image = field.type() == ij.ImagePlus.class;
      assertEquals(image, parameter.description().isEmpty(), field.name() + " is described");
      boolean empty = image || field.type() == java.io.File.class;
      assertEquals(empty, field.item().getDefaultValue() == null, field.name() + " has a default");
      assertFalse(parameter.required() && empty, field.name() + " may be empty");
    }
  }

  @Test
  void thereIsNoOtherPluginInTheStandalonePackage() {
    assertTrue(
        new ClassFileImporter()
            .importPackages("ecm.standalone").stream()
                .noneMatch(c -> c.isAnnotatedWith(Plugin.class)));
  }
}
