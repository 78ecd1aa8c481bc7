package ecm.registration;

import ecm.progress.Progress;
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

  private final FrameBlocks blocks;
  private final SegmentMeans segments;
  private final Template template;
  private final int maxShift;
  private final float[] weight;
  private final float[] pairWeight;
  private final AreaSum[] slope;
  private final Epochs epochs;
  private final Response response = new Response();
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
    return joined(single, pairs);
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
        before[t] = matcher.at(values[i], blocks.covered(t), x, y).quality();
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

  private Match[] joined(Match[] single, List<PairMatch> pairs) {
    int n = single.length;
    double[] x = new double[n];
    double[] y = new double[n];
    PairMatch[] own = new PairMatch[n];
    Likeness likeness = new Likeness(pairs, FARTHEST);
    double[] information = information(likeness.framesTogether(n));
    for (int t = 0; t < n; t++) {
      single[t] = single[t] == null ? null : response.corrected(single[t]);
      Match m = single[t];
      x[t] = m == null ? Double.NaN : m.dx();
      y[t] = m == null ? Double.NaN : m.dy();
      own[t] =
          m == null
              ? null
              : new PairMatch(t, t, x[t], y[t], information[0], information[1], information[2], 0);
    }
    DriftLeastSquares solution = new DriftLeastSquares(x, y, FARTHEST);
    solution.solve(own, likeness.weighted(pairs));
    return moved(single, solution.x(), solution.y());
  }

  private static Match[] moved(Match[] single, double[] x, double[] y) {
    Match[] moved = new Match[single.length];
    for (int t = 0; t < moved.length; t++) {
      Match m = single[t];
      moved[t] = m == null ? null : new Match(x[t], y[t], m.gain(), m.offset(), m.quality());
    }
    return moved;
  }

  /** Information of a match with the template, shared by the frames of one speckle pattern. */
  private double[] information(double together) {
    ecm.stack.Rect all = new ecm.stack.Rect(0, 0, template.width(), template.height());
    double[] information = new double[3];
    double[] answer = {
      response.along(0) * response.along(0),
      response.along(0) * response.along(1),
      response.along(1) * response.along(1)
    };
    for (int k = 0; k < 3; k++) {
      information[k] = answer[k] * slope[k].over(all) / together;
    }
    return information;
  }
}
