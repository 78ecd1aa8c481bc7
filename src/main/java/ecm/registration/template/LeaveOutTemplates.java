package ecm.registration.template;

import ecm.stack.Rect;

/**
 * The mean of aligned frames without the part of the record around a frame.
 *
 * <p>Speckle that lasts is still in the mean of the frames around it; a frame matched with a mean
 * that holds its own speckle stays where it was last put. So each of about 20 segments is matched
 * with the mean of all others but its two neighbours, and the slope comes from what a segment has
 * in common with the distant ones.
 */
public final class LeaveOutTemplates {

  /** Fewer segments leave too little without the part around a frame. */
  private static final int FEWEST_SEGMENTS = 5;

  /** A pixel counts as known if this share of the distant frames covers it. */
  private static final double SHARE = 0.25;

  /** Smoothing reaches this far across the border of a covered area [px]. */
  private static final int REACH = 4;

  private final SegmentMeans segments;
  private final Template template;
  private final float[] total;
  private final int[] counts;
  private final Structure structure;
  private final boolean[] known;

  /**
   * @param segments means of aligned frames
   * @param template the mean of all
   */
  public LeaveOutTemplates(SegmentMeans segments, Template template) {
    this.segments = segments;
    this.template = template;
    this.total = new float[template.mean().length];
    this.counts = new int[total.length];
    this.known = template.known().clone();
    this.structure = new Structure(template.width(), template.height());
    for (int k = 0; k < segments.count(); k++) {
      add(total, counts, k, 1);
    }
    for (int k = 0; k < segments.count(); k++) {
      if (segments.frames(k) > 0) {
        Rect covered = segments.covered(k);
        Rect inner =
            new Rect(
                covered.x() + REACH,
                covered.y() + REACH,
                covered.width() - 2 * REACH,
                covered.height() - 2 * REACH);
        structure.add(segments.filled(k, template.mean()), distant(k), inner, segments.unknown(k));
      }
    }
  }

  /** Whether the record is long enough to leave parts out. */
  public static boolean possible(SegmentMeans segments) {
    return segments.count() >= FEWEST_SEGMENTS;
  }

  public Structure structure() {
    return structure;
  }

  /** The template with its pixels known only if all distant means know them. */
  public Template template() {
    return new Template(
        template.width(),
        template.height(),
        template.mean(),
        template.halves(),
        known,
        template.scatter());
  }

  /** The mean of all segments but one and its neighbours. */
  public float[] distant(int k) {
    float[] sum = total.clone();
    int[] left = counts.clone();
    for (int j = Math.max(0, k - 1); j <= Math.min(segments.count() - 1, k + 1); j++) {
      add(sum, left, j, -1);
    }
    int most = 0;
    for (int n : left) {
      most = Math.max(most, n);
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      boolean enough = left[i] > 0 && left[i] >= SHARE * most;
      mean[i] = enough ? sum[i] / left[i] : template.mean()[i];
      if (!enough) {
        known[i] = false;
      }
    }
    return mean;
  }

  private void add(float[] sum, int[] count, int segment, int sign) {
    float[] own = segments.sum(segment);
    int[] frames = segments.counts(segment);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * own[i];
      count[i] += sign * frames[i];
    }
  }
}
