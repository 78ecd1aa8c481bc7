package ecm.registration.template;

/** Which pixels guide the registration. */
public enum Guide {
  /** Where the mean exceeds the temporal scatter: static spot and edge band. */
  AUTO,
  /** The whole frame. */
  WHOLE,
  /** The user's ROI. */
  ROI
}
