package ecm.registration;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.stack.FrameStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The template of the first iteration: the mean of the first K = 20 frames that hold an image,
 * aligned with one another, which sharpens it where the sample drifts from the start.
 */
final class FirstTemplate {

  private static final int FRAMES = 20;
  private static final int ROUNDS = 3;

  private FirstTemplate() {}

  /** The frames that a template is begun with. */
  record Start(FrameBlocks blocks, int[] frames, float[][] values, FrameStatistics typical) {}

  /**
   * Reads the first frames that hold an image.
   *
   * @throws InvalidInput if no frame holds one
   */
  static Start read(FrameStack stack, FrameFilter filter, Progress progress) {
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
    FrameBlocks blocks = new FrameBlocks(stack, use, typical.mean(), filter);
    float[][] kept = new float[frames.length][values.length];
    for (int i = 0; i < frames.length; i++) {
      blocks.read(frames[i], kept[i]);
    }
    return new Start(blocks, frames, kept, typical);
  }

  private static FrameStatistics typical(FrameStatistics[] all, List<Integer> frames) {
    double[] mean = frames.stream().mapToDouble(t -> all[t].mean()).toArray();
    double[] sd = frames.stream().mapToDouble(t -> all[t].sd()).toArray();
    double[] plateau = frames.stream().mapToDouble(t -> all[t].plateau()).toArray();
    return new FrameStatistics(
        Quantiles.median(mean), Quantiles.median(sd), Quantiles.median(plateau), 1);
  }

  /** Whether a frame looks like the typical one: not blank, not saturated, beam on. */
  static boolean isOrdinary(FrameStatistics frame, FrameStatistics typical) {
    return !frame.isBlank()
        && frame.sd() > 0.2 * typical.sd()
        && frame.sd() < 5 * typical.sd()
        && frame.plateau() <= typical.plateau() + BadFrames.PLATEAU;
  }

  /** The mean of the first frames, aligned with one another. */
  static Template of(Start start, Correlator correlator, RegistrationParameters parameters) {
    FrameStack stack = start.blocks().stack();
    Match[] matches = new Match[start.frames().length];
    Arrays.fill(matches, new Match(0, 0, 1, 0, 0));
    Template template = mean(start, matches);
    for (int round = 1; round < ROUNDS && matches.length > 2; round++) {
      SearchKernel kernel =
          new SearchKernel(correlator, template, GuideWeights.region(template, parameters));
      WeightedMatch.Matcher matcher =
          new WeightedMatch(
                  template,
                  GuideWeights.of(template, null, parameters),
                  correlator.range() * correlator.bin())
              .matcher();
      float[] buffer = correlator.buffer();
      for (int i = 0; i < matches.length; i++) {
        correlator.clear(buffer);
        var covered = start.blocks().covered(start.frames()[i]);
        correlator.load(start.values()[i], stack.width(), covered, buffer, 0);
        Peak peak = kernel.peaks(buffer)[0];
        Match match = matcher.from(start.values()[i], covered, peak.dx(), peak.dy());
        matches[i] = match.withGain(1, 0);
      }
      template = mean(start, matches);
    }
    return template;
  }

  private static Template mean(Start start, Match[] matches) {
    FrameStack stack = start.blocks().stack();
    TemplateSum sum = new TemplateSum(stack.width(), stack.height());
    for (int i = 0; i < matches.length; i++) {
      AlignedSum one = new AlignedSum(stack.width(), stack.height());
      one.add(start.values()[i], start.blocks().covered(start.frames()[i]), matches[i]);
      sum.add(one);
    }
    return sum.template(true);
  }
}
