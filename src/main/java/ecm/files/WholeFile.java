package ecm.files;

import ecm.base.InvalidInput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files whole or not at all: into a temporary file beside the target, then renamed. */
public final class WholeFile {

  /** Names of the temporary files, as a glob; a killed run may leave one. */
  public static final String PARTS = ".ecm-*.part";

  private WholeFile() {}

  /** Writes the content of a file to a stream. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, replacing one of that name.
   *
   * @throws InvalidInput if the folder cannot be written to; nothing is left behind
   */
  public static void write(Path file, Content content) {
    requireNoFolder(file);
    Path target = file.toAbsolutePath();
    Path temporary = null;
    try {
      Files.createDirectories(target.getParent());
      // not createTempFile, whose files only their owner may read
      temporary = target.resolveSibling(".ecm-" + UUID.randomUUID() + ".part");
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
        content.writeTo(out);
      }
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InvalidInput(
          "cannot write " + file + ": " + reason(e) + "; choose a folder that can be written", e);
    } finally {
      deleteIfLeft(temporary);
    }
  }

  /** An empty folder would be replaced. */
  static void requireNoFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidInput("cannot write " + file + ": it is a folder; name a file");
    }
  }

  /** Writes text in UTF-8. */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What went wrong with a file, without its name. */
  public static String reason(IOException e) {
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof java.nio.file.FileAlreadyExistsException) {
      return "a file is in the way of the folder";
    }
    if (e instanceof java.nio.charset.CharacterCodingException) {
      return "not a text in UTF-8";
    }
    if (e instanceof java.nio.file.FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void deleteIfLeft(Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        // the failure that left it is already on its way to the caller
      }
    }
  }
}
