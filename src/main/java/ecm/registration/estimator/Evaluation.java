package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.frame.Peak;
import ecm.registration.joint.Guidance;
import ecm.registration.match.FirstFrames;
import ecm.registration.match.WeightedMatch;
import ecm.registration.template.AlignedSum;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Guiding;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Structure;
import ecm.registration.template.Template;
import ecm.registration.template.TemplateSum;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Arrays;

/**
 * How well shifts fit that were found in another way: the mean of the frames aligned by them is
 * built, and each frame is matched with it where it is said to lie.
 */
public final class Evaluation {

  private final FrameBlocks blocks;
  private final FirstFrames first;
  private final Guiding guiding;
  private final int width;
  private final int height;
  private SegmentMeans segments;

  public Evaluation(FirstFrames first, Guiding guiding) {
    this.first = first;
    this.blocks = first.blocks();
    this.guiding = guiding;
    FrameStack stack = blocks.stack();
    this.width = stack.width();
    this.height = stack.height();
  }

  /** The mean of the frames aligned by some shifts; null shifts are left out. */
  public Template mean(Match[] shifts, Progress progress) {
    TemplateSum sum = new TemplateSum(width, height, blocks.invalid());
    segments = new SegmentMeans(width, height, blocks.count(), blocks.invalid());
    blocks.<AlignedSum>forEach(
        progress,
        "registering",
        () -> (block, frames, values) -> aligned(frames, values, shifts),
        part -> {
          sum.add(part);
          segments.add(part);
        });
    return sum.template(true);
  }

  /** The means over parts of the record that belong to the last {@link #mean}. */
  public SegmentMeans segments() {
    return segments;
  }

  /**
   * The measurement with qualities.
   *
   * @param shifts per frame, null for frames to be left out
   * @param peaks per frame
   */
  public Measurement of(Match[] shifts, Peak[] peaks, Progress progress) {
    Template template = mean(shifts, progress.part(0, 0.5));
    float[] weight = GuideWeights.of(template, Structure.ofHalves(template), guiding);
    WeightedMatch match = new WeightedMatch(template, weight, Math.max(width, height));
    Match[] matches = new Match[shifts.length];
    double[] before = new double[shifts.length];
    Arrays.fill(before, Double.NaN);
    blocks.<Object>forEach(
        progress.part(0.5, 1),
        "registering",
        () -> {
          WeightedMatch.Matcher matcher = match.matcher(blocks.invalid());
          return (block, frames, values) -> {
            for (int i = 0; i < frames.length; i++) {
              int t = frames[i];
              if (shifts[t] != null) {
                Rect covered = blocks.covered(t);
                matches[t] = evaluated(matcher, values[i], covered, shifts[t]);
                before[t] = matcher.qualityAt(values[i], covered, 0, 0);
              }
            }
            return block;
          };
        },
        block -> {});
    Guidance guidance = Guidance.of(match.information(blocks.invalid()));
    return new Measurement(
        matches, peaks, blocks.statistics(), before, segments, template, weight, guidance);
  }

  private AlignedSum aligned(int[] frames, float[][] values, Match[] shifts) {
    AlignedSum sum = new AlignedSum(width, height, blocks.invalid());
    for (int i = 0; i < frames.length; i++) {
      int t = frames[i];
      if (shifts[t] != null && first.isOrdinary(t)) {
        sum.add(values[i], blocks.covered(t), shifts[t].withGain(1, 0));
      }
    }
    return sum;
  }

  private static Match evaluated(
      WeightedMatch.Matcher matcher, float[] frame, Rect covered, Match shift) {
    Match here =
        matcher.at(frame, covered, (int) Math.rint(shift.dx()), (int) Math.rint(shift.dy()));
    return new Match(shift.dx(), shift.dy(), here.gain(), here.offset(), here.quality());
  }
}
