package ecm.ij.window;

import ij.IJ;
import ij.ImagePlus;
import java.awt.image.BufferedImage;

/** A window that shows, while a dialog is open, what its values would give. */
public final class PreviewWindow {

  private ImagePlus shown;
  private boolean finished;

  /** Shows a picture in place of the one before; does nothing once finished. */
  public synchronized void show(String title, BufferedImage picture) {
    if (finished) {
      return;
    }
    ImagePlus next = new ImagePlus(title, picture);
    if (shown == null || !shown.isVisible()) {
      shown = next;
      WindowPlaces.atRight(shown);
      shown.show();
    } else {
      shown.setProcessor(title, next.getProcessor());
    }
  }

  /** Takes the window away for good: a picture still being made is not shown. */
  public synchronized void finish() {
    finished = true;
    hide();
  }

  /** Takes the window away until the next picture. */
  public synchronized void hide() {
    if (shown != null) {
      shown.changes = false;
      shown.close();
      shown = null;
    }
  }

  /** Says in the status bar why there is nothing to be seen. */
  public void explain(String sentence) {
    hide();
    IJ.showStatus(sentence);
  }
}
