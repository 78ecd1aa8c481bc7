package ecm.registration.joint;

import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.Placed;
import ecm.registration.match.WeightedMatch;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Guiding;
import ecm.registration.template.Information;
import ecm.registration.template.LeaveOutTemplates;
import ecm.registration.template.SegmentMeans;
import ecm.registration.template.Slopes;
import ecm.registration.template.Structure;
import ecm.registration.template.Template;
import ecm.stack.Rect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the frames of each segment of a record are matched with: the mean of the distant part of it
 * ({@link LeaveOutTemplates}), or the mean of all if the record is too short for that. A match is
 * made when its segment is reached, and may be dropped after it. May be shared by threads.
 */
final class DistantMatches {

  private final SegmentMeans segments;
  private final LeaveOutTemplates leaveOut;
  private final Template template;
  private final float[] weight;
  private final Slopes slopes;
  private final int maxShift;
  private final Map<Integer, WeightedMatch> ready = new ConcurrentHashMap<>();

  /**
   * @param segments means of aligned frames
   * @param mean of all
   * @param guiding which pixels guide the match
   * @param maxShift beyond which no match is accepted [px]
   */
  DistantMatches(SegmentMeans segments, Template mean, Guiding guiding, int maxShift) {
    this.segments = segments;
    this.maxShift = maxShift;
    this.leaveOut =
        LeaveOutTemplates.possible(segments) ? new LeaveOutTemplates(segments, mean) : null;
    this.template = leaveOut == null ? mean : leaveOut.template();
    Structure structure = leaveOut == null ? Structure.ofHalves(mean) : leaveOut.structure();
    this.weight = GuideWeights.of(template, structure, guiding);
    this.slopes = structure.slopes(weight);
  }

  /** The mean of all, its pixels known only where all distant means know them. */
  Template template() {
    return template;
  }

  /** The weight of each pixel. */
  float[] weight() {
    return weight;
  }

  /** What a match with a frame tells of its shift. */
  Information information(InvalidPixels invalid) {
    Rect all = new Rect(0, 0, template.width(), template.height());
    return slopes.over(all, invalid.within(new Placed(all, 0, 0)));
  }

  /** The match for the frames of a block. */
  WeightedMatch of(int block) {
    return ready.computeIfAbsent(
        leaveOut == null ? 0 : segments.segmentOf(block),
        segment ->
            new WeightedMatch(
                leaveOut == null ? template.mean() : leaveOut.distant(segment),
                weight,
                slopes,
                template.width(),
                maxShift));
  }

  /** Drops the matches of the segments before that of a block. */
  void dropBefore(int block) {
    ready.keySet().removeIf(k -> leaveOut != null && k < segments.segmentOf(block));
  }

  /** Drops all matches. */
  void drop() {
    ready.clear();
  }
}
