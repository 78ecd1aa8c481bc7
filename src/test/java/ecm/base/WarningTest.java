package ecm.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning.Kind;
import ecm.base.Warning.Part;
import ecm.base.Warning.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarningTest {

  private static final Warning TOLD = Warning.info(Kind.DRIFT, "frame 5 left out");
  private static final Warning DRIFT = Warning.warning(Kind.DRIFT, "0.6 px are left", "look");
  private static final Warning FLAT = Warning.forbids(Kind.CONTRAST, "no contrast", "see g2");
  private static final Warning SPIKES = Warning.info(Kind.SPIKES, "7 samples");

  @Test
  void aKindIsToldOnceTheWorstFirst() {
    Warning both =
        new Warning(Kind.DRIFT, Severity.WARNING, "frame 5 left out; 0.6 px are left", "look");
    assertEquals(
        List.of(FLAT, both, SPIKES), Warning.joined(List.of(SPIKES, TOLD), List.of(DRIFT, FLAT)));
    assertEquals(List.of(), Warning.joined(List.of(), List.of()));
  }

  @Test
  void whatIsToldTwiceStandsOnce() {
    assertEquals(List.of(DRIFT), Warning.joined(List.of(DRIFT), List.of(DRIFT)));
  }

  @Test
  void aLineOfTheLogSaysHowBadWhatAndWhatToDo() {
    assertEquals("warning: 0.6 px are left - do this: look", DRIFT.line());
    assertEquals("info: 7 samples", SPIKES.line());
  }

  @Test
  void filesHoldTheFourEntriesAndAreReadBack() {
    Map<String, Object> entries = FLAT.entries();
    assertEquals(List.of("kind", "severity", "text", "advice"), List.copyOf(entries.keySet()));
    assertEquals(
        Map.of(
            "kind", "contrast", "severity", "forbids", "text", "no contrast", "advice", "see g2"),
        entries);
    for (Warning warning : List.of(TOLD, DRIFT, FLAT, SPIKES)) {
      assertEquals(Optional.of(warning), Warning.parse(warning.entries()));
    }
    assertEquals(Optional.empty(), Warning.parse(Map.of("kind", "of another version")));
    assertEquals(
        List.of("contrast", "spikes"),
        Warning.entries(List.of(SPIKES, FLAT)).stream().map(e -> e.get("kind")).toList());
  }

  @Test
  void aKindStandsBesideANumber() {
    assertEquals(Part.SURFACE, Kind.FLAGGED_SURFACE.part());
    assertEquals(Part.DRIFT, DRIFT.part());
  }

  /** The table is what {@link Kind#table()} gives: paste that when this fails. */
  @Test
  void everyKindIsDocumented() throws IOException {
    String page = Files.readString(Path.of("docs", "trust.md"));
    assertTrue(page.contains(Kind.table()), Kind.table());
  }
}
