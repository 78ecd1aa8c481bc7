package ecm.ij.image;

import ecm.ij.base.Luts;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The maps by the likelihood of a record as calibrated images. They have no T/12 above which tau is
 * a lower bound.
 */
public final class LikelihoodImages {

  private static final String TAU = "tau-likelihood";
  private static final String SD = "tau-likelihood-sd";

  private LikelihoodImages() {}

  /**
   * Both maps by their key: tau-likelihood [s] and tau-likelihood-sd, the standard deviation of ln
   * tau. Titles are {@code <stack>-<key>}.
   *
   * @param analysis the maps
   * @param info of the stack
   * @param origin what every map of the sample remembers
   */
  public static Map<String, ImagePlus> of(
      LikelihoodAnalysis analysis, StackInfo info, MapOrigin origin) {
    Map<String, ImagePlus> images = new LinkedHashMap<>();
    images.put(TAU, time(analysis.tau(), info));
    images.put(SD, error(analysis.tauSd(), info));
    images.forEach(
        (key, image) -> {
          image.setProp("Slice_Label", key);
          origin.common().writeTo(image);
        });
    return images;
  }

  private static ImagePlus time(FloatMap tau, StackInfo info) {
    ImagePlus image = MapImages.times(tau, info.title() + "-" + TAU, info.pixelSize());
    MapImages.describe(image, "relaxation time tau, median of its posterior", "s");
    return image;
  }

  private static ImagePlus error(FloatMap sd, StackInfo info) {
    ImagePlus image = MapImages.image(sd, info.title() + "-" + SD, info.pixelSize());
    MapImages.colour(image, Luts.magma());
    MapImages.describe(image, "sd of ln tau-likelihood, of its posterior", "1");
    return image;
  }
}
