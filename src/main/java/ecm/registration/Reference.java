package ecm.registration;

/** What each frame is matched with. */
public enum Reference {
  /** The mean of aligned frames, rebuilt in each iteration. */
  MEAN_TEMPLATE,
  /** The first frame. */
  FIRST,
  /** The mean of the last aligned frames: follows slow change of the sample. */
  MOVING_MEAN,
  /** Pairs of frames at several distances, solved together by least squares. */
  BANDED
}
