package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.files.WholeFile;
import ij.IJ;
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
   * @param held what ImageJ writes to stderr meanwhile
   * @throws InvalidInput if it cannot be read, has a mistake, was aborted, or leaves by {@code
   *     exit("message")}: names file and line
   */
  static void run(Path file, String argument, HeldErrors held) {
    String macro = Editor.doInclude(read(file));
    Interpreter interpreter = new Interpreter();
    IJ.getErrorMessage(); // forgets an earlier one
    try (ExitMessage exit = ExitMessage.listen()) {
      unwinding(file, () -> interpreter.run(macro, argument));
      exit.message().ifPresent(message -> fail(file + ": " + message));
    }
    if (interpreter.getErrorMessage() != null) {
      String line = held.find("in line (\\d+)").map(n -> ", line " + n).orElse("");
      fail(file + line + ": " + interpreter.getErrorMessage());
    }
    String overlooked = IJ.getErrorMessage();
    if (overlooked != null) {
      fail(file + ": " + overlooked);
    }
  }

  private static void fail(String sentence) {
    throw new InvalidInput(sentence);
  }

  /** An aborted macro ends with an exception that says nothing. */
  private static void unwinding(Path file, Runnable run) {
    try {
      run.run();
    } catch (RuntimeException e) {
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw new InvalidInput(file + ": " + e, e);
      }
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
