package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.frame.Peak;
import ecm.registration.joint.JointRound;
import ecm.registration.match.Track;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import java.util.Arrays;

/**
 * Each frame is matched with the mean of aligned frames, which is rebuilt after each iteration; the
 * last of several iterations is a {@link JointRound}.
 *
 * <p>If many frames fit nearly as well elsewhere, the joint round is run a second time from where
 * pairs of frames place them ({@link MultiLagPairs}), and the better of the two is taken: with no
 * spot and with slow speckle, frames long after the first are not found in its neighbourhood, but
 * each in the next.
 */
public final class MeanTemplateDrift implements DriftEstimator {

  /** Height of the second peak over the first beyond which a frame is ambiguous. */
  private static final double AMBIGUOUS_RATIO = 0.9;

  /** Share of ambiguous frames beyond which pairs of frames are asked. */
  private static final double AMBIGUOUS_SHARE = 0.05;

  @Override
  public Measurement measure(DriftTask task, Progress progress) {
    int n = task.iterations();
    TemplateRounds rounds = new TemplateRounds(task, (mean, begun) -> mean);
    if (n == 1) {
      rounds.run(1, true, progress);
      return rounds.measurement();
    }
    double end = 1 - 1.0 / n;
    rounds.run(n - 1, false, progress.part(0, end));
    JointRefinement joint = new JointRefinement(task, rounds);
    Measurement measured =
        joint.of(rounds.template(), rounds.segments(), rounds.usable(), progress.part(end, 1));
    return isAmbiguous(rounds.peaks())
        ? better(measured, fromPairs(task, rounds, joint, progress))
        : measured;
  }

  private static boolean isAmbiguous(Peak[] peaks) {
    long ambiguous =
        Arrays.stream(peaks).filter(p -> p != null && p.ratio() > AMBIGUOUS_RATIO).count();
    return ambiguous > AMBIGUOUS_SHARE * peaks.length;
  }

  /** A joint round from where pairs of frames say that they lie. */
  private static Measurement fromPairs(
      DriftTask task, TemplateRounds rounds, JointRefinement joint, Progress progress) {
    Match[] shifts = new MultiLagPairs(task).shifts(progress);
    for (int t = 0; t < shifts.length; t++) {
      shifts[t] = rounds.matches()[t] == null ? null : shifts[t];
    }
    Evaluation evaluation = new Evaluation(task.first(), task.guiding());
    Template template = evaluation.mean(shifts, progress);
    return joint.of(template, evaluation.segments(), shifts, progress);
  }

  /** The one with fewer jumps; if equal, the one whose frames fit the mean better. */
  private static Measurement better(Measurement one, Measurement two) {
    Track first = new Track(one.matches());
    Track other = new Track(two.matches());
    int more = other.jumps() - first.jumps();
    boolean second = more < 0 || (more == 0 && other.medianQuality() > first.medianQuality());
    return second ? two : one;
  }
}
