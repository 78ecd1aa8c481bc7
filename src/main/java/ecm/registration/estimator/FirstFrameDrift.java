package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.match.FirstFrames;
import ecm.registration.template.Template;
import ecm.stack.Rect;

/**
 * Each frame is matched with the first one that holds an image, in every iteration; only which
 * pixels count is measured from the frames so aligned.
 */
public final class FirstFrameDrift implements DriftEstimator {

  @Override
  public Measurement measure(DriftTask task, Progress progress) {
    TemplateRounds rounds = new TemplateRounds(task, (mean, begun) -> first(task, mean, begun));
    rounds.run(task.iterations(), true, progress);
    return rounds.measurement();
  }

  /** The first frame as template; its structure is what it has in common with the mean. */
  private static Template first(DriftTask task, Template mean, boolean begun) {
    FirstFrames start = task.first();
    float[] first = start.values()[0];
    Rect covered = start.blocks().covered(start.frames()[0]);
    boolean[] known = mean.known().clone();
    for (int i = 0; i < known.length; i++) {
      known[i] &= covered.contains(i % mean.width(), i / mean.width());
      known[i] &= !start.blocks().invalid().contains(i);
    }
    float[][] halves = {first, begun ? mean.mean() : first};
    return new Template(mean.width(), mean.height(), first, halves, known, mean.scatter());
  }
}
