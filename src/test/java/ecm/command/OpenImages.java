package ecm.command;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** The images that ImageJ lists: without windows they outlive the macro that opened them. */
public final class OpenImages {

  private OpenImages() {}

  /** Closes all of them. */
  public static void closeAll() {
    int[] ids = WindowManager.getIDList();
    for (int id : ids == null ? new int[0] : ids) {
      ImagePlus image = WindowManager.getImage(id);
      if (image != null) {
        image.changes = false;
        image.close();
        Interpreter.removeBatchModeImage(image);
      }
    }
    WindowManager.setTempCurrentImage(null);
  }
}
