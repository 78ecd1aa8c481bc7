package ecm.registration.estimator;

import ecm.registration.frame.FrameStatistics;
import ecm.registration.frame.Peak;
import ecm.registration.joint.Guidance;
import ecm.registration.template.Match;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Template;

/**
 * What a {@link DriftEstimator} found, per frame; null where a frame was not read. Arrays are not
 * copied.
 *
 * @param matches with the reference
 * @param peaks of the search in the whole window
 * @param statistics of the frames as recorded
 * @param before quality of the match with the frame left where it is; NaN if not measured
 * @param segments means of aligned frames; null if the method makes none
 * @param template of the last iteration, with the weights it was matched by
 * @param weight per pixel; null if there is no template
 * @param guidance how well the drift is known
 */
public record Measurement(
    Match[] matches,
    Peak[] peaks,
    FrameStatistics[] statistics,
    double[] before,
    SegmentMeans segments,
    Template template,
    float[] weight,
    Guidance guidance) {

  public int frames() {
    return matches.length;
  }
}
