package ecm.registration.match;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.frame.FrameFilter;
import ecm.registration.frame.FrameStatistics;
import ecm.stack.FrameStack;
import java.util.ArrayList;
import java.util.List;

/**
 * The first K = 20 frames that hold an image, from which a template is begun.
 *
 * @param blocks through which the record is read
 * @param frames their indices
 * @param values of these frames, as the blocks read them
 * @param typical medians of what such frames look like
 */
public record FirstFrames(
    FrameBlocks blocks, int[] frames, float[][] values, FrameStatistics typical) {

  private static final int FRAMES = 20;

  /**
   * Reads the first frames of a stack.
   *
   * @throws InvalidInput if no frame holds an image
   */
  public static FirstFrames read(FrameStack stack, FrameFilter filter, Progress progress) {
    boolean[] use = stack.coverage().validFrames();
    FrameBlocks raw = new FrameBlocks(stack, use, 0, FrameFilter.NONE);
    List<Integer> found = new ArrayList<>();
    float[] values = new float[stack.width() * stack.height()];
    for (int t = 0; t < stack.frames() && found.size() < 2 * FRAMES; t++) {
      progress.check();
      if (use[t]) {
        raw.read(t, values);
        if (!raw.statistics()[t].isBlank()) {
          found.add(t);
        }
      }
    }
    if (found.isEmpty()) {
      throw new InvalidInput(
          "no frame of " + stack.info().title() + " holds an image: all are blank or invalid");
    }
    FrameStatistics typical = typical(raw.statistics(), found);
    int[] frames =
        found.stream()
            .filter(t -> isOrdinary(raw.statistics()[t], typical))
            .mapToInt(t -> t)
            .limit(FRAMES)
            .toArray();
    FrameBlocks blocks =
        new FrameBlocks(
            stack, use, typical.mean(), filter, InvalidInFrames.of(stack, raw.statistics(), found));
    float[][] kept = new float[frames.length][values.length];
    for (int i = 0; i < frames.length; i++) {
      blocks.read(frames[i], kept[i]);
    }
    return new FirstFrames(blocks, frames, kept, typical);
  }

  private static FrameStatistics typical(FrameStatistics[] all, List<Integer> frames) {
    double[] mean = frames.stream().mapToDouble(t -> all[t].mean()).toArray();
    double[] sd = frames.stream().mapToDouble(t -> all[t].sd()).toArray();
    double[] plateau = frames.stream().mapToDouble(t -> all[t].plateau()).toArray();
    return new FrameStatistics(
        Quantiles.median(mean), Quantiles.median(sd), Quantiles.median(plateau), 1);
  }

  /** Whether a frame that was read looks like these: not blank, not saturated, beam on. */
  public boolean isOrdinary(int frame) {
    return isOrdinary(blocks.statistics()[frame], typical);
  }

  private static boolean isOrdinary(FrameStatistics frame, FrameStatistics typical) {
    return !frame.isBlank()
        && frame.sd() > 0.2 * typical.sd()
        && frame.sd() < 5 * typical.sd()
        && frame.plateau() <= typical.plateau() + BadFrames.PLATEAU;
  }
}
