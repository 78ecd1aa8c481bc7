package ecm.base;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final class Recording implements Progress {
    private final List<String> said = new ArrayList<>();
    private boolean cancelled;

    @Override
    public void update(long done, long total, String stage) {
      said.add(String.format(java.util.Locale.ROOT, "%.3f %s", (double) done / total, stage));
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    @Override
    public void log(String sentence) {
      said.add(sentence);
    }
  }

  @Test
  void aPartIsMappedOntoItsIntervalAndPartsNest() {
    Recording whole = new Recording();
    Progress part = whole.part(0.2, 0.6);
    part.update(0, 7, "a");
    part.update(7, 7, "a");
    part.part(0.5, 1).update(1, 2, "b");
    part.update(0, 0, "c");
    part.log("said");
    assertEquals(List.of("0.200 a", "0.600 a", "0.500 b", "0.600 c", "said"), whole.said);
  }

  @Test
  void cancellingReachesAllParts() {
    Recording whole = new Recording();
    Progress part = whole.part(0, 0.5).part(0, 0.5);
    assertDoesNotThrow(part::check);
    whole.cancelled = true;
    assertThrows(Cancelled.class, part::check);
    assertThrows(Cancelled.class, whole::check);
  }

  @Test
  void noneIsNeverCancelled() {
    Progress.NONE.update(1, 2, "x");
    Progress.NONE.log("x");
    assertFalse(Progress.NONE.isCancelled());
    assertDoesNotThrow(Progress.NONE::check);
  }
}
