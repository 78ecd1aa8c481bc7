package ecm.files;

import ecm.base.InvalidInput;
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
 * Writes the files of one run together: all are in place in the end, or, if the run is cancelled or
 * fails on the way, those of an earlier run are still there as they were.
 */
public final class FileSet {

  private FileSet() {}

  /**
   * Has files written into a hidden folder beside the old ones, and then moves them to their place.
   *
   * <p>One of them is the mark of completion: it is taken away before the first is moved and comes
   * last, so that whoever is killed between two of them leaves no mark.
   *
   * @param folder made if it is missing; other files in it stay
   * @param mark name of the file that marks the set as complete
   * @param content writes all files, the mark among them, into the folder that it is given
   * @throws InvalidInput if the folder cannot be written to; whatever the content throws is thrown
   *     on. Nothing is left behind
   */
  public static void write(Path folder, String mark, Consumer<Path> content) {
    Path missing = WritableFolder.topmostMissing(folder.toAbsolutePath().normalize());
    Path hidden = folder.resolve(".ecm-" + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(hidden);
      content.accept(hidden);
      publish(hidden, folder, mark);
    } catch (IOException e) {
      throw WritableFolder.refusal(folder, e);
    } catch (InvalidInput e) {
      String inside = hidden.toString();
      throw e.getMessage().contains(inside)
          ? new InvalidInput(e.getMessage().replace(inside, folder.toString()), e)
          : e;
    } finally {
      discard(hidden);
      WritableFolder.deleteEmpty(folder.toAbsolutePath().normalize(), missing);
    }
  }

  private static void publish(Path hidden, Path folder, String mark) throws IOException {
    List<Path> files = files(hidden);
    files.forEach(file -> WholeFile.requireNoFolder(folder.resolve(file.getFileName())));
    Files.deleteIfExists(folder.resolve(mark));
    for (Path file : files) {
      if (!file.endsWith(mark)) {
        move(file, folder);
      }
    }
    move(hidden.resolve(mark), folder);
  }

  private static void move(Path file, Path folder) throws IOException {
    Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  /**
   * Takes away what a killed run left half-written in a folder.
   *
   * @throws IOException if something cannot be deleted
   */
  public static void deleteParts(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, WholeFile.PARTS)) {
      for (Path part : parts) {
        delete(part);
      }
    }
  }

  private static void delete(Path part) throws IOException {
    if (Files.isDirectory(part)) {
      for (Path file : files(part)) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(part);
  }

  private static void discard(Path hidden) {
    try {
      delete(hidden);
    } catch (IOException e) {
      // the failure that left it is already on its way to the caller
    }
  }
}
