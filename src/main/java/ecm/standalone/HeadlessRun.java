package ecm.standalone;

import ecm.base.InvalidInput;
import ij.IJ;
import java.io.PrintStream;

/** A macro or a command without windows. */
final class HeadlessRun {

  private final Arguments arguments;

  HeadlessRun(Arguments arguments) {
    this.arguments = arguments;
  }

  /**
   * Runs the macro or command.
   *
   * @param err receives one line if it fails
   * @return exit status
   */
  int status(PrintStream err) {
    HeldErrors held = HeldErrors.hold();
    try {
      run(held);
      held.release(err);
      return 0;
    } catch (InvalidInput e) {
      held.drop();
      err.println("ecm: " + oneLine(e.getMessage()));
      return 1;
    }
  }

  private void run(HeldErrors held) {
    IJ.runMacro(""); // makes ImageJ read its menus
    Suite suite = Suite.start();
    SuiteMenu.register(suite);
    if (arguments.image() != null) {
      InputFile.show(arguments.image());
    }
    if (arguments.macro() != null) {
      MacroFile.run(InputFile.path(arguments.macro()), arguments.macroArgument(), held);
    } else {
      suite.run(arguments.label(), arguments.parameters());
    }
  }

  private static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
