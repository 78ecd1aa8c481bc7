package ecm.ij;

import ij.IJ;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;

/** Who will look at an image that is shown. */
public final class Screen {

  private Screen() {}

  /** A user: windows open, for ImageJ's GUI runs, and not a macro in batch mode. */
  public static boolean isWatched() {
    return !GraphicsEnvironment.isHeadless()
        && IJ.getInstance() != null
        && !Interpreter.isBatchMode();
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
}
