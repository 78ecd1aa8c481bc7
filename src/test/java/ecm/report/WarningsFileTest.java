package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningsFileTest {

  @TempDir private Path folder;

  private Summary written(List<Warning> warnings) throws IOException {
    WarningsFile.write(folder, "two-time-correlation", warnings);
    Path file = folder.resolve("two-time-correlation-warnings.json");
    return Summary.parse(Files.readString(file));
  }

  @Test
  void theFileHoldsTheArrayOfTheSummary() throws IOException {
    List<Warning> told = WarningsFile.ofRecord(12, 40);
    assertEquals(
        List.of(Kind.RECORD_LENGTH, Kind.SPECKLES), told.stream().map(Warning::kind).toList());
    assertEquals(told, written(told).warnings());
  }

  @Test
  void withoutWarningsTheArrayIsEmpty() throws IOException {
    assertEquals(List.of(), WarningsFile.ofRecord(25, 200));
    assertEquals(List.of(), written(List.of()).entries().get("warnings"));
  }
}
