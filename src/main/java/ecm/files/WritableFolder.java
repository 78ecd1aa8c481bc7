package ecm.files;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out, before the work begins, whether results can be written. */
public final class WritableFolder {

  private WritableFolder() {}

  /**
   * Makes a file in the folder, and the folder if it is missing, and takes both away again.
   *
   * @throws InvalidInput if that fails
   */
  public static void check(Path folder) {
    Path missing = topmostMissing(folder.toAbsolutePath().normalize());
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".ecm-", ".part"));
    } catch (IOException e) {
      throw refusal(folder, e);
    } finally {
      deleteEmpty(folder.toAbsolutePath().normalize(), missing);
    }
  }

  /**
   * As {@link #check(Path)}, for the folder of a file.
   *
   * @throws InvalidInput also if the file is a folder
   */
  public static void checkFor(Path file) {
    WholeFile.requireNoFolder(file);
    check(file.toAbsolutePath().normalize().getParent());
  }

  /** What to say of a folder that could not be written to. */
  public static InvalidInput refusal(Path folder, IOException e) {
    return new InvalidInput(
        "cannot write into "
            + folder
            + ": "
            + WholeFile.reason(e)
            + "; choose a folder that can be written",
        e);
  }

  /** The uppermost folder that would have to be made; null if none. */
  static Path topmostMissing(Path folder) {
    Path missing = null;
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing = at;
    }
    return missing;
  }

  /** Takes away a folder that was made, if nothing was written into it. */
  static void deleteEmpty(Path folder, Path topmost) {
    if (topmost == null) {
      return;
    }
    try {
      for (Path at = folder; at.startsWith(topmost); at = at.getParent()) {
        Files.deleteIfExists(at);
      }
    } catch (IOException e) {
      // not empty: somebody else writes there, too
    }
  }
}
