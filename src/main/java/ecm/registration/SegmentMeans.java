package ecm.registration;

import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/** Means of the aligned frames over about 20 equal parts of the record. */
final class SegmentMeans {

  private static final int SEGMENTS = 20;

  private final int width;
  private final int height;
  private final int blocksPerSegment;
  private final List<double[]> sums = new ArrayList<>();
  private final List<int[]> frames = new ArrayList<>();
  private final List<Rect> areas = new ArrayList<>();
  private int blocks;

  /**
   * @param blocks that will be added
   */
  SegmentMeans(int width, int height, int blocks) {
    this.width = width;
    this.height = height;
    this.blocksPerSegment = Math.max(1, (blocks + SEGMENTS - 1) / SEGMENTS);
  }

  /** Adds the next block in the order of time. */
  void add(AlignedSum block) {
    if (blocks++ % blocksPerSegment == 0) {
      sums.add(new double[width * height]);
      frames.add(new int[1]);
      areas.add(new Rect(0, 0, width, height));
    }
    int last = sums.size() - 1;
    double[] sum = sums.get(last);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += block.sum[i];
    }
    frames.get(last)[0] += block.areas.size();
    for (Rect area : block.areas) {
      areas.set(last, areas.get(last).intersect(area));
    }
  }

  int count() {
    return sums.size();
  }

  /** The number of frames in a segment. */
  int frames(int segment) {
    return frames.get(segment)[0];
  }

  /** The pixels covered by all frames of a segment. */
  Rect covered(int segment) {
    return areas.get(segment);
  }

  float[] mean(int segment) {
    double[] sum = sums.get(segment);
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / Math.max(1, frames(segment)));
    }
    return mean;
  }
}
