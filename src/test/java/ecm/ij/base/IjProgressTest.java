package ecm.ij.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ij.IJ;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IjProgressTest {

  @Test
  void escapeCancelsForGoodAndIsResetAtTheStart() {
    IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
    try (IjProgress progress = IjProgress.begin("Test")) {
      assertFalse(progress.isCancelled());
      progress.check();
      IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
      assertTrue(progress.isCancelled());
      IJ.resetEscape();
      assertTrue(progress.isCancelled());
      assertThrows(Cancelled.class, progress::check);
    } finally {
      IJ.resetEscape();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.25 | 1 | fitting 25 %",
        "0.25 | 10 | fitting 25 %, 30 s left",
        "0.5 | 300 | fitting 50 %, 5 min left",
        "0.1 | 3600 | fitting 10 %, 9 h left",
        "0.01 | 10 | fitting 1 %",
        "1 | 10 | fitting 100 %"
      })
  void timeLeft(double reached, double elapsed, String status) {
    assertEquals(status, IjProgress.status("fitting", reached, elapsed));
  }
}
