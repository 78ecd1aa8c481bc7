package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.frame.Peak;
import ecm.registration.joint.JointRound;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Template;

/**
 * Joint rounds from given places: again, from a mean of better aligned frames, while a round had to
 * move more than one frame in a hundred away from its own match.
 */
final class JointRefinement {

  private static final int REPEATS = 3;

  /** Share of the frames that a round may move without being repeated. */
  private static final double MOVED_SHARE = 0.01;

  private final DriftTask task;
  private final Peak[] peaks;
  private final Match[] gains;

  /**
   * @param rounds in which frames were matched before, for their gains and peaks
   */
  JointRefinement(DriftTask task, TemplateRounds rounds) {
    this.task = task;
    this.peaks = rounds.peaks();
    this.gains = rounds.gains();
  }

  /**
   * The measurement.
   *
   * @param mean of aligned frames
   * @param segments its parts
   * @param matched where the frames lie; null for frames to be left out
   */
  Measurement of(Template mean, SegmentMeans segments, Match[] matched, Progress progress) {
    FrameBlocks blocks = task.first().blocks();
    Template template = mean;
    SegmentMeans parts = segments;
    Match[] last = matched;
    for (int repeat = 0; ; repeat++) {
      JointRound joint = new JointRound(blocks, parts, template, task.guiding(), task.maxShift());
      JointRound.Result found = joint.run(last, gains, progress);
      if (repeat == REPEATS || found.moved() <= MOVED_SHARE * last.length) {
        return new Measurement(
            found.matches(),
            peaks,
            blocks.statistics(),
            found.before(),
            parts,
            template,
            joint.weight(),
            found.guidance());
      }
      last = found.matches();
      Evaluation evaluation = new Evaluation(task.first(), task.guiding());
      template = evaluation.mean(last, progress);
      parts = evaluation.segments();
    }
  }
}
