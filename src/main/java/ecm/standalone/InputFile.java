package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.ij.base.IjProgress;
import ecm.ij.open.StackReaders;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files named on the command line. */
final class InputFile {

  private InputFile() {}

  /**
   * The path of a name.
   *
   * @throws InvalidInput if no file can have that name, as one with accents in a locale without
   */
  static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new InvalidInput(
          "'"
              + name
              + "' cannot be the name of a file ("
              + e.getReason()
              + "); for other letters than ASCII a UTF-8 locale is needed, such as LC_ALL=C.UTF-8",
          e);
    }
  }

  /**
   * Opens a stack, by the reader of its format, and makes it the active image. What was noticed is
   * logged.
   *
   * @throws InvalidInput if it cannot be read
   */
  static void show(String name) {
    try (IjProgress progress = IjProgress.begin("Open")) {
      StackReaders.open(path(name), progress).image().show();
    }
  }
}
