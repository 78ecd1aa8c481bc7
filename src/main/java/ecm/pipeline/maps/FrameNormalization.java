package ecm.pipeline.maps;

/** How a drifting beam current is divided out. */
public enum FrameNormalization {
  NONE,
  /** Each frame by its in-mask mean; needs at least 200 speckles in the mask. */
  MEAN,
  /** Each frame by the slow trend of its in-mask mean. */
  TREND,
  /** As {@link #TREND} if the brightness of the sample changes, else as {@link #NONE}. */
  AUTO
}
