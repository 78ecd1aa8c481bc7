package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.frame.Correlator;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.frame.Peak;
import ecm.registration.joint.Guidance;
import ecm.registration.match.BadFrames;
import ecm.registration.match.FirstTemplate;
import ecm.registration.match.SearchKernel;
import ecm.registration.match.Track;
import ecm.registration.match.WeightedMatch;
import ecm.registration.template.AlignedSum;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Structure;
import ecm.registration.template.Template;
import ecm.registration.template.TemplateSum;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rounds over all frames, in each of which every frame is matched with one template; the next
 * template is made from the mean of the frames so aligned.
 *
 * <p>The first round searches the whole window by plain cross-correlation ({@link SearchKernel})
 * and refines at full resolution ({@link WeightedMatch}); the second searches again for frames that
 * fitted nearly as well elsewhere; later ones only refine, from the last shift and from that of the
 * neighbouring frames. Of several candidates the one with the highest correlation is taken.
 */
final class TemplateRounds {

  /** Rounds that search the whole window. */
  private static final int SEARCHES = 2;

  /** Frames on each side whose median shift is a candidate. */
  private static final int NEIGHBOURS = 2;

  /** Frames on each side over which gain and offset are smoothed. */
  private static final int GAIN_REACH = 7;

  private final DriftTask task;
  private final NextTemplate next;
  private final FrameBlocks blocks;
  private final Correlator correlator;
  private final int width;
  private final int height;
  private final Match[] matches;
  private final Peak[] peaks;
  private final double[] before;
  private boolean[] ordinary;
  private SegmentMeans segments;
  private Template template;
  private float[] weight;

  /** Makes the template of a round. */
  @FunctionalInterface
  interface NextTemplate {
    /**
     * @param mean of aligned frames
     * @param begun false before the first round, when it is the mean of the first frames only
     */
    Template of(Template mean, boolean begun);
  }

  TemplateRounds(DriftTask task, NextTemplate next) {
    this.task = task;
    this.next = next;
    this.blocks = task.first().blocks();
    this.width = task.stack().width();
    this.height = task.stack().height();
    this.correlator =
        new Correlator(width, height, task.maxShift(), Correlator.SEARCH_BINNED, blocks.invalid());
    this.matches = new Match[task.stack().frames()];
    this.peaks = new Peak[matches.length];
    this.before = new double[matches.length];
    Arrays.fill(before, Double.NaN);
  }

  /**
   * Runs rounds from a template of the first frames.
   *
   * @param number of rounds
   * @param withBefore whether the last one measures how well frames match where the first one lies
   */
  void run(int number, boolean withBefore, Progress progress) {
    template = next.of(FirstTemplate.of(task.first(), correlator, task.guiding()), false);
    weight = GuideWeights.of(template, null, task.guiding());
    double n = number;
    for (int i = 0; i < number; i++) {
      Round round = new Round(i, withBefore && i == number - 1);
      TemplateSum sum = new TemplateSum(width, height, blocks.invalid());
      segments = new SegmentMeans(width, height, blocks.count(), blocks.invalid());
      blocks.<AlignedSum>forEach(
          progress.part(i / n, (i + 1) / n),
          "registering",
          () -> new Worker(round),
          part -> {
            sum.add(part);
            segments.add(part);
          });
      ordinary = BadFrames.ordinary(blocks.statistics(), matches);
      template = next.of(sum.template(true), true);
      weight = GuideWeights.of(template, Structure.ofHalves(template), task.guiding());
    }
  }

  /** What the last round found; null where a frame was not read. */
  Match[] matches() {
    return matches.clone();
  }

  /** The matches of frames that look usable, whether or not they matched well so far. */
  Match[] usable() {
    String[] reasons = BadFrames.looks(blocks.statistics());
    Match[] usable = matches.clone();
    for (int t = 0; t < usable.length; t++) {
      usable[t] = reasons[t] == null ? usable[t] : null;
    }
    return usable;
  }

  /** The matches with gain and offset smoothed over time. */
  Match[] gains() {
    return new Track(matches).smoothed(GAIN_REACH);
  }

  /** The peaks of the search in the whole window, per frame. */
  Peak[] peaks() {
    return peaks;
  }

  /** The template of the next round. */
  Template template() {
    return template;
  }

  /** Means of the frames as the last round aligned them. */
  SegmentMeans segments() {
    return segments;
  }

  /** The measurement by these rounds alone. */
  Measurement measurement() {
    WeightedMatch match = new WeightedMatch(template, weight, task.maxShift());
    return new Measurement(
        usable(),
        peaks,
        blocks.statistics(),
        before,
        segments,
        template,
        weight,
        Guidance.of(match.information(blocks.invalid())));
  }

  private boolean isOrdinary(int t) {
    return ordinary == null ? task.first().isOrdinary(t) : ordinary[t];
  }

  /** One round over all frames. */
  private final class Round {
    final int number;
    final boolean withBefore;
    final Match[] previous = matches.clone();
    final SearchKernel kernel;
    final WeightedMatch match;
    final Match[] neighbours;
    final Match[] gains;

    Round(int number, boolean withBefore) {
      this.number = number;
      this.withBefore = withBefore;
      this.match = new WeightedMatch(template, weight, task.maxShift());
      this.kernel =
          number < SEARCHES
              ? new SearchKernel(
                  correlator, template, GuideWeights.region(template, task.guiding()))
              : null;
      this.neighbours = number > 0 ? new Track(matches).smoothed(NEIGHBOURS) : null;
      this.gains = number > 0 ? gains() : null;
    }
  }

  /** The work on blocks by one thread. */
  private final class Worker implements FrameBlocks.Work<AlignedSum> {
    private final Round round;
    private final WeightedMatch.Matcher matcher;
    private final float[] buffer;

    Worker(Round round) {
      this.round = round;
      this.matcher = round.match.matcher(blocks.invalid());
      this.buffer = round.kernel == null ? null : correlator.buffer();
    }

    @Override
    public AlignedSum of(int block, int[] frames, float[][] values) {
      AlignedSum sum = new AlignedSum(width, height, blocks.invalid());
      int[] sought = IntStream.range(0, frames.length).filter(i -> isSought(frames[i])).toArray();
      for (int k = 0; k < sought.length; k += 2) {
        search(frames, values, Arrays.copyOfRange(sought, k, Math.min(k + 2, sought.length)));
      }
      int done = 0;
      for (int i = 0; i < frames.length; i++) {
        boolean again = done < sought.length && sought[done] == i;
        done += again ? 1 : 0;
        refine(frames[i], values[i], again, sum);
      }
      return sum;
    }

    /** In the second search only what the first left in doubt is looked for again. */
    private boolean isSought(int t) {
      boolean again = round.number == 0 || round.previous[t] == null || !peaks[t].isClear();
      return round.kernel != null && again;
    }

    private void search(int[] frames, float[][] values, int[] two) {
      correlator.clear(buffer);
      for (int part = 0; part < two.length; part++) {
        Rect covered = blocks.covered(frames[two[part]]);
        correlator.load(values[two[part]], width, covered, buffer, part);
      }
      Peak[] found = round.kernel.peaks(buffer);
      for (int part = 0; part < two.length; part++) {
        peaks[frames[two[part]]] = found[part];
      }
    }

    private void refine(int t, float[] values, boolean sought, AlignedSum sum) {
      Rect covered = blocks.covered(t);
      Match best = best(t, values, sought, covered);
      matches[t] = best;
      if (round.withBefore) {
        Match origin = round.previous[task.first().frames()[0]];
        int x = origin == null ? 0 : (int) Math.rint(origin.dx());
        int y = origin == null ? 0 : (int) Math.rint(origin.dy());
        before[t] = matcher.qualityAt(values, covered, x, y);
      }
      if (isOrdinary(t)) {
        Match gain = round.gains == null ? null : round.gains[t];
        sum.add(
            values,
            covered,
            gain == null ? best.withGain(1, 0) : best.withGain(gain.gain(), gain.offset()));
      }
    }

    private Match best(int t, float[] values, boolean sought, Rect covered) {
      Match best = null;
      if (sought) {
        best = matcher.from(values, covered, peaks[t].dx(), peaks[t].dy());
      }
      if (round.previous[t] != null) {
        best = better(best, round.previous[t], values, covered);
      }
      if (round.neighbours != null && round.neighbours[t] != null) {
        best = better(best, round.neighbours[t], values, covered);
      }
      return best;
    }

    private Match better(Match best, Match from, float[] values, Rect covered) {
      boolean same =
          best != null
              && Math.abs(best.dx() - from.dx()) < 1
              && Math.abs(best.dy() - from.dy()) < 1;
      if (same) {
        return best;
      }
      Match other = matcher.from(values, covered, from.dx(), from.dy());
      return best == null || other.quality() > best.quality() ? other : best;
    }
  }
}
