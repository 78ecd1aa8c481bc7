package ecm.registration;

/**
 * The mean of aligned frames without the part of the record around a frame.
 *
 * <p>Speckle that lasts is still in the mean of the frames around it; a frame matched with a mean
 * that holds its own speckle stays where it was last put. So each of about 20 segments is matched
 * with the mean of all others but its two neighbours, and the slope comes from what a segment has
 * in common with the distant ones.
 */
final class Epochs {

  private static final int LEAST = 5;

  private final SegmentMeans segments;
  private final Template template;
  private final float[] total;
  private final Structure structure;

  /**
   * @param segments means of aligned frames
   * @param template the mean of all
   */
  Epochs(SegmentMeans segments, Template template) {
    this.segments = segments;
    this.template = template;
    this.total = new float[template.mean().length];
    this.structure = new Structure(template.width(), template.height());
    for (int k = 0; k < segments.count(); k++) {
      addTo(total, segments.filled(k, template.mean()));
    }
    int n = segments.count();
    double share = 1.0 / (n * (double) Math.max(1, n - 3));
    for (int k = 0; k < n; k++) {
      structure.add(segments.filled(k, template.mean()), distant(k), share * (n - left(k)));
    }
  }

  /** Whether the record is long enough to leave parts out. */
  static boolean possible(SegmentMeans segments) {
    return segments.count() >= LEAST;
  }

  Structure structure() {
    return structure;
  }

  private int left(int k) {
    return Math.min(k, 1) + Math.min(segments.count() - 1 - k, 1) + 1;
  }

  /** The mean of all segments but one and its neighbours. */
  float[] distant(int k) {
    float[] rest = total.clone();
    int n = segments.count();
    for (int j = Math.max(0, k - 1); j <= Math.min(n - 1, k + 1); j++) {
      float[] own = segments.filled(j, template.mean());
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= own[i];
      }
    }
    float scale = 1f / (n - left(k));
    for (int i = 0; i < rest.length; i++) {
      rest[i] *= scale;
    }
    return rest;
  }

  private static void addTo(float[] sum, float[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }
}
