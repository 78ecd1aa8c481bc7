package ecm.ij;

import ecm.pipeline.RelaxationMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import java.util.Map;

/** Maps as calibrated ImageJ images. */
public final class MapImages {

  private MapImages() {}

  /**
   * All maps of an analysis, in order, by their key: tau, beta, contrast, tau-sd, tau-corrected,
   * residual, flags. Titles are {@code <stack>-<key>}; unit nm; value units in the Info.
   */
  public static Map<String, ImagePlus> of(RelaxationMaps maps, StackInfo info) {
    throw new UnsupportedOperationException();
  }

  /**
   * The display map {@code <stack>-tau-log10}: log10 of tau [s], perceptually uniform LUT, display
   * range the 2-98 % quantiles.
   */
  public static ImagePlus logTau(RelaxationMaps maps, StackInfo info) {
    throw new UnsupportedOperationException();
  }

  /** One map as a 32-bit image. */
  public static ImagePlus image(FloatMap map, String title, double pixelSize) {
    throw new UnsupportedOperationException();
  }

  /** A mask as an 8-bit image, 255 inside. */
  public static ImagePlus image(Mask mask, String title, double pixelSize) {
    throw new UnsupportedOperationException();
  }
}
