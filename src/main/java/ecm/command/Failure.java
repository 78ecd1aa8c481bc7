package ecm.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;

/**
 * Where the sentence of a failed command goes: a macro is aborted with it, a GUI shows it in a
 * dialog, and whoever called the command from code gets an exception.
 *
 * <p>Neither an exception nor a cancelled module would stop a macro: ImageJ logs the one and
 * overlooks the other.
 */
final class Failure {

  private Failure() {}

  /**
   * Tells the user.
   *
   * @return whether the user was told; if not, the caller must throw
   */
  static boolean tell(String sentence) {
    if (IJ.isMacro()) {
      abortMacro(sentence);
      return true;
    }
    if (hasWindows()) {
      IJ.showMessage("ECM", sentence);
      return true;
    }
    return false;
  }

  /** Stops the macro after the user cancelled the command; without windows, with the sentence. */
  static void cancelMacro(String sentence) {
    if (IJ.isMacro() && (Interpreter.getInstance() != null || !hasWindows())) {
      abortMacro(sentence);
    } else if (IJ.isMacro()) {
      swallowingAbort(Macro::abort);
    }
  }

  static boolean hasWindows() {
    return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
  }

  private static void abortMacro(String sentence) {
    Interpreter macro = Interpreter.getInstance();
    swallowingAbort(
        () -> {
          if (macro == null) {
            IJ.error("ECM", sentence);
          } else {
            macro.abort(sentence);
          }
        });
  }

  /** ImageJ marks the macro as done and then throws, which would only be logged further up. */
  private static void swallowingAbort(Runnable abort) {
    try {
      abort.run();
    } catch (RuntimeException e) {
      if (!isMacroAbort(e)) {
        throw e;
      }
    }
  }

  static boolean isMacroAbort(RuntimeException e) {
    return Macro.MACRO_CANCELED.equals(e.getMessage());
  }
}
