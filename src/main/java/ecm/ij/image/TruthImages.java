package ecm.ij.image;

import ecm.simulation.Truth;
import ecm.simulation.medium.TauHistory;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/** What is known of a simulated stack, as images: NaN in the vacuum, pixel size in nm. */
public final class TruthImages {

  private TruthImages() {}

  /** The map {@code <stack>-beta-truth}. */
  public static ImagePlus beta(Truth truth, StackInfo info) {
    return MapImages.image(truth.beta(), info.title() + "-beta-truth", info.pixelSize());
  }

  /** The map {@code <stack>-brightness-truth} of each pixel's own factor. */
  public static ImagePlus brightness(Truth truth, StackInfo info) {
    String title = info.title() + "-brightness-truth";
    return MapImages.image(truth.brightness(), title, info.pixelSize());
  }

  /** The stack {@code <stack>-tau-history} [s]: a map for every time at which tau changes. */
  public static ImagePlus tau(TauHistory history, StackInfo info) {
    ImagePlus first =
        MapImages.times(history.at(0), info.title() + "-tau-history", info.pixelSize());
    ImageStack stack = new ImageStack(first.getWidth(), first.getHeight());
    for (int i = 0; i < history.maps(); i++) {
      FloatMap map = history.at(i * history.framesPerMap());
      stack.addSlice(null, new FloatProcessor(map.width(), map.height(), map.values()));
    }
    double min = first.getDisplayRangeMin();
    double max = first.getDisplayRangeMax();
    ImagePlus image = new ImagePlus(first.getTitle(), stack);
    image.setDimensions(1, 1, stack.getSize());
    image.setCalibration(first.getCalibration());
    image.setLut(first.getProcessor().getLut());
    image.setDisplayRange(min, max);
    image.getCalibration().frameInterval = info.frameInterval() * history.framesPerMap();
    image.getCalibration().setTimeUnit("sec");
    return image;
  }
}
