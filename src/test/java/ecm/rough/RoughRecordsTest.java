package ecm.rough;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records as they come, of a simulator that shares no code with the suite: each number of the whole
 * analysis is right within its error, or refused, or a warning of a fitting kind stands beside it.
 */
@Tag("slow")
class RoughRecordsTest {

  private static final long SEED = 1;

  @ParameterizedTest
  @EnumSource
  void noNumberIsWrongInSilence(RoughRecord record) {
    RoughResult result = RoughResult.of(record, SEED);
    assertNotEquals(RoughResult.Outcome.WRONG_IN_SILENCE, result.ofCorrected(), result::row);
    assertNotEquals(RoughResult.Outcome.WRONG_IN_SILENCE, result.ofLikelihood(), result::row);
  }
}
