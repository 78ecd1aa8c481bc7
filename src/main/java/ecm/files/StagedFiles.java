package ecm.files;

import ecm.progress.InvalidInput;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Replaces files of a folder together: all are written aside, and take their places only when the
 * last of them is whole. A full disk or a cancelled run so leaves the folder as it was.
 */
public final class StagedFiles {

  private StagedFiles() {}

  /**
   * Writes files into a folder, which is made if it is missing.
   *
   * @param mark name of the file that tells a complete folder: taken away before the first file
   *     takes its place, and put there last
   * @param content writes the files, the mark among them, into the folder that it is given
   * @throws InvalidInput if they cannot be written; what {@code content} throws is passed on. In
   *     either case the folder keeps what it had, and one that was made is taken away
   */
  public static void write(Path folder, String mark, Consumer<Path> content) {
    Path whole = folder.toAbsolutePath().normalize();
    Path missing = WritableFolder.topmostMissing(whole);
    Path stage = folder.toAbsolutePath().resolve(".ecm-" + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(stage);
      content.accept(stage);
      moveAll(stage, folder, mark);
    } catch (InvalidInput e) {
      String stays = stage + stage.getFileSystem().getSeparator();
      String told = folder + stage.getFileSystem().getSeparator();
      throw new InvalidInput(e.getMessage().replace(stays, told), e);
    } catch (IOException e) {
      throw WritableFolder.refusal(folder, e);
    } finally {
      deleteIfLeft(stage);
      WritableFolder.deleteEmpty(whole, missing);
    }
  }

  private static void moveAll(Path stage, Path folder, String mark) throws IOException {
    List<Path> files = list(stage, "*");
    for (Path file : files) {
      WholeFile.requireNoFolder(folder.resolve(file.getFileName()));
    }
    Files.deleteIfExists(folder.resolve(mark));
    files.removeIf(file -> file.endsWith(mark));
    files.add(stage.resolve(mark));
    for (Path file : files) {
      Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes what killed runs left in a folder, if there is such a folder. */
  public static void deleteParts(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path part : list(folder, WholeFile.PARTS)) {
        delete(part);
      }
    }
  }

  private static void delete(Path part) throws IOException {
    if (Files.isDirectory(part)) {
      for (Path file : list(part, "*")) {
        Files.delete(file);
      }
    }
    Files.delete(part);
  }

  private static void deleteIfLeft(Path stage) {
    if (Files.exists(stage)) {
      try {
        delete(stage);
      } catch (IOException e) {
        // the failure that left it is already on its way to the caller
      }
    }
  }

  private static List<Path> list(Path folder, String names) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, names)) {
      all.forEach(files::add);
    }
    return files;
  }
}
