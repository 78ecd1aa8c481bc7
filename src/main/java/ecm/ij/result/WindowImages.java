package ecm.ij.result;

import ecm.ij.figure.ColourScale;
import ecm.ij.figure.PlotStyle;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.time.SlidingWindows;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;
import java.util.stream.IntStream;

/**
 * The maps of sliding windows as a stack: values in seconds, one display range and one logarithmic
 * lookup table for all, the window's time as the slice's label. ImageJ plays it; as a movie it is
 * saved by {@link WindowMovie}.
 */
public final class WindowImages {

  private static final int COLOURS = 256;
  static final double FRAMES_PER_SECOND = 5;

  private WindowImages() {}

  /**
   * The stack {@code <stack>-tau-windows}.
   *
   * @param windows maps
   * @param info of the stack
   * @param origin what the maps remember of the sample
   */
  public static ImagePlus of(SlidingWindows windows, StackInfo info, MapOrigin origin) {
    FloatMap first = windows.tau().get(0);
    ImageStack stack = new ImageStack(first.width(), first.height());
    for (int i = 0; i < windows.tau().size(); i++) {
      stack.addSlice(
          label(windows, i),
          new FloatProcessor(first.width(), first.height(), windows.tau().get(i).values().clone()));
    }
    ImagePlus image = new ImagePlus(info.title() + "-tau-windows", stack);
    image.setDimensions(1, 1, stack.getSize());
    MapImages.calibrated(image, info.pixelSize());
    Calibration calibration = image.getCalibration();
    calibration.setValueUnit("s");
    calibration.setTimeUnit("s");
    calibration.frameInterval = windows.step();
    calibration.fps = FRAMES_PER_SECOND;
    ColourScale scale = scale(windows);
    image.setLut(logarithmic(scale));
    image.setDisplayRange(scale.min(), scale.max());
    estimated(origin.common(), windows.estimator(), windows.censoringLimit())
        .with(Provenance.QUANTITY, "relaxation time tau of a window")
        .with(Provenance.UNIT, "s")
        .with(Provenance.RECORD_LENGTH, windows.window())
        .with(Provenance.WINDOW, windows.window())
        .with(Provenance.STEP, windows.step())
        .writeTo(image);
    return image;
  }

  /** With the limit of a fit, or the name of another estimator, of a part of the record. */
  static Provenance estimated(Provenance origin, MapEstimator estimator, double censoringLimit) {
    return estimator == MapEstimator.FIT
        ? origin.with(Provenance.CENSORED_ABOVE, censoringLimit)
        : origin.with(Provenance.ESTIMATOR, estimator);
  }

  static String label(SlidingWindows windows, int i) {
    double start = windows.start()[i];
    return PlotStyle.three(start) + "-" + PlotStyle.three(start + windows.window()) + " s";
  }

  static ColourScale scale(SlidingWindows windows) {
    return ColourScale.ofTimes(
        windows.tau().stream()
            .flatMapToDouble(
                map ->
                    IntStream.range(0, map.values().length)
                        .mapToDouble(i -> map.values()[i])
                        .filter(v -> v > 0))
            .toArray());
  }

  /** Colours that are logarithmic in the value, since ImageJ's own tables are linear in it. */
  private static LUT logarithmic(ColourScale scale) {
    byte[][] channels = new byte[3][COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      double value = scale.min() + (scale.max() - scale.min()) * i / (COLOURS - 1);
      int rgb = scale.rgb(value);
      for (int c = 0; c < 3; c++) {
        channels[c][i] = (byte) (rgb >> 8 * (2 - c));
      }
    }
    return new LUT(channels[0], channels[1], channels[2]);
  }
}
