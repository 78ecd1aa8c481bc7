package ecm.acquisition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.acquisition.Finding.Grade;
import ecm.base.Warning;
import ecm.base.Warning.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingWarningsTest {

  private static Finding warned(String key, String text, String remark) {
    return Finding.judged(key, 1, text, Grade.WARNING, remark);
  }

  @Test
  void whatSpeaksAgainstTheRecordIsAWarningOfTheSuitesKinds() {
    List<Warning> found =
        FindingWarnings.of(
            List.of(
                Finding.info("tau_pooled_s", 2, "tau = 2 s"),
                warned("record_over_tau", "T = 9.0 tau", "shorter than 20 tau"),
                warned("dt_over_tau_surface", "dt = 0.2000 tau of the surface", "above 0.1"),
                warned("dt_over_tau", "dt = 0.1100 tau", "above 0.1"),
                Finding.judged("contrast_pooled", 0.04, "A = 0.04", Grade.ADVICE, "low")));
    assertEquals(
        List.of(
            Warning.warning(
                Kind.RECORD_LENGTH, "T = 9.0 tau: shorter than 20 tau", "record longer"),
            Warning.warning(
                Kind.SAMPLING_SURFACE,
                "dt = 0.2000 tau of the surface: above 0.1",
                "record faster"),
            Warning.warning(Kind.SAMPLING, "dt = 0.1100 tau: above 0.1", "record faster")),
        found);
  }

  @Test
  void aTauThatIsNotKnownIsToldToo() {
    List<Warning> found =
        FindingWarnings.of(List.of(Finding.unknown("tau_pooled_s", "tau", "no decay")));
    assertEquals("tau: not known: no decay", found.get(0).text());
    assertEquals(Kind.RECORD_LENGTH, found.get(0).kind());
    assertEquals(1, found.size());
  }
}
