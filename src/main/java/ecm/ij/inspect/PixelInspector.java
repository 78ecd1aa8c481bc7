package ecm.ij.inspect;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.IjProgress;
import ecm.ij.open.RegionInput;
import ecm.ij.open.Selection;
import ecm.ij.window.WindowPlaces;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.Inspection;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.RoiListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.SwingUtilities;

/**
 * Shows the g2 of the pixel under the mouse, or of the selected area, while one clicks and drags on
 * a map or a stack. Closing its window, the image or the stack ends it and takes its listeners
 * away.
 *
 * <p>Looks are computed in a thread of their own, the newest first: an older one that is not done
 * is cancelled.
 */
public final class PixelInspector extends MouseAdapter implements RoiListener, ImageListener {

  private final ImagePlus image;
  private final ImagePlus stack;
  private final InspectionSource source;
  private final ImageCanvas canvas;
  private final InspectorWindow window;
  private final AtomicInteger newest = new AtomicInteger();
  private Selection last;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "ecm-pixel-inspector");
            thread.setDaemon(true);
            return thread;
          });

  private PixelInspector(ImagePlus image, ImagePlus stack, InspectionSource source) {
    this.image = image;
    this.stack = stack;
    this.source = source;
    this.canvas = image.getCanvas();
    this.window = new InspectorWindow(source.title());
  }

  /**
   * Opens the window and begins to listen.
   *
   * @param image a map or a stack, with a window
   * @param stack that its pixels belong to; the same image for a stack
   * @param source of the looks
   */
  public static void open(ImagePlus image, ImagePlus stack, InspectionSource source) {
    SwingUtilities.invokeLater(() -> new PixelInspector(image, stack, source).begin());
  }

  /**
   * The same, and maps a stack in memory by the likelihood meanwhile: it joins the looks when it is
   * done. A stack that is not is not mapped, as reading it would hold up every look.
   *
   * @param choice where the sample is
   */
  public static void open(
      ImagePlus image, ImagePlus stack, InspectionSource source, SampleChoice choice) {
    SwingUtilities.invokeLater(
        () -> {
          PixelInspector inspector = new PixelInspector(image, stack, source);
          inspector.begin();
          if (source.isInMemory()) {
            inspector.learn(choice);
          }
        });
  }

  private void learn(SampleChoice choice) {
    Thread thread =
        new Thread(
            () -> {
              try {
                source.learn(choice, new WhileOpen(worker));
                SwingUtilities.invokeLater(this::again);
              } catch (Cancelled e) {
                // the window was closed
              }
            },
            "ecm-pixel-likelihood");
    thread.setDaemon(true);
    thread.start();
  }

  /** The last look once more. */
  private void again() {
    if (last != null) {
      look(last);
    }
  }

  private void begin() {
    canvas.addMouseListener(this);
    canvas.addMouseMotionListener(this);
    Roi.addRoiListener(this);
    ImagePlus.addImageListener(this);
    window.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            end();
          }
        });
    WindowPlaces.beside(window, image.getWindow());
    window.setVisible(true);
    area().ifPresent(this::look);
    if (image.getRoi() instanceof PointRoi) {
      Selection.of(image, Progress.NONE).stream().findFirst().ifPresent(this::look);
    }
  }

  private void end() {
    canvas.removeMouseListener(this);
    canvas.removeMouseMotionListener(this);
    Roi.removeRoiListener(this);
    ImagePlus.removeImageListener(this);
    newest.incrementAndGet();
    worker.shutdownNow();
  }

  /** The selected area, if there is one with a pixel in the image. */
  private Optional<Selection> area() {
    Roi roi = image.getRoi();
    if (roi == null || !roi.isArea() || roi.getState() == Roi.CONSTRUCTING && isEmpty(roi)) {
      return Optional.empty();
    }
    try {
      return RegionInput.roi(image, Progress.NONE).map(Selection::area);
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  private static boolean isEmpty(Roi roi) {
    return roi.getBounds().width == 0 || roi.getBounds().height == 0;
  }

  @Override
  public void mousePressed(MouseEvent event) {
    atMouse(event);
  }

  @Override
  public void mouseDragged(MouseEvent event) {
    atMouse(event);
  }

  private void atMouse(MouseEvent event) {
    if (area().isPresent()) {
      return; // told by the selection itself
    }
    int x = canvas.offScreenX(event.getX());
    int y = canvas.offScreenY(event.getY());
    if (x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight()) {
      look(Selection.pixel(x, y, image.getWidth(), image.getHeight()));
    }
  }

  @Override
  public void roiModified(ImagePlus which, int id) {
    if (which == image && id != RoiListener.DELETED) {
      area().ifPresent(this::look);
    }
  }

  /** Computes one look, unless a newer one is asked for meanwhile. Event thread only. */
  private void look(Selection selection) {
    last = selection;
    int number = newest.incrementAndGet();
    if (worker.isShutdown()) {
      return;
    }
    worker.execute(
        () -> {
          if (number != newest.get()) {
            return;
          }
          try {
            Inspection look = read(selection, new LatestOnly(number, newest));
            show(number, () -> window.show(look));
          } catch (Cancelled e) {
            // a newer look is on its way
          } catch (InvalidInput e) {
            show(number, () -> window.say(selection.name() + ": " + e.getMessage()));
          }
        });
  }

  /** Rows that are being read serve a newer look, too; only Escape ends that. */
  private Inspection read(Selection selection, Progress latest) {
    try (IjProgress reading = IjProgress.begin("Inspect Pixel g2")) {
      source.hold(selection, reading);
    }
    return source.inspect(selection, latest);
  }

  private void show(int number, Runnable action) {
    SwingUtilities.invokeLater(
        () -> {
          if (number == newest.get()) {
            action.run();
          }
        });
  }

  /** The progress of a look that ends as soon as a newer one is asked for. */
  private record LatestOnly(int number, AtomicInteger newest) implements Progress {

    @Override
    public void update(long done, long total, String stage) {}

    @Override
    public boolean isCancelled() {
      return number != newest.get();
    }
  }

  /** The progress of work that ends with the window. */
  private record WhileOpen(ExecutorService worker) implements Progress {

    @Override
    public void update(long done, long total, String stage) {}

    @Override
    public boolean isCancelled() {
      return worker.isShutdown();
    }
  }

  @Override
  public void imageClosed(ImagePlus which) {
    if (which == image || which == stack) {
      SwingUtilities.invokeLater(window::dispose);
    }
  }

  @Override
  public void imageOpened(ImagePlus which) {}

  @Override
  public void imageUpdated(ImagePlus which) {}
}
