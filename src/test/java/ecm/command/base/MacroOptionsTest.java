package ecm.command.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.Macro;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
