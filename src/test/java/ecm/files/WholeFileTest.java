package ecm.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "one \u00b5s");
    WholeFile.write(file, "two \u00b5s");
    assertEquals("two \u00b5s", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void makesTheFolder() throws IOException {
    Path file = folder.resolve("x/y/a.txt");
    WholeFile.write(file, "1");
    assertEquals("1", Files.readString(file));
  }

  @Test
  void aFailureInTheContentLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.write(file, "old");
    InvalidInput refusal =
        assertThrows(
            InvalidInput.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }));
    assertTrue(refusal.getMessage().contains("disk full"), refusal.getMessage());
    Cancelled cancelled = new Cancelled();
    assertSame(
        cancelled,
        assertThrows(
            Cancelled.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw cancelled;
                    })));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void aFileInTheWayOfTheFolderOrAFolderInTheWayOfTheFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("a"), "");
    InvalidInput refusal =
        assertThrows(InvalidInput.class, () -> WholeFile.write(folder.resolve("a/b.txt"), "text"));
    assertTrue(
        refusal.getMessage().contains("a file is in the way of the folder"), refusal.getMessage());
    Files.createDirectories(folder.resolve("d/e"));
    assertThrows(InvalidInput.class, () -> WholeFile.write(folder.resolve("d"), "text"));
    assertEquals(List.of("a", "d"), names());
  }

  @Test
  void theFileIsAsReadableAsAnyOther() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.txt"), "");
    Path whole = folder.resolve("whole.txt");
    WholeFile.write(whole, "");
    assertEquals(permissions(plain), permissions(whole));
  }

  /** Empty on a file system that knows none. */
  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
