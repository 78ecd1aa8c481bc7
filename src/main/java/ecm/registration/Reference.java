package ecm.registration;

import ecm.base.Progress;
import ecm.registration.estimator.DriftEstimator;
import ecm.registration.estimator.DriftTask;
import ecm.registration.estimator.FirstFrameDrift;
import ecm.registration.estimator.MeanTemplateDrift;
import ecm.registration.estimator.Measurement;
import ecm.registration.estimator.MovingMeanDrift;
import ecm.registration.estimator.MultiLagDrift;

/** What each frame is matched with: the estimators of the suite by the names of the choices. */
public enum Reference implements DriftEstimator {
  /** The mean of aligned frames, rebuilt in each iteration. */
  MEAN_TEMPLATE(new MeanTemplateDrift()),
  /** The first frame. */
  FIRST(new FirstFrameDrift()),
  /** The mean of the last aligned frames: follows slow change of the sample. */
  MOVING_MEAN(new MovingMeanDrift()),
  /** Pairs of frames at several distances, solved together by least squares. */
  BANDED(new MultiLagDrift());

  private final DriftEstimator estimator;

  Reference(DriftEstimator estimator) {
    this.estimator = estimator;
  }

  @Override
  public Measurement measure(DriftTask task, Progress progress) {
    return estimator.measure(task, progress);
  }

  @Override
  public boolean isLimited() {
    return estimator.isLimited();
  }
}
