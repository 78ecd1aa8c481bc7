package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.joint.JointRound;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.stack.FrameStack;

/**
 * Frames are placed by pairs of them at several distances ({@link MultiLagPairs}), and a {@link
 * JointRound} that begins there decides about the last pixel. No frame is special, so it suits a
 * sample that changes from end to end.
 */
public final class MultiLagDrift implements DriftEstimator {

  /** How far from where the pairs place a frame the mean may place it [px]. */
  private static final double DECIDED = 1.5;

  @Override
  public Measurement measure(DriftTask task, Progress progress) {
    FrameBlocks blocks = task.first().blocks();
    FrameStack stack = task.stack();
    MultiLagPairs pairs = new MultiLagPairs(task);
    Match[] shifts = pairs.shifts(progress.part(0, 0.6));
    Evaluation evaluation = new Evaluation(task.first(), task.guiding());
    Template mean = evaluation.mean(shifts, progress.part(0.6, 0.8));
    int field = Math.max(stack.width(), stack.height());
    JointRound joint = new JointRound(blocks, evaluation.segments(), mean, task.guiding(), field);
    JointRound.Result found = joint.run(shifts, shifts, progress.part(0.8, 1));
    Match[] matches = new Match[shifts.length];
    for (int t = 0; t < matches.length; t++) {
      matches[t] = shifts[t] == null ? null : decided(shifts[t], found.matches()[t]);
    }
    return new Measurement(
        matches,
        pairs.peaks(),
        blocks.statistics(),
        found.before(),
        evaluation.segments(),
        mean,
        joint.weight(),
        found.guidance());
  }

  /** Pairs add up to any distance. */
  @Override
  public boolean isLimited() {
    return false;
  }

  /** The match with the aligned mean decides about the last pixel, and about no more. */
  private static Match decided(Match shift, Match match) {
    double away = Math.hypot(match.dx() - shift.dx(), match.dy() - shift.dy());
    return away < DECIDED
        ? match
        : new Match(shift.dx(), shift.dy(), match.gain(), match.offset(), match.quality());
  }
}
