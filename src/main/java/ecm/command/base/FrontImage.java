package ecm.command.base;

import ecm.ij.base.Screen;
import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.macro.Interpreter;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * The image that is the current one after a command: its last output, or, without outputs, what it
 * opened last. Windows tell ImageJ that they were activated some time after they opened, in any
 * order, so that without this a macro's next statement works on one or another of them.
 */
final class FrontImage implements ImageListener, AutoCloseable {

  /** So long a window may take to become active; some never do [ms]. */
  private static final long PATIENCE = 600;

  private static final int PAUSE = 10;

  private volatile ImagePlus opened;

  /** Notes from now on which images open. */
  FrontImage() {
    ImagePlus.addImageListener(this);
  }

  /**
   * Shows what nobody has shown yet, as where ImageJ2 runs a macro before its window is there, and
   * makes the last one current.
   *
   * @param outputs of the command, in the order in which they are shown
   */
  void settle(List<ImagePlus> outputs) {
    for (ImagePlus output : outputs) {
      if (!isListed(output)) {
        output.show();
      }
    }
    ImagePlus front = outputs.isEmpty() ? opened : outputs.get(outputs.size() - 1);
    if (front == null || !isListed(front)) {
      return;
    }
    if (Interpreter.isBatchMode()) {
      IJ.selectWindow(front.getID());
    } else if (Screen.hasWindows() && front.getWindow() != null) {
      bringToFront(front.getWindow());
    }
  }

  private static boolean isListed(ImagePlus image) {
    return image.getWindow() != null || WindowManager.getImage(image.getID()) == image;
  }

  private static void bringToFront(ImageWindow window) {
    WindowManager.setCurrentWindow(window);
    if (EventQueue.isDispatchThread()) {
      window.toFront();
      return;
    }
    KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
    long end = System.currentTimeMillis() + PATIENCE;
    handleEvents(window::toFront);
    while (focus.getActiveWindow() != window && System.currentTimeMillis() < end) {
      IJ.wait(PAUSE);
    }
    handleEvents(() -> WindowManager.setCurrentWindow(window));
  }

  /** After the events that wait already. */
  private static void handleEvents(Runnable then) {
    try {
      EventQueue.invokeAndWait(then);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void imageOpened(ImagePlus image) {
    opened = image;
  }

  @Override
  public void imageClosed(ImagePlus image) {
    if (image == opened) {
      opened = null;
    }
  }

  @Override
  public void imageUpdated(ImagePlus image) {}

  @Override
  public void close() {
    ImagePlus.removeImageListener(this);
  }
}
