package ecm.ij.image;

import ecm.ij.base.ImageInfo;
import ecm.ij.base.Luts;
import ecm.ij.open.MapInput;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
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
   * @param stack that they are of
   * @param speckleArea pixels per speckle; NaN if not measured
   */
  public static Map<String, ImagePlus> of(
      LikelihoodAnalysis analysis, FrameStack stack, double speckleArea) {
    StackInfo info = stack.info();
    Map<String, ImagePlus> images = new LinkedHashMap<>();
    images.put(TAU, time(analysis.tau(), info));
    images.put(SD, error(analysis.tauSd(), info));
    images.forEach(
        (key, image) -> {
          image.setProp("Slice_Label", key);
          ImageInfo.set(image, "stack", info.title());
          ImageInfo.set(image, "frame_interval_s", stack.frameInterval());
          ImageInfo.set(image, "record_length_s", stack.frames() * stack.frameInterval());
          ImageInfo.set(image, "version", ecm.files.Version.get());
          MapInput.setKnown(image, stack.coverage().always());
          MapCompanions.setSpecklePixels(image, speckleArea);
        });
    return images;
  }

  private static ImagePlus time(FloatMap tau, StackInfo info) {
    ImagePlus image = MapImages.times(tau, info.title() + "-" + TAU, info.pixelSize());
    ImageInfo.set(image, "quantity", "relaxation time tau, median of its posterior");
    ImageInfo.set(image, "unit", "s");
    return image;
  }

  private static ImagePlus error(FloatMap sd, StackInfo info) {
    ImagePlus image = MapImages.image(sd, info.title() + "-" + SD, info.pixelSize());
    MapImages.colour(image, Luts.magma());
    ImageInfo.set(image, "quantity", "sd of ln tau-likelihood, of its posterior");
    ImageInfo.set(image, "unit", "1");
    return image;
  }
}
