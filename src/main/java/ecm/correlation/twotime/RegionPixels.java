package ecm.correlation.twotime;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.CorrelationPlan;
import ecm.correlation.Validity;
import ecm.correlation.pooled.RegionCorrelation;
import ecm.correlation.pooled.SmoothProfile;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.tile.TileReader;
import java.util.Arrays;
import java.util.List;

/**
 * The pixels of a region that are covered in every valid frame, finite, not constant and positive
 * in the mean, with the smooth static profile by which their intensities are divided.
 *
 * @param stack aligned frames
 * @param reader of the region
 * @param pixels image indices, ascending
 * @param profile for each pixel of the image
 */
record RegionPixels(FrameStack stack, TileReader reader, int[] pixels, double[] profile) {

  /** Values x(bin, pixel) held at a time: 256 MB. */
  private static final long MOST_VALUES = 1L << 26;

  /**
   * Finds the pixels and their profile; reads the stack once.
   *
   * @param blur standard deviation of the blur of the profile [px]
   * @throws InvalidInput if no pixel can be used
   */
  static RegionPixels of(FrameStack stack, Mask region, double blur, Progress progress) {
    Mask covered = region.and(Mask.of(stack.width(), stack.height(), stack.coverage().always()));
    if (covered.count() == 0) {
      throw new InvalidInput("no pixel of the region is covered in every frame");
    }
    TileReader reader = TileReader.of(stack, covered);
    Validity validity =
        new Validity(stack.coverage(), List.of(CorrelationPlan.singleFrames(new int[] {1})));
    double[] means = RegionCorrelation.means(stack, reader, validity, progress);
    Mask good = Mask.of(stack.width(), stack.height(), i -> !Double.isNaN(means[i]));
    if (good.count() == 0) {
      throw new InvalidInput("no pixel of the region has usable data in the stack");
    }
    double[] profile = SmoothProfile.of(means, stack.width(), blur);
    return new RegionPixels(stack, reader, good.indices(), profile);
  }

  /**
   * Reads the intensities in bins of frames; of so many pixels that memory does not suffice, every
   * n-th.
   */
  BinnedPixels binned(int framesPerBin, Progress progress) {
    int bins = (stack.frames() + framesPerBin - 1) / framesPerBin;
    int[] used = subset(MOST_VALUES / bins);
    BinnedPixels binned = new BinnedPixels(stack, used, profile, framesPerBin);
    Mask mask = Mask.of(stack.width(), stack.height(), i -> Arrays.binarySearch(used, i) >= 0);
    reader.withPixels(mask).forEach(progress, "averaging bins of frames", binned::worker);
    return binned;
  }

  private int[] subset(long most) {
    int step = (int) Math.max(1, (pixels.length + most - 1) / most);
    int[] kept = new int[(pixels.length + step - 1) / step];
    Arrays.setAll(kept, k -> pixels[k * step]);
    return kept;
  }
}
