package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultTest {

  /** What users' macros read must be in the list. */
  @Test
  void theListHoldsEveryKeyThatIsPromised() {
    Set<String> keys = new HashSet<>(Arrays.stream(Result.values()).map(Result::key).toList());
    assertEquals(Result.values().length, keys.size(), "two results have the same key");
    assertTrue(keys.containsAll(SummaryKeys.NUMBERS), () -> missing(keys).toString());
  }

  private static List<String> missing(Set<String> keys) {
    return SummaryKeys.NUMBERS.stream().filter(k -> !keys.contains(k)).toList();
  }

  @Test
  void theUnitIsAtTheEndOfTheKey() {
    assertEquals("s", Result.TAU_POOLED_SD.unit());
    assertEquals("nm", Result.XI.unit());
    assertEquals("px", Result.DRIFT_MAX.unit());
    assertEquals("", Result.BETA_POOLED.unit());
    assertEquals("", Result.LN_TAU_BULK_MEAN_SD.unit());
  }

  @Test
  void aResultKnowsItsStandardError() {
    assertEquals(Optional.of(Result.TAU_POOLED_SD), Result.TAU_POOLED.error());
    assertEquals(Optional.of(Result.XI_LIKELIHOOD_SD), Result.XI_LIKELIHOOD.error());
    assertEquals(Optional.of(Result.BETA_LIKELIHOOD_SD), Result.BETA_LIKELIHOOD.error());
    assertEquals(Optional.empty(), Result.TAU_BULK_MEDIAN.error());
    assertEquals(Optional.empty(), Result.XI_NORMALIZED.error());
  }

  /** The page is written from the list; where it differs, its table is to be replaced by this. */
  @Test
  void theDocumentedTableIsThisList() throws IOException {
    String page = Files.readString(Path.of("docs/results.md"));
    int from = page.indexOf("| key | unit |");
    int to = page.indexOf("\n\n", from) + 1;
    assertEquals(Result.table(), page.substring(from, to));
  }
}
