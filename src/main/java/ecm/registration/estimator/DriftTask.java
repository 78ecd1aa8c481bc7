package ecm.registration.estimator;

import ecm.base.Progress;
import ecm.registration.frame.Peak;
import ecm.registration.match.FirstFrames;
import ecm.registration.template.Guiding;
import ecm.registration.template.Match;
import ecm.stack.FrameStack;

/**
 * What a {@link DriftEstimator} is given: the frames, which of their pixels count, and how far to
 * look.
 *
 * @param first the first frames that hold an image, and the reading of all
 * @param guiding which pixels guide the match
 * @param iterations of a template, 1 or more
 * @param maxShift largest shift from the first frames that is looked for, along each axis [px]
 */
public record DriftTask(FirstFrames first, Guiding guiding, int iterations, int maxShift) {

  /** The frames as recorded. */
  public FrameStack stack() {
    return first.blocks().stack();
  }

  /**
   * What follows from shifts that were found in whatever way: each frame is matched with the mean
   * of the frames aligned by them, where it is said to lie, which gives the quality of its match,
   * and the mean tells how well it fixes a shift.
   *
   * @param dx where the sample lies to the right [px], per frame; NaN for frames without a shift,
   *     which count as bad
   * @param dy the same downwards
   * @throws IllegalArgumentException if there is not one shift for each frame
   * @throws ecm.base.Cancelled if cancelled
   */
  public Measurement evaluated(double[] dx, double[] dy, Progress progress) {
    int n = stack().frames();
    if (dx.length != n || dy.length != n) {
      throw new IllegalArgumentException(
          dx.length + " and " + dy.length + " shifts of " + n + " frames");
    }
    boolean[] use = stack().coverage().validFrames();
    Match[] shifts = new Match[n];
    for (int t = 0; t < n; t++) {
      boolean known = use[t] && !Double.isNaN(dx[t] + dy[t]);
      shifts[t] = known ? new Match(dx[t], dy[t], 1, 0, Double.NaN) : null;
    }
    return new Evaluation(first, guiding).of(shifts, new Peak[n], progress);
  }
}
