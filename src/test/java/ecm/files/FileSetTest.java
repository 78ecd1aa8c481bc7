package ecm.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {

  private static final String MARK = "m.json";

  @TempDir Path folder;

  /** All files with their contents, hidden ones too. */
  private static List<String> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f) + "=" + text(f))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path in, String text) {
    WholeFile.write(in.resolve("a.csv"), text);
    WholeFile.write(in.resolve(MARK), text);
    WholeFile.write(in.resolve("z.csv"), text);
  }

  @Test
  void replacesFilesOfTheSameNamesOnly() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "1");
    FileSet.write(folder, MARK, in -> fill(in, "old"));
    FileSet.write(folder, MARK, in -> fill(in, "new"));
    assertEquals(List.of("a.csv=new", "m.json=new", "mine.txt=1", "z.csv=new"), all(folder));
  }

  @Test
  void untilAllIsWrittenTheOldFilesAreThere() {
    FileSet.write(folder, MARK, in -> fill(in, "old"));
    List<String> before = all(folder);
    Cancelled cancelled = new Cancelled();
    Cancelled thrown =
        assertThrows(
            Cancelled.class,
            () ->
                FileSet.write(
                    folder,
                    MARK,
                    in -> {
                      fill(in, "new");
                      assertEquals("old", text(folder.resolve(MARK)));
                      throw cancelled;
                    }));
    assertEquals(cancelled, thrown);
    assertEquals(before, all(folder));
  }

  @Test
  void aFolderMadeForNothingIsTakenAway() throws IOException {
    Path deep = folder.resolve("x/y");
    assertThrows(
        Cancelled.class,
        () ->
            FileSet.write(
                deep,
                MARK,
                in -> {
                  throw new Cancelled();
                }));
    assertEquals(false, Files.exists(folder.resolve("x")));
    FileSet.write(deep, MARK, in -> fill(in, "1"));
    assertEquals(3, all(deep).size());
  }

  @Test
  void aFolderInTheWayIsToldByItsOwnNameBeforeAnythingChanges() throws IOException {
    FileSet.write(folder, MARK, in -> fill(in, "old"));
    Files.delete(folder.resolve("z.csv"));
    Files.createDirectory(folder.resolve("z.csv"));
    List<String> before = all(folder);
    InvalidInput refused =
        assertThrows(InvalidInput.class, () -> FileSet.write(folder, MARK, in -> fill(in, "new")));
    assertEquals(
        "cannot write " + folder.resolve("z.csv") + ": it is a folder; name a file",
        refused.getMessage());
    assertEquals(before, all(folder));
  }

  @Test
  void noHiddenFolderIsNamedInAnError() {
    InvalidInput refused =
        assertThrows(
            InvalidInput.class,
            () ->
                FileSet.write(
                    folder,
                    MARK,
                    in -> {
                      throw new InvalidInput("cannot write " + in.resolve("a.csv") + ": full");
                    }));
    assertEquals("cannot write " + folder.resolve("a.csv") + ": full", refused.getMessage());
  }

  @Test
  void whatAKilledRunLeftIsTakenAway() throws IOException {
    Path hidden = Files.createDirectory(folder.resolve(".ecm-1.part"));
    fill(hidden, "half");
    Files.writeString(folder.resolve(".ecm-2.part"), "half");
    Files.writeString(folder.resolve("a.csv"), "whole");
    FileSet.deleteParts(folder);
    FileSet.deleteParts(folder.resolve("none"));
    assertEquals(List.of("a.csv=whole"), all(folder));
  }
}
