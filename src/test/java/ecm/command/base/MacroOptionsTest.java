package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.command.RelaxationMapsCommand;
import ij.Macro;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.CommandInfo;

class MacroOptionsTest {

  @Test
  void quotesAndBracketsHoldSpaces() {
    assertEquals(
        Map.of("a", "1", "b", "two words", "c", "x [y] z", "d", "", "e", ""),
        MacroOptions.parse("  a=1 b='two words'   c=[x [y] z] d= e=[] ").values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1 b=2", "a=[1 2] b='x y'", "a=[x [1] y] b=", "b=/p/q=r a=-1"})
  void valuesAreThoseThatImageJReads(String options) {
    for (String key : new String[] {"a", "b"}) {
      assertEquals(
          Macro.getValue(options, key, "none"), MacroOptions.parse(options).values().get(key));
    }
  }

  @Test
  void allFaultsAreToldAtOnce() {
    List<CommandField> fields = CommandField.of(new CommandInfo(RelaxationMapsCommand.class));
    String told =
        assertThrows(
                InvalidInput.class,
                () -> MacroOptions.parse("lags=many binning=2 betamax=99 colour=red").check(fields))
            .getMessage();
    assertTrue(told.contains("lags is 'many'; allowed: a whole number from 8 to 10000; "), told);
    assertTrue(told.contains("betaMax is 99; allowed: a number from 0.2 to 10; "), told);
    assertTrue(told.contains("colour"), told);
    assertFalse(told.contains("binning is"), told);
    MacroOptions.parse("lags=40").check(fields);
  }
}
