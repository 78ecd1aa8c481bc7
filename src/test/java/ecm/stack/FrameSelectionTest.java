package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameSelectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "3, 10-12 | 3 10 11 12",
        "\"\" | \"\"",
        "\"  \" | \"\"",
        "1 | 1",
        "15 | 15",
        "1-15 | 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "4;5 , 6 - 7 4-5 | 4 5 6 7",
        "2-2, | 2"
      })
  void numbersAndRanges(String text, String expected) {
    boolean[] named = FrameSelection.parse(text, 15);
    assertEquals(15, named.length);
    assertEquals(
        expected,
        IntStream.range(0, 15)
            .filter(i -> named[i])
            .mapToObj(i -> "" + (i + 1))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void nullIsNone() {
    assertEquals(2, FrameSelection.parse(null, 2).length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "3, x | 'x' is no frame number",
        "1.5 | '1.5' is no frame number",
        "-3 | '-3' is no frame number",
        "3- | '3-' is no frame number",
        "99999999999 | '99999999999' is no frame number",
        "0 | '0' is not within the stack's frames 1 to 15",
        "16 | '16' is not within the stack's frames 1 to 15",
        "14-16 | '14-16' is not within",
        "5-4 | '5-4' is not within"
      })
  void anythingElseIsRefusedByName(String text, String sentence) {
    InvalidInput refusal =
        assertThrows(InvalidInput.class, () -> FrameSelection.parse(text.strip(), 15));
    assertTrue(refusal.getMessage().contains(sentence.strip()), refusal.getMessage());
  }
}
