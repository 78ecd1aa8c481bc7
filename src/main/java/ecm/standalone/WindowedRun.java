package ecm.standalone;

import ecm.base.InvalidInput;
import ij.IJ;
import ij.ImageJ;

/** ImageJ's window with the menu of the suite. */
final class WindowedRun {

  private WindowedRun() {}

  /** Opens the window; then does what the command line asks for. */
  static void start(Arguments arguments) {
    ImageJ imagej = new ImageJ(ImageJ.STANDALONE);
    imagej.exitWhenQuitting(true);
    Suite suite = Suite.start();
    SuiteMenu.install(suite);
    try {
      if (arguments.image() != null) {
        InputFile.show(arguments.image());
      }
      if (arguments.macro() != null) {
        IJ.runMacroFile(
            InputFile.path(arguments.macro()).toAbsolutePath().toString(),
            arguments.macroArgument());
      } else if (arguments.label() != null) {
        suite.run(arguments.label(), arguments.parameters());
      }
    } catch (InvalidInput e) {
      IJ.showMessage("ECM", e.getMessage());
    }
  }
}
