package ecm.command.base;

import ecm.ij.base.Screen;
import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

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
    if (Screen.hasWindows()) {
      IJ.showMessage("ECM", sentence);
      return true;
    }
    return false;
  }

  /** Stops the macro after the user cancelled the command; without windows, with the sentence. */
  static void cancelMacro(String sentence) {
    if (IJ.isMacro() && (Interpreter.getInstance() != null || !Screen.hasWindows())) {
      abortMacro(sentence);
    } else if (IJ.isMacro()) {
      isAbort(Macro::abort);
    }
  }

  /**
   * Shows the sentence and ends the macro with it. The macro's interpreter would then still stumble
   * over the rest of the statement and overwrite its error message; ImageJ unwinds it at once only
   * if it has forgotten the interpreter, which a second, silent error brings about.
   */
  private static void abortMacro(String sentence) {
    Interpreter macro = Interpreter.getInstance();
    boolean shown = isAbort(() -> IJ.error("ECM", sentence));
    if (shown && macro != null && sentence.equals(macro.getErrorMessage())) {
      macro.setIgnoreErrors(true);
      IJ.error("ECM", sentence);
      isAbort(Macro::abort);
    }
  }

  /**
   * Whether ImageJ threw its sign of an aborted macro. The macro is marked as done by then; thrown
   * further, the sign would only be logged.
   */
  private static boolean isAbort(Runnable work) {
    try {
      work.run();
      return false;
    } catch (RuntimeException e) {
      if (!isMacroAbort(e)) {
        throw e;
      }
      return true;
    }
  }

  static boolean isMacroAbort(Throwable e) {
    return Macro.MACRO_CANCELED.equals(e.getMessage());
  }
}
