package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.InvalidInput;
import ecm.command.AnalyzeStackCommand;
import ecm.command.ApplyDriftTableCommand;
import ecm.command.RegisterStackCommand;
import ecm.command.SimulateStackCommand;
import ecm.correlation.Engine;
import ecm.kww.FitMode;
import ecm.kww.Weights;
import ecm.pipeline.maps.FrameNormalization;
import ecm.registration.Interpolation;
import ecm.registration.Reference;
import ecm.registration.template.Guide;
import ecm.simulation.parameters.Geometry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;

class ChoiceTest {

  static List<Arguments> choices() {
    return List.of(
        Arguments.of(RegisterStackCommand.class, "reference", Reference.class),
        Arguments.of(RegisterStackCommand.class, "region", Guide.class),
        Arguments.of(RegisterStackCommand.class, "interpolation", Interpolation.class),
        Arguments.of(ApplyDriftTableCommand.class, "interpolation", Interpolation.class),
        Arguments.of(SimulateStackCommand.class, "geometry", Geometry.class),
        Arguments.of(AnalyzeStackCommand.class, "fit", FitMode.class),
        Arguments.of(AnalyzeStackCommand.class, "weights", Weights.class),
        Arguments.of(AnalyzeStackCommand.class, "normalizeFrames", FrameNormalization.class),
        Arguments.of(AnalyzeStackCommand.class, "engine", Engine.class));
  }

  @ParameterizedTest
  @MethodSource("choices")
  <E extends Enum<E>> void theTextsOfAFieldAreTheConstants(
      Class<?> command, String field, Class<E> type) {
    CommandField choice =
        CommandField.byName(CommandField.of(new CommandInfo(command.getName())), field);
    assertEquals(Choice.texts(type), choice.choices());
    for (E constant : type.getEnumConstants()) {
      assertEquals(constant, Choice.of(type, Choice.text(constant)));
    }
  }

  @Test
  void anUnknownTextIsRefusedWithTheList() {
    InvalidInput e = assertThrows(InvalidInput.class, () -> Choice.of(Guide.class, "edge"));
    assertEquals("'edge' is not known; allowed: auto, whole, roi", e.getMessage());
  }
}
