package ecm.registration.estimator;

import ecm.base.Progress;

/**
 * A way to measure where each frame of a record lies. {@code Reference} lists those of the suite;
 * one of your own is given to {@code RegistrationParameters.withReference}.
 *
 * <p>What it measures is turned into a drift relative to frame 0 by {@code Registration}, which
 * finds bad frames, interpolates theirs, rounds to whole pixels if asked to, and looks for a
 * rotation or deformation. An estimator that finds shifts in a way of its own, and nothing else,
 * hands them to {@link DriftTask#evaluated}.
 *
 * <p>Implementations hold no state of a measurement: one object serves many records, also at the
 * same time. What they find must not depend on the number of threads.
 */
public interface DriftEstimator {

  /**
   * Measures all frames.
   *
   * @param task the frames and how to match them
   * @param progress of the work, from 0 to 1; to be asked for cancellation once per few frames
   * @throws ecm.base.Cancelled if cancelled
   */
  Measurement measure(DriftTask task, Progress progress);

  /**
   * Whether shifts beyond {@link DriftTask#maxShift} cannot be found. If so, and if many frames lie
   * at this limit, the search is repeated over a wider range or refused, and frames that lie there
   * are bad.
   */
  default boolean isLimited() {
    return true;
  }
}
