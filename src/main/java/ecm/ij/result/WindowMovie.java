package ecm.ij.result;

import ecm.ij.figure.ColourScale;
import ecm.ij.figure.MapFigure;
import ecm.pipeline.time.SlidingWindows;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ecm.stack.tile.FreeHeap;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.util.Arrays;

/**
 * The maps of sliding windows as a movie in colours: one figure per window, with its time, scale
 * and colour bar, that ImageJ saves as AVI or GIF.
 */
public final class WindowMovie {

  private static final int BYTES_PER_PIXEL = 4;

  private final SlidingWindows windows;
  private final StackInfo info;
  private final ColourScale scale;
  private final MapFigure.Shade[] shades;

  private WindowMovie(SlidingWindows windows, StackInfo info) {
    this.windows = windows;
    this.info = info;
    this.scale = WindowImages.scale(windows);
    this.shades = shades(windows);
  }

  /**
   * The RGB stack {@code <stack>-tau-movie}. If it does not fit into memory, it is virtual: each
   * figure is drawn when it is looked at.
   */
  public static ImagePlus of(SlidingWindows windows, StackInfo info) {
    ImagePlus movie =
        new ImagePlus(info.title() + "-tau-movie", new WindowMovie(windows, info).frames());
    movie.setDimensions(1, 1, movie.getStackSize());
    movie.getCalibration().fps = WindowImages.FRAMES_PER_SECOND;
    return movie;
  }

  private ImageStack frames() {
    VirtualStack drawn = new Drawn(frame(0));
    double bytes = (double) BYTES_PER_PIXEL * drawn.getWidth() * drawn.getHeight() * count();
    if (!FreeHeap.holds(bytes)) {
      return drawn;
    }
    ImageStack held = new ImageStack(drawn.getWidth(), drawn.getHeight());
    for (int i = 0; i < count(); i++) {
      held.addSlice(WindowImages.label(windows, i), frame(i));
    }
    return held;
  }

  private int count() {
    return windows.tau().size();
  }

  private ColorProcessor frame(int i) {
    MapFigure figure =
        new MapFigure(
            info.title() + "   " + WindowImages.label(windows, i),
            "relaxation time τ (s)",
            scale,
            info.pixelSize(),
            windows.censoringLimit(),
            "T/12");
    return new ColorProcessor(figure.draw(windows.tau().get(i), shades));
  }

  /**
   * A pixel that has a value in no window is outside; legends, and so sizes, are the same for all.
   */
  private static MapFigure.Shade[] shades(SlidingWindows windows) {
    FloatMap first = windows.tau().get(0);
    MapFigure.Shade[] shades = new MapFigure.Shade[first.values().length];
    Arrays.fill(shades, MapFigure.Shade.OUTSIDE);
    for (FloatMap map : windows.tau()) {
      for (int i = 0; i < shades.length; i++) {
        if (!Float.isNaN(map.values()[i])) {
          shades[i] = MapFigure.Shade.PLAIN;
        }
      }
    }
    return shades;
  }

  private final class Drawn extends VirtualStack {

    Drawn(ImageProcessor first) {
      super(first.getWidth(), first.getHeight());
      setBitDepth(24);
    }

    @Override
    public int getSize() {
      return count();
    }

    @Override
    public int size() {
      return count();
    }

    @Override
    public String getSliceLabel(int n) {
      return WindowImages.label(windows, n - 1);
    }

    @Override
    public ImageProcessor getProcessor(int n) {
      return frame(n - 1);
    }
  }
}
