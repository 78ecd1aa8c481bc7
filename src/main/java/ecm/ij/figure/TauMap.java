package ecm.ij.figure;

import ecm.ij.open.MapInput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.nio.file.Path;

/**
 * What the figure of a map of tau shows.
 *
 * @param tau [s]
 * @param mask of the sample
 * @param flags bits of {@link ecm.stack.PixelFlag} per pixel
 * @param limit T/12 [s], above which tau is a lower bound
 * @param info title and pixel size
 */
public record TauMap(FloatMap tau, Mask mask, int[] flags, double limit, StackInfo info) {

  static TauMap of(RelaxationMaps maps, StackInfo info) {
    return new TauMap(maps.tau(), maps.mask(), maps.flags(), maps.censoringLimit(), info);
  }

  /**
   * Reads {@code tau.tif}, {@code flags.tif} and {@code mask.tif} of a folder of results.
   *
   * @throws ecm.base.InvalidInput if one of them cannot be read
   */
  public static TauMap read(Path folder, double limit, StackInfo info) {
    ImagePlus tau = TiffFile.open(folder.resolve("tau.tif"));
    ImageProcessor flags = TiffFile.open(folder.resolve("flags.tif")).getProcessor();
    ImageProcessor mask = TiffFile.open(folder.resolve("mask.tif")).getProcessor();
    int[] bits = new int[flags.getPixelCount()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = flags.get(i);
    }
    Mask inside = Mask.of(tau.getWidth(), tau.getHeight(), i -> mask.get(i) != 0);
    return new TauMap(MapInput.of(tau), inside, bits, limit, info);
  }

  /** The logarithmic scale over this map's own 2-98 % quantiles. */
  public ColourScale ownScale() {
    return ColourScale.ofTimes(tau.inside(mask));
  }
}
