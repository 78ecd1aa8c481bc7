package ecm.ij.base;

import ij.IJ;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;
import java.util.Optional;

/** Who will look at an image that is shown. */
public final class Screen {

  private Screen() {}

  /** Whether windows can open: ImageJ's GUI runs. */
  public static boolean hasWindows() {
    return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
  }

  /** A user: windows open, and not a macro in batch mode. */
  public static boolean isWatched() {
    return hasWindows() && !Interpreter.isBatchMode();
  }

  /**
   * A macro without a screen. It may have been recorded at one, and then names every window that
   * came to the front.
   */
  public static boolean isReplayed() {
    return GraphicsEnvironment.isHeadless() && Interpreter.getInstance() != null;
  }

  /** Whether images are shown that are only to be looked at, or that stand in files, too. */
  public static boolean showsAll() {
    return isWatched() || isReplayed();
  }

  /** Whether results are shown: always, if they are not written, else as {@link #showsAll}. */
  public static boolean shows(Optional<?> folder) {
    return folder.isEmpty() || showsAll();
  }
}
