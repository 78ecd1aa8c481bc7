package ecm.registration;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last iteration: each frame is matched with the mean of the distant part of the record ({@link
 * Epochs}) and with the frames 1, 2 and 4 before it ({@link PairMatcher}), and all is joined in one
 * least-squares solution ({@link DriftLeastSquares}).
 *
 * <p>While speckle lasts, neighbouring frames share it, and their relative shift is known far
 * better than the place of either in the mean; errors against the mean last as long as the speckle
 * and count as one. When each frame has its own speckle, pairs carry no information and nothing
 * changes.
 */
final class JointRound {

  private static final int[] DISTANCES = {1, 2, 4};
  private static final int FARTHEST = 4;

  /** A match is kept against its neighbours if better by this many times the usual scatter. */
  private static final double CLEARLY = 4;

  /** How far a match may be from where it is expected to be one with it [px]. */
  private static final double CLOSE = 1.5;

  private final FrameBlocks blocks;
  private final SegmentMeans segments;
  private final Template template;
  private final int maxShift;
  private final float[] weight;
  private final float[] pairWeight;
  private final AreaSum[] slope;
  private final Epochs epochs;
  private final Response response = new Response();
  private int moved;
  private Guidance guidance;
  private final Map<Integer, WeightedMatch> ready = new ConcurrentHashMap<>();

  JointRound(
      FrameBlocks blocks,
      SegmentMeans segments,
      Template mean,
      RegistrationParameters parameters,
      int maxShift) {
    this.blocks = blocks;
    this.segments = segments;
    this.maxShift = maxShift;
    this.epochs = Epochs.possible(segments) ? new Epochs(segments, mean) : null;
    this.template = epochs == null ? mean : epochs.template();
    Structure structure = epochs == null ? halves() : epochs.structure();
    this.weight = GuideWeights.of(template, structure, parameters);
    this.slope = structure.sums(weight);
    this.pairWeight = GuideWeights.region(template, parameters);
    for (int i = 0; i < pairWeight.length; i++) {
      pairWeight[i] = template.known()[i] ? pairWeight[i] / template.scatter()[i] : 0;
    }
  }

  private Structure halves() {
    Structure structure = new Structure(template.width(), template.height());
    structure.add(template.halves()[0], template.halves()[1]);
    return structure;
  }

  float[] weight() {
    return weight;
  }

  /** What one block yields. */
  private record Found(int segment, List<PairMatch> pairs, double[] answer) {}

  /**
   * The refined matches.
   *
   * @param last matches so far, null for frames to be left out
   * @param gains smoothed gains and offsets
   * @param before receives the quality at the shift of the first frame
   */
  Match[] run(Match[] last, Match[] gains, double[] before, Progress progress) {
    Match[] single = new Match[last.length];
    List<PairMatch> pairs = new ArrayList<>();
    blocks
        .withLead(FARTHEST)
        .<Found>forEach(
            progress,
            "registering",
            () -> {
              PairMatcher matcher = new PairMatcher(template, pairWeight);
              return (block, frames, values) -> {
                double[] answer = single(block, frames, values, last, single, before);
                return new Found(
                    segments.segmentOf(block),
                    pairs(block, frames, values, last, gains, matcher),
                    answer);
              };
            },
            found -> {
              pairs.addAll(found.pairs());
              if (found.answer() != null) {
                response.add(found.answer());
              }
              ready.keySet().removeIf(k -> k < found.segment());
            });
    return joined(single, pairs, progress);
  }

  private WeightedMatch match(int block) {
    return ready.computeIfAbsent(
        epochs == null ? 0 : segments.segmentOf(block),
        k ->
            new WeightedMatch(
                epochs == null ? template.mean() : epochs.distant(k),
                weight,
                slope,
                template.width(),
                template.height(),
                maxShift));
  }

  /** Matches a block's frames with the distant mean; returns how one of them answers. */
  private double[] single(
      int block, int[] frames, float[][] values, Match[] last, Match[] single, double[] before) {
    WeightedMatch.Matcher matcher = match(block).matcher();
    Match origin = first(last);
    double[] answer = null;
    for (int i = 0; i < frames.length; i++) {
      int t = frames[i];
      if (last[t] != null && t >= blocks.first(block)) {
        single[t] = matcher.from(values[i], blocks.covered(t), last[t].dx(), last[t].dy());
        int x = (int) Math.rint(origin.dx());
        int y = (int) Math.rint(origin.dy());
        before[t] =
            single[t].isFrom(x, y)
                ? single[t].quality()
                : matcher.qualityAt(values[i], blocks.covered(t), x, y);
        if (answer == null) {
          answer = Response.of(matcher, values[i], blocks.covered(t), single[t]);
        }
      }
    }
    return answer;
  }

  private static Match first(Match[] matches) {
    for (Match m : matches) {
      if (m != null) {
        return m;
      }
    }
    return Match.NONE;
  }

  private List<PairMatch> pairs(
      int block, int[] frames, float[][] values, Match[] last, Match[] gains, PairMatcher matcher) {
    List<PairMatch> pairs = new ArrayList<>();
    List<PairMatcher.Prepared> ring = new ArrayList<>();
    for (int i = 0; i < frames.length; i++) {
      int t = frames[i];
      if (last[t] == null) {
        continue;
      }
      Match match = last[t].withGain(gains[t].gain(), gains[t].offset());
      PairMatcher.Prepared own = matcher.prepare(t, values[i], blocks.covered(t), match);
      if (t >= blocks.first(block)) {
        for (PairMatcher.Prepared other : PairMatcher.before(ring, t, DISTANCES)) {
          PairMatch pair = matcher.match(other, own);
          if (pair != null) {
            pairs.add(pair);
          }
        }
      }
      ring.add(own);
      if (ring.get(0).index() <= t - FARTHEST) {
        matcher.release(ring.remove(0));
      }
    }
    ring.forEach(matcher::release);
    return pairs;
  }

  private Match[] joined(Match[] single, List<PairMatch> pairs, Progress progress) {
    for (int t = 0; t < single.length; t++) {
      single[t] = single[t] == null ? null : response.corrected(single[t]);
    }
    boolean[] trusted = new boolean[single.length];
    double[] information = information();
    guidance = Guidance.of(information, pairs, single.length);
    JointSolution first = new JointSolution(single, information, pairs, FARTHEST, trusted);
    List<Integer> doubted = first.doubted();
    if (doubted.isEmpty()) {
      return first.matches();
    }
    reconsider(doubted, single, first.matches(), trusted, progress);
    JointSolution second = new JointSolution(single, information, pairs, FARTHEST, trusted);
    return second.matches();
  }

  /**
   * Frames whose match lies far from where their neighbours say: matched again from there, they
   * stay where they were only if they fit there clearly better.
   */
  private void reconsider(
      List<Integer> doubted,
      Match[] single,
      Match[] expected,
      boolean[] trusted,
      Progress progress) {
    double noise = qualityNoise(single);
    float[] values = new float[template.width() * template.height()];
    for (int t : doubted) {
      progress.check();
      int block = blocks.blockOf(t);
      ready.keySet().removeIf(k -> epochs != null && k < segments.segmentOf(block));
      blocks.read(t, values);
      Match near = near(match(block).matcher(), values, blocks.covered(t), expected[t]);
      trusted[t] = single[t].quality() - near.quality() > CLEARLY * noise;
      moved += trusted[t] ? 0 : 1;
      single[t] = trusted[t] ? single[t] : near;
    }
    ready.clear();
  }

  /** The match at an expected place, or close to it. */
  private Match near(WeightedMatch.Matcher matcher, float[] frame, Rect covered, Match expected) {
    Match found = response.corrected(matcher.from(frame, covered, expected.dx(), expected.dy()));
    boolean close = Math.hypot(found.dx() - expected.dx(), found.dy() - expected.dy()) < CLOSE;
    if (close) {
      return found;
    }
    int x = (int) Math.rint(expected.dx());
    int y = (int) Math.rint(expected.dy());
    Match there = matcher.at(frame, covered, x, y);
    return new Match(expected.dx(), expected.dy(), there.gain(), there.offset(), there.quality());
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

  /** Frames that were moved to where their neighbours say. */
  int moved() {
    return moved;
  }

  /** How well the drift is known. */
  Guidance guidance() {
    return guidance;
  }

  /** Information of a match with the template: xx, xy, yy [px^-2]. */
  private double[] information() {
    Rect all = new Rect(0, 0, template.width(), template.height());
    double[] information = new double[3];
    double[] answer = {
      response.along(0) * response.along(0),
      response.along(0) * response.along(1),
      response.along(1) * response.along(1)
    };
    for (int k = 0; k < 3; k++) {
      information[k] = answer[k] * slope[k].over(all);
    }
    return information;
  }
}
