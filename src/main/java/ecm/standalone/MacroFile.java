package ecm.standalone;

import ecm.files.WholeFile;
import ecm.progress.InvalidInput;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Editor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a file in ImageJ's macro language so that its failure can be noticed. */
final class MacroFile {

  private MacroFile() {}

  /**
   * Runs a macro in this thread.
   *
   * @throws InvalidInput if it cannot be read, has a mistake, or was aborted: names file and line
   */
  static void run(Path file, String argument) {
    Interpreter interpreter = new Interpreter();
    try {
      interpreter.run(Editor.doInclude(read(file)), argument);
    } catch (RuntimeException e) {
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
        interpreter.abortMacro();
        throw new InvalidInput(file + ": " + e, e);
      }
    }
    if (interpreter.getErrorMessage() != null) {
      throw new InvalidInput(
          file + ", line " + interpreter.getLineNumber() + ": " + interpreter.getErrorMessage());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidInput("cannot read macro " + file + ": " + WholeFile.reason(e), e);
    }
  }
}
