package ecm.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.progress.Cancelled;
import ecm.progress.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void writeEarlierFiles() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "earlier a");
    Files.writeString(folder.resolve("mark.json"), "earlier mark");
    Files.writeString(folder.resolve("mine.txt"), "mine");
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    FileBytes.below(folder).forEach((name, bytes) -> texts.put(name, new String(bytes)));
    return texts;
  }

  private static final Map<String, String> EARLIER =
      Map.of("a.txt", "earlier a", "mark.json", "earlier mark", "mine.txt", "mine");

  @Test
  void allTakeTheirPlacesTogether() {
    StagedFiles.write(
        folder,
        "mark.json",
        stage -> {
          WholeFile.write(stage.resolve("a.txt"), "a");
          WholeFile.write(stage.resolve("b.txt"), "b");
          WholeFile.write(stage.resolve("mark.json"), "{}");
          assertEquals("earlier a", texts().get("a.txt"));
        });
    assertEquals(
        Map.of("a.txt", "a", "b.txt", "b", "mark.json", "{}", "mine.txt", "mine"), texts());
  }

  @Test
  void aMissingFolderIsMade() throws IOException {
    StagedFiles.write(
        folder.resolve("x/y"), "m", stage -> WholeFile.write(stage.resolve("m"), "1"));
    assertEquals("1", Files.readString(folder.resolve("x/y/m")));
  }

  @Test
  void aFolderMadeForNothingIsTakenAway() {
    assertThrows(
        Cancelled.class,
        () ->
            StagedFiles.write(
                folder.resolve("x/y"),
                "m",
                stage -> {
                  throw new Cancelled();
                }));
    assertEquals(false, Files.exists(folder.resolve("x")));
  }

  @Test
  void aFailureLeavesTheFolderAsItWas() {
    Cancelled cancelled = new Cancelled();
    assertSame(
        cancelled,
        assertThrows(
            Cancelled.class,
            () ->
                StagedFiles.write(
                    folder,
                    "mark.json",
                    stage -> {
                      WholeFile.write(stage.resolve("a.txt"), "a");
                      throw cancelled;
                    })));
    assertEquals(EARLIER, texts());
  }

  @Test
  void aRefusalNamesTheFileInItsPlace() {
    InvalidInput refusal =
        assertThrows(
            InvalidInput.class,
            () ->
                StagedFiles.write(
                    folder,
                    "mark.json",
                    stage ->
                        WholeFile.write(
                            stage.resolve("a.txt"),
                            out -> {
                              throw new IOException("No space left on device");
                            })));
    assertEquals(
        "cannot write "
            + folder.resolve("a.txt")
            + ": No space left on device; choose a folder that can be written",
        refusal.getMessage());
    assertEquals(EARLIER, texts());
  }

  @Test
  void aFolderInTheWayIsFoundBeforeAnythingIsReplaced() throws IOException {
    Files.createDirectory(folder.resolve("z.txt"));
    InvalidInput refusal =
        assertThrows(
            InvalidInput.class,
            () ->
                StagedFiles.write(
                    folder,
                    "mark.json",
                    stage -> {
                      WholeFile.write(stage.resolve("a.txt"), "a");
                      WholeFile.write(stage.resolve("z.txt"), "z");
                      WholeFile.write(stage.resolve("mark.json"), "{}");
                    }));
    assertTrue(refusal.getMessage().contains("z.txt: it is a folder"), refusal.getMessage());
    assertEquals(EARLIER, texts());
  }

  @Test
  void whatAKilledRunLeftIsDeleted() throws IOException {
    Files.writeString(folder.resolve(".ecm-1.part"), "half a file");
    Path stage = Files.createDirectory(folder.resolve(".ecm-2.part"));
    Files.writeString(stage.resolve("a.txt"), "whole");
    Files.writeString(stage.resolve(".ecm-3.part"), "half a file");
    StagedFiles.deleteParts(folder);
    StagedFiles.deleteParts(folder.resolve("missing"));
    assertEquals(EARLIER, texts());
  }
}
