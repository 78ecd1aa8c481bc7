package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of a search range, without a search. */
class SearchLimitsTest {

  private static SearchRange of(int width, int height, int maxShift) {
    FrameStack stack =
        new ArrayFrameStack(
            width,
            height,
            new Object[] {new float[width * height]},
            SampleType.FLOAT32,
            new StackInfo("empty", 1, 1));
    return SearchRange.of(stack, RegistrationParameters.defaults().withMaxShift(maxShift));
  }

  @ParameterizedTest
  @CsvSource({"64, 48, 8, 23", "64, 17, 8, 8", "64, 9, 4, 4", "6, 80, 1, 2", "100, 100, 12, 49"})
  void beginsWithAnEighthOfTheWidth(int width, int height, int pixels, int most) {
    assertEquals(new SearchRange(pixels, most, true), of(width, height, -1));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "23, true", "0, false", "24, false", "-2, false"})
  void upToHalfTheSmallerSideMayBeAskedFor(int maxShift, boolean allowed) {
    if (allowed) {
      assertEquals(new SearchRange(maxShift, 23, false), of(64, 48, maxShift));
      return;
    }
    String message = assertThrows(InvalidInput.class, () -> of(64, 48, maxShift)).getMessage();
    assertTrue(message.contains("maxShift is " + maxShift + "; allowed are 1 to 23 px"), message);
  }

  @Test
  void widensTwofoldUpToHalfTheSmallerSide() {
    SearchRange range = new SearchRange(8, 23, true);
    assertEquals(new SearchRange(16, 23, true), range.wider());
    assertEquals(new SearchRange(23, 23, true), range.wider().wider());
    assertTrue(range.sentence().contains("reaches 8 px"), range.sentence());
    assertTrue(range.sentence().endsWith("looking up to 16 px"), range.sentence());
    assertDoesNotThrow(() -> range.requireWider(5));
  }

  @Test
  void whatCannotWidenSaysWhyAndFromWhichFrame() {
    String most =
        assertThrows(InvalidInput.class, () -> new SearchRange(23, 23, true).requireWider(5))
            .getMessage();
    assertTrue(most.contains("search limit of 23 px from frame 6 on, half of"), most);
    String given =
        assertThrows(InvalidInput.class, () -> new SearchRange(8, 23, false).requireWider(0))
            .getMessage();
    assertTrue(given.contains("maxShift, which is 8 px, from frame 1 on"), given);
    assertTrue(given.endsWith("allowed are up to 23 px"), given);
  }
}
