package ecm.registration.joint;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.match.PairMatch;
import ecm.registration.match.PairMatcher;
import ecm.registration.match.PreparedFrame;
import ecm.registration.match.StepCalibration;
import ecm.registration.match.WeightedMatch;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Guiding;
import ecm.registration.template.Information;
import ecm.registration.template.LeaveOutTemplates;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Template;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last iteration: each frame is matched with the mean of the distant part of the record ({@link
 * LeaveOutTemplates}) and with the frames 1, 2 and 4 before it ({@link PairMatcher}), and all is
 * joined in one least-squares solution ({@link DriftLeastSquares}).
 *
 * <p>While speckle lasts, neighbouring frames share it, and their relative shift is known far
 * better than the place of either in the mean; errors against the mean last as long as the speckle
 * and count as one. When each frame has its own speckle, pairs carry no information and nothing
 * changes.
 */
public final class JointRound {

  private static final int[] DISTANCES = {1, 2, 4};
  private static final int FARTHEST = 4;

  /** A match is kept against its neighbours if better by this many times the usual scatter. */
  private static final double SIGNIFICANT = 4;

  /** How far a match may be from where it is expected to be one with it [px]. */
  private static final double CLOSE = 1.5;

  private final FrameBlocks blocks;
  private final DistantMatches distant;
  private final Template template;
  private final float[] pairWeight;

  /**
   * What it finds.
   *
   * @param matches refined, per frame; null for frames left out
   * @param before quality of the match at the place of the first frame; NaN for frames left out
   * @param moved number of frames that were moved to where their neighbours say
   * @param guidance how well the drift is known
   */
  public record Result(Match[] matches, double[] before, int moved, Guidance guidance) {}

  /**
   * @param blocks through which the frames are read
   * @param segments means of aligned frames
   * @param mean of all
   * @param guiding which pixels guide the match
   * @param maxShift beyond which no match is accepted [px]
   */
  public JointRound(
      FrameBlocks blocks, SegmentMeans segments, Template mean, Guiding guiding, int maxShift) {
    this.blocks = blocks;
    this.distant = new DistantMatches(segments, mean, guiding, maxShift);
    this.template = distant.template();
    this.pairWeight = GuideWeights.region(template, guiding);
    for (int i = 0; i < pairWeight.length; i++) {
      pairWeight[i] = template.known()[i] ? pairWeight[i] / template.scatter()[i] : 0;
    }
  }

  /** The weight of each pixel in the match with the mean. */
  public float[] weight() {
    return distant.weight();
  }

  /**
   * Matches all frames again, with the mean and with each other, and joins the matches.
   *
   * @param last matches so far, null for frames to be left out
   * @param gains smoothed gains and offsets
   */
  public Result run(Match[] last, Match[] gains, Progress progress) {
    return new Run(last, gains).of(progress);
  }

  /**
   * What one block yields.
   *
   * @param block its index
   * @param pairs matches of its frames with those before them
   * @param answer how the step answers on one of its frames; null if it has none
   */
  private record Found(int block, List<PairMatch> pairs, StepCalibration.Answer answer) {}

  /** One refinement of all frames. */
  private final class Run {
    private final Match[] last;
    private final Match[] gains;
    private final Match[] single;
    private final double[] before;
    private final List<PairMatch> pairs = new ArrayList<>();
    private final StepCalibration calibration = new StepCalibration();
    private int moved;

    Run(Match[] last, Match[] gains) {
      this.last = last;
      this.gains = gains;
      this.single = new Match[last.length];
      this.before = new double[last.length];
      Arrays.fill(before, Double.NaN);
    }

    Result of(Progress progress) {
      blocks
          .withLead(FARTHEST)
          .<Found>forEach(
              progress,
              "registering",
              () -> {
                PairMatcher matcher = new PairMatcher(template, pairWeight, blocks.invalid());
                return (block, frames, values) ->
                    new Found(
                        block, pairs(block, frames, values, matcher), match(block, frames, values));
              },
              found -> {
                pairs.addAll(found.pairs());
                if (found.answer() != null) {
                  calibration.add(found.answer());
                }
                distant.dropBefore(found.block());
              });
      return joined(progress);
    }

    /** Matches a block's frames with the distant mean; returns how one of them answers. */
    private StepCalibration.Answer match(int block, int[] frames, float[][] values) {
      WeightedMatch.Matcher matcher = distant.of(block).matcher(blocks.invalid());
      Match origin = first(last);
      int x = (int) Math.rint(origin.dx());
      int y = (int) Math.rint(origin.dy());
      StepCalibration.Answer answer = null;
      for (int i = 0; i < frames.length; i++) {
        int t = frames[i];
        if (last[t] != null && t >= blocks.first(block)) {
          Rect covered = blocks.covered(t);
          single[t] = matcher.from(values[i], covered, last[t].dx(), last[t].dy());
          before[t] =
              single[t].isFrom(x, y)
                  ? single[t].quality()
                  : matcher.qualityAt(values[i], covered, x, y);
          if (answer == null) {
            answer = StepCalibration.of(matcher, values[i], covered, single[t]);
          }
        }
      }
      return answer;
    }

    private List<PairMatch> pairs(int block, int[] frames, float[][] values, PairMatcher matcher) {
      List<PairMatch> found = new ArrayList<>();
      List<PreparedFrame> ring = new ArrayList<>();
      for (int i = 0; i < frames.length; i++) {
        int t = frames[i];
        if (last[t] == null) {
          continue;
        }
        Match match = last[t].withGain(gains[t].gain(), gains[t].offset());
        PreparedFrame own = matcher.prepare(t, values[i], blocks.covered(t), match);
        if (t >= blocks.first(block)) {
          for (PreparedFrame other : PairMatcher.before(ring, t, DISTANCES)) {
            PairMatch pair = matcher.match(other, own);
            if (pair != null) {
              found.add(pair);
            }
          }
        }
        ring.add(own);
        if (ring.get(0).index() <= t - FARTHEST) {
          matcher.release(ring.remove(0));
        }
      }
      ring.forEach(matcher::release);
      return found;
    }

    private Result joined(Progress progress) {
      for (int t = 0; t < single.length; t++) {
        single[t] = single[t] == null ? null : calibration.corrected(single[t]);
      }
      boolean[] trusted = new boolean[single.length];
      Information information = information();
      Guidance guidance = Guidance.of(information, pairs, single.length);
      JointSolution solution = new JointSolution(single, information, pairs, FARTHEST, trusted);
      List<Integer> doubted = solution.doubted();
      if (!doubted.isEmpty()) {
        reconsider(doubted, solution.matches(), trusted, progress);
        solution = new JointSolution(single, information, pairs, FARTHEST, trusted);
      }
      return new Result(solution.matches(), before, moved, guidance);
    }

    /**
     * Frames whose match lies far from where their neighbours say: matched again from there, they
     * stay where they were only if they fit there clearly better.
     */
    private void reconsider(
        List<Integer> doubted, Match[] expected, boolean[] trusted, Progress progress) {
      double noise = qualityNoise(single);
      float[] values = new float[template.width() * template.height()];
      for (int t : doubted) {
        progress.check();
        int block = blocks.blockOf(t);
        distant.dropBefore(block);
        blocks.read(t, values);
        Match near =
            near(
                distant.of(block).matcher(blocks.invalid()),
                values,
                blocks.covered(t),
                expected[t]);
        trusted[t] = single[t].quality() - near.quality() > SIGNIFICANT * noise;
        moved += trusted[t] ? 0 : 1;
        single[t] = trusted[t] ? single[t] : near;
      }
      distant.drop();
    }

    /** The match at an expected place, or close to it. */
    private Match near(WeightedMatch.Matcher matcher, float[] frame, Rect covered, Match expected) {
      Match found =
          calibration.corrected(matcher.from(frame, covered, expected.dx(), expected.dy()));
      boolean close = Math.hypot(found.dx() - expected.dx(), found.dy() - expected.dy()) < CLOSE;
      if (close) {
        return found;
      }
      int x = (int) Math.rint(expected.dx());
      int y = (int) Math.rint(expected.dy());
      Match there = matcher.at(frame, covered, x, y);
      return new Match(expected.dx(), expected.dy(), there.gain(), there.offset(), there.quality());
    }

    /** What a match with the mean tells, its step divided by how it answers. */
    private Information information() {
      double x = calibration.alongX();
      double y = calibration.alongY();
      Information whole = distant.information(blocks.invalid());
      return new Information(x * x * whole.xx(), x * y * whole.xy(), y * y * whole.yy());
    }
  }

  private static Match first(Match[] matches) {
    for (Match m : matches) {
      if (m != null) {
        return m;
      }
    }
    return Match.NONE;
  }

  /** Robust scatter of the quality from frame to frame. */
  private static double qualityNoise(Match[] single) {
    double[] steps = new double[single.length];
    for (int t = 0; t < steps.length; t++) {
      boolean both = t > 0 && single[t] != null && single[t - 1] != null;
      steps[t] = both ? single[t].quality() - single[t - 1].quality() : Double.NaN;
    }
    return Quantiles.robustSd(steps) / Math.sqrt(2);
  }
}
