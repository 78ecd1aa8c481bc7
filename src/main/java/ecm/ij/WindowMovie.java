package ecm.ij;

import ecm.pipeline.SlidingWindows;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import java.util.Arrays;

/**
 * The maps of sliding windows as a movie in colours: one figure per window, with its time, scale
 * and colour bar, that ImageJ saves as AVI or GIF.
 */
public final class WindowMovie {

  private WindowMovie() {}

  /** The RGB stack {@code <stack>-tau-movie}. */
  public static ImagePlus of(SlidingWindows windows, StackInfo info) {
    ColourScale scale = WindowImages.scale(windows);
    MapFigure.Shade[] shades = shades(windows);
    ImageStack frames = null;
    for (int i = 0; i < windows.tau().size(); i++) {
      String time = WindowImages.label(windows, i);
      MapFigure figure =
          new MapFigure(
              info.title() + "   " + time,
              "relaxation time τ (s)",
              scale,
              info.pixelSize(),
              windows.censoringLimit(),
              "T/12");
      ColorProcessor frame = new ColorProcessor(figure.draw(windows.tau().get(i), shades));
      if (frames == null) {
        frames = new ImageStack(frame.getWidth(), frame.getHeight());
      }
      frames.addSlice(time, frame);
    }
    ImagePlus movie = new ImagePlus(info.title() + "-tau-movie", frames);
    movie.setDimensions(1, 1, frames.getSize());
    movie.getCalibration().fps = WindowImages.FRAMES_PER_SECOND;
    return movie;
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
}
