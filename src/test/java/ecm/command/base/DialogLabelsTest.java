package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** A dialog says in what unit a number is, what a mask may be, and groups its fields. */
class DialogLabelsTest {

  /** Fields whose number has no unit: exponents, a contrast, widths of ln tau. */
  private static final Set<String> PURE =
      Set.of(
          "sigma",
          "beta",
          "betaMax",
          "gamma",
          "contrast",
          "wantedError",
          "pixelError",
          "betaSd",
          "brightnessSd");

  /** Fields that count what their label names, or that number it. */
  private static final Set<String> COUNTS =
      Set.of(
          "firstFrame",
          "lastFrame",
          "iterations",
          "framesPerBin",
          "seed",
          "layerAtoms",
          "surfaceAtoms");

  private static final int MOST_IN_A_GROUP = 8;

  static List<CommandInfo> commands() {
    return ReferencePagesTest.commandsWithFields().toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void numbersHaveUnits(CommandInfo info) {
    List<String> without = new ArrayList<>();
    for (CommandField field : CommandField.of(info)) {
      String label = field.item().getLabel();
      boolean said =
          ReferencePage.UNIT.matcher(label).matches()
              || label.startsWith("Number of ")
              || PURE.contains(field.name())
              || COUNTS.contains(field.name());
      if (Number.class.isAssignableFrom(field.type()) && !said) {
        without.add(field.name() + ": " + label);
      }
    }
    assertEquals(List.of(), without);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aMaskSaysWhatItMayBe(CommandInfo info) {
    for (CommandField field : CommandField.of(info)) {
      if (field.name().equals("mask")) {
        assertEquals("Mask (auto, none, title or file)", field.item().getLabel());
        assertTrue(field.isMask(), "the dialog offers a list");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void longDialogsHaveHeadings(CommandInfo info) {
    Set<String> fields =
        CommandField.of(info).stream().map(CommandField::name).collect(Collectors.toSet());
    fields.remove("image");
    int inOneGroup = 0;
    for (ModuleItem<?> input : info.inputs()) {
      inOneGroup = CommandField.isHeading(input) ? 0 : inOneGroup;
      inOneGroup += fields.contains(input.getName()) ? 1 : 0;
      assertTrue(inOneGroup <= MOST_IN_A_GROUP, "a heading is missing before " + input.getName());
    }
  }

  @Test
  void theFourPointDialogIsInFiveParts() {
    CommandInfo info =
        commands().stream()
            .filter(i -> i.getMenuPath().getLeaf().getName().equals("Four-Point Correlation..."))
            .findFirst()
            .orElseThrow();
    List<String> headings = new ArrayList<>();
    for (ModuleItem<?> input : info.inputs()) {
      if (CommandField.isHeading(input)) {
        headings.add(input.getLabel().replaceAll("<[^>]*>", ""));
      }
    }
    assertEquals(List.of("Stack", "Region", "Correlation", "Fit", "Output"), headings);
  }
}
