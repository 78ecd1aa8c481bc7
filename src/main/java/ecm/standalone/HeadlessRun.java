package ecm.standalone;

import ecm.ij.TiffFile;
import ecm.progress.InvalidInput;
import ij.IJ;
import ij.ImagePlus;
import java.io.PrintStream;
import java.nio.file.Path;

/** A macro or a command without windows. */
final class HeadlessRun {

  private final Arguments arguments;

  HeadlessRun(Arguments arguments) {
    this.arguments = arguments;
  }

  /**
   * Runs it.
   *
   * @param err receives one line if it fails
   * @return exit status
   */
  int status(PrintStream err) {
    HeldErrors held = HeldErrors.hold();
    try {
      run();
      held.release(err);
      return 0;
    } catch (InvalidInput e) {
      held.drop();
      err.println("ecm: " + oneLine(e.getMessage()));
      return 1;
    }
  }

  private void run() {
    IJ.runMacro(""); // makes ImageJ read its menus
    Suite suite = Suite.start();
    SuiteMenu.register(suite);
    if (arguments.image() != null) {
      ImagePlus image = TiffFile.open(Path.of(arguments.image()));
      image.show();
    }
    if (arguments.macro() != null) {
      MacroFile.run(Path.of(arguments.macro()), arguments.macroArgument());
    } else {
      suite.run(arguments.label(), arguments.parameters());
    }
  }

  private static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
