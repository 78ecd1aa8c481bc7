package ecm.ij.window;

import ij.IJ;
import ij.ImageJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Timer;

/**
 * Lets images open enlarged, and side by side instead of one on the other. An image is marked
 * before it is shown, by whoever shows it; without windows nothing happens.
 */
public final class WindowPlaces {

  /** The longer side of a small image is enlarged to about this [screen pixels]. */
  private static final int COMFORTABLE = 450;

  /** Frame, title and info line, and slider of a window [screen pixels]. */
  public static final int BESIDE = 24;

  public static final int ABOVE = 84;

  private static final int WIDEST_TABLE = 560;

  private static final int SETTLED_MS = 500;

  private static final String ROOM = "ecm.room";

  static {
    ImagePlus.addImageListener(new Opener());
  }

  private WindowPlaces() {}

  /** Images are opened side by side in one row, the first at the left; a single one only grows. */
  public static void inARow(List<ImagePlus> images) {
    if (IJ.getInstance() != null && !images.isEmpty()) {
      List<Rectangle> cells = cells(area(), images.size(), 1);
      for (int i = 0; i < images.size(); i++) {
        boolean alone = images.size() == 1;
        images.get(i).setProperty(ROOM, alone ? new Rectangle(-1, -1, 0, 0) : cells.get(i));
      }
    }
  }

  /** The image will open in the upper right quarter of the screen. */
  public static void atUpperRight(ImagePlus image) {
    into(quarter(1), image);
  }

  /** The image will open in the right third of the screen, beside a dialog in its middle. */
  static void atRight(ImagePlus image) {
    into(cells(area(), 3, 1).get(2), image);
  }

  /** Moves an open window of a title to the lower right quarter of the screen. */
  public static void toLowerRight(String title) {
    move(title, quarter(3));
  }

  /** Moves an open window of a title to a part of the screen, and makes it as high as that. */
  public static void move(String title, Rectangle room) {
    Window window = WindowManager.getWindow(title);
    if (window != null) {
      window.setBounds(room.x, room.y, Math.min(room.width, WIDEST_TABLE), room.height);
    }
  }

  /** Moves an open window of a title to a part of the screen, and makes it as wide as that. */
  static void stretch(String title, Rectangle room, int height) {
    Window window = WindowManager.getWindow(title);
    if (window != null) {
      window.setBounds(room.x, room.y, room.width, Math.min(room.height, height));
    }
  }

  /** Puts a window to the right of another, or as far to the right as the screen allows. */
  public static void beside(Window window, Window other) {
    Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
    int x = other == null ? screen.x : other.getX() + other.getWidth();
    int y = other == null ? screen.y : other.getY();
    int right = screen.x + screen.width - window.getWidth();
    int bottom = screen.y + screen.height - window.getHeight();
    window.setLocation(
        Math.max(screen.x, Math.min(x, right)), Math.max(screen.y, Math.min(y, bottom)));
  }

  /** A quarter of the screen: 0 to 3, row by row. */
  static Rectangle quarter(int which) {
    return cells(area(), 2, 2).get(which);
  }

  /** The image will fill a part of the screen. */
  public static void into(Rectangle room, ImagePlus image) {
    image.setProperty(ROOM, room);
  }

  /** Whether somebody has said where the image shall open. */
  public static boolean isPlaced(ImagePlus image) {
    return image.getProperty(ROOM) != null;
  }

  /** The screen below ImageJ's own window. */
  public static Rectangle area() {
    ImageJ toolbar = IJ.getInstance();
    Rectangle screen = GUI.getMaxWindowBounds(toolbar);
    int below = toolbar.getY() + toolbar.getHeight() - screen.y;
    int top = below > 0 && below < screen.height / 3 ? below : 0;
    return new Rectangle(screen.x, screen.y + top, screen.width, screen.height - top);
  }

  /** Equal cells, row by row. */
  public static List<Rectangle> cells(Rectangle area, int columns, int rows) {
    List<Rectangle> cells = new ArrayList<>();
    int width = area.width / columns;
    int height = area.height / rows;
    for (int i = 0; i < columns * rows; i++) {
      int x = area.x + i % columns * width;
      int y = area.y + i / columns * height;
      cells.add(new Rectangle(x, y, width, height));
    }
    return cells;
  }

  /**
   * How much an image is enlarged: by a whole factor that the room allows and that makes it no
   * larger than is comfortable; or reduced to the room.
   *
   * @param width room for the image itself; not positive for no limit
   */
  public static double zoom(ImagePlus image, int width, int height) {
    int w = image.getWidth();
    int h = image.getHeight();
    double comfortable = Math.max(1, Math.rint((double) COMFORTABLE / Math.max(w, h)));
    if (width <= 0 || height <= 0) {
      return comfortable;
    }
    double fits = Math.min((double) width / w, (double) height / h);
    return fits < 1 ? fits : Math.min(comfortable, Math.floor(fits));
  }

  private static void arrange(ImagePlus image, Rectangle room) {
    ImageWindow window = image.getWindow();
    if (window == null) {
      return;
    }
    ImageCanvas canvas = window.getCanvas();
    double zoom = zoom(image, room.width - BESIDE, room.height - ABOVE);
    if (room.width > 0 || zoom > canvas.getMagnification()) {
      canvas.setMagnification(zoom);
      canvas.setSize(
          (int) Math.round(zoom * image.getWidth()), (int) Math.round(zoom * image.getHeight()));
      window.pack();
    }
    if (room.x >= 0) {
      window.setLocation(room.x, room.y);
    }
    cleanLater(window);
  }

  /**
   * Writes the info line anew after the window manager has framed the window: ImageJ does not wipe
   * off what it wrote at another height before.
   */
  private static void cleanLater(ImageWindow window) {
    Timer timer =
        new Timer(
            SETTLED_MS,
            event -> {
              Graphics g = window.getGraphics();
              if (g != null) {
                g.clearRect(0, 0, window.getWidth(), window.getInsets().top);
                g.dispose();
                window.repaint();
              }
            });
    timer.setRepeats(false);
    timer.start();
  }

  /** Waits for marked images; ImageJ calls it in the event thread. */
  private static final class Opener implements ImageListener {

    @Override
    public void imageOpened(ImagePlus image) {
      if (image.getProperty(ROOM) instanceof Rectangle room) {
        arrange(image, room);
      }
    }

    @Override
    public void imageClosed(ImagePlus image) {}

    @Override
    public void imageUpdated(ImagePlus image) {}
  }
}
