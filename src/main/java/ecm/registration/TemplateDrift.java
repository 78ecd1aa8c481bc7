package ecm.registration;

import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * {@link Reference#MEAN_TEMPLATE}: every frame is matched with the mean of aligned frames, which is
 * rebuilt after each iteration; the last iteration is a {@link JointRound}. {@link
 * Reference#FIRST}: with the first frame, in every iteration.
 *
 * <p>The first iteration searches the whole window by plain cross-correlation ({@link
 * SearchKernel}) and refines at full resolution ({@link WeightedMatch}); the second searches again
 * for frames that fitted nearly as well elsewhere; later ones only refine, from the last shift and
 * from that of the neighbouring frames. Of several candidates the one with the highest correlation
 * is taken.
 */
final class TemplateDrift {

  private static final int SEARCHES = 2;
  private static final int NEIGHBOURS = 2;
  private static final int GAIN_REACH = 7;
  private static final int REPEATS = 3;
  private static final double FEW = 0.01;
  private static final double DOUBTFUL = 0.9;
  private static final double MANY = 0.05;

  private final RegistrationParameters parameters;
  private final int maxShift;
  private final FrameBlocks blocks;
  private final FirstTemplate.Start start;
  private final Correlator correlator;
  private final int width;
  private final int height;
  private final Match[] matches;
  private final Peak[] peaks;
  private final double[] before;
  private boolean[] ordinary;
  private SegmentMeans segments;

  TemplateDrift(RegistrationParameters parameters, int maxShift, FirstTemplate.Start start) {
    FrameStack stack = start.blocks().stack();
    this.parameters = parameters;
    this.maxShift = maxShift;
    this.start = start;
    this.blocks = start.blocks();
    this.width = stack.width();
    this.height = stack.height();
    this.correlator = new Correlator(width, height, maxShift, Correlator.SEARCH_BINNED);
    this.matches = new Match[stack.frames()];
    this.peaks = new Peak[stack.frames()];
    this.before = new double[stack.frames()];
    Arrays.fill(before, Double.NaN);
  }

  /** One round over all frames. */
  private final class Round {
    final int number;
    final boolean last;
    final Match[] previous = matches.clone();
    final SearchKernel kernel;
    final WeightedMatch match;
    final Match[] neighbours;
    final Match[] gains;

    Round(int number, Template template, float[] weight) {
      this.number = number;
      this.last = number == rounds() - 1;
      this.match = new WeightedMatch(template, weight, maxShift);
      this.kernel =
          number < SEARCHES
              ? new SearchKernel(correlator, template, GuideWeights.region(template, parameters))
              : null;
      this.neighbours = number > 0 ? new Track(matches).smoothed(NEIGHBOURS) : null;
      this.gains = number > 0 ? new Track(matches).smoothed(GAIN_REACH) : null;
    }
  }

  /** The work on blocks by one thread. */
  private final class Worker implements FrameBlocks.Work<AlignedSum> {
    private final Round round;
    private final WeightedMatch.Matcher matcher;
    private final float[] buffer;

    Worker(Round round) {
      this.round = round;
      this.matcher = round.match.matcher();
      this.buffer = round.kernel == null ? null : correlator.buffer();
    }

    @Override
    public AlignedSum of(int block, int[] frames, float[][] values) {
      AlignedSum sum = new AlignedSum(width, height);
      int[] sought = IntStream.range(0, frames.length).filter(i -> isSought(frames[i])).toArray();
      for (int k = 0; k < sought.length; k += 2) {
        search(frames, values, Arrays.copyOfRange(sought, k, Math.min(k + 2, sought.length)));
      }
      int next = 0;
      for (int i = 0; i < frames.length; i++) {
        boolean again = next < sought.length && sought[next] == i;
        next += again ? 1 : 0;
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
      if (round.last && !joint()) {
        Match zero = round.previous[start.frames()[0]];
        int x = zero == null ? 0 : (int) Math.rint(zero.dx());
        int y = zero == null ? 0 : (int) Math.rint(zero.dy());
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

  private boolean isOrdinary(int t) {
    return ordinary == null
        ? FirstTemplate.isOrdinary(blocks.statistics()[t], start.typical())
        : ordinary[t];
  }

  /** The rounds with one template for all; with a mean, a joint round is the last of several. */
  private int rounds() {
    return joint() ? parameters.iterations() - 1 : parameters.iterations();
  }

  private boolean joint() {
    return parameters.reference() == Reference.MEAN_TEMPLATE && parameters.iterations() > 1;
  }

  /** Runs all iterations. */
  Measurement run(Progress progress) {
    Template begin = FirstTemplate.of(start, correlator, parameters);
    Template template = fixed() ? firstFrame(begin, null) : begin;
    float[] weight = GuideWeights.of(template, null, parameters);
    double n = parameters.iterations();
    for (int i = 0; i < rounds(); i++) {
      Round round = new Round(i, template, weight);
      TemplateSum sum = new TemplateSum(width, height);
      segments = new SegmentMeans(width, height, blocks.count());
      blocks.<AlignedSum>forEach(
          progress.part(i / n, (i + 1) / n),
          "registering",
          () -> new Worker(round),
          part -> {
            sum.add(part);
            segments.add(part);
          });
      ordinary = BadFrames.ordinary(blocks.statistics(), matches);
      Template mean = sum.template(true);
      template = fixed() ? firstFrame(mean, mean.mean()) : mean;
      weight = GuideWeights.of(template, halves(template), parameters);
    }
    if (joint()) {
      Measurement measured = jointly(template, usable(), progress.part(1 - 1 / n, 1));
      return ambiguous() ? better(measured, fromPairs(progress)) : measured;
    }
    Guidance guidance = Guidance.of(new WeightedMatch(template, weight, maxShift).information());
    return new Measurement(
        usable(), peaks, blocks.statistics(), before, segments, template, weight, guidance);
  }

  /**
   * The joint round; again, from a mean of better aligned frames, while it had to move more than
   * one frame in a hundred away from its own match.
   */
  private Measurement jointly(Template mean, Match[] matched, Progress progress) {
    Template template = mean;
    Match[] last = matched;
    Match[] gains = new Track(matches).smoothed(GAIN_REACH);
    double[] before = new double[last.length];
    Arrays.fill(before, Double.NaN);
    for (int repeat = 0; ; repeat++) {
      JointRound joint = new JointRound(blocks, segments, template, parameters, maxShift);
      Match[] refined = joint.run(last, gains, before, progress);
      if (repeat == REPEATS || joint.moved() <= FEW * refined.length) {
        return new Measurement(
            refined,
            peaks,
            blocks.statistics(),
            before,
            segments,
            template,
            joint.weight(),
            joint.guidance());
      }
      last = refined;
      Evaluation evaluation = new Evaluation(start, parameters);
      template = evaluation.mean(refined, progress);
      segments = evaluation.segments();
    }
  }

  /** Whether many frames had a second place that fitted nearly as well. */
  private boolean ambiguous() {
    long doubtful = Arrays.stream(peaks).filter(p -> p != null && p.ratio() > DOUBTFUL).count();
    return doubtful > MANY * peaks.length;
  }

  /**
   * A joint round from where pairs of frames say that they lie: with no spot and with slow speckle,
   * frames long after the first are not found in its neighbourhood, but each in the next.
   */
  private Measurement fromPairs(Progress progress) {
    Match[] shifts = new MultiLagPairs(parameters, maxShift, start).shifts(progress);
    for (int t = 0; t < shifts.length; t++) {
      boolean known = shifts[t] != null && matches[t] != null;
      shifts[t] = known ? shifts[t] : null;
    }
    Evaluation evaluation = new Evaluation(start, parameters);
    Template template = evaluation.mean(shifts, progress);
    segments = evaluation.segments();
    return jointly(template, shifts, progress);
  }

  /** The one with fewer jumps; if equal, the one whose frames are more alike when aligned. */
  private static Measurement better(Measurement one, Measurement two) {
    Track first = new Track(one.matches());
    Track other = new Track(two.matches());
    int more = other.jumps() - first.jumps();
    boolean second = more < 0 || (more == 0 && other.likeness() > first.likeness());
    return second ? two : one;
  }

  private boolean fixed() {
    return parameters.reference() == Reference.FIRST;
  }

  /** The first frame as template; its structure is what it has in common with the mean. */
  private Template firstFrame(Template mean, float[] aligned) {
    float[] first = start.values()[0];
    Rect covered = blocks.covered(start.frames()[0]);
    boolean[] known = mean.known().clone();
    for (int i = 0; i < known.length; i++) {
      known[i] &= covered.contains(i % width, i / width);
    }
    float[][] halves = {first, aligned == null ? first : aligned};
    return new Template(width, height, first, halves, known, mean.scatter());
  }

  private Structure halves(Template template) {
    Structure structure = new Structure(width, height);
    structure.add(template.halves()[0], template.halves()[1]);
    return structure;
  }

  /** The matches of frames that look usable, whether or not they matched well so far. */
  private Match[] usable() {
    String[] reasons = BadFrames.looks(blocks.statistics());
    Match[] usable = matches.clone();
    for (int t = 0; t < usable.length; t++) {
      usable[t] = reasons[t] == null ? usable[t] : null;
    }
    return usable;
  }
}
