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

  /** The segment that a block went into. */
  int segmentOf(int block) {
    return block / blocksPerSegment;
  }

  /** The mean of a segment; other values where not all of its frames hold data. */
  float[] filled(int segment, float[] other) {
    float[] mean = other.clone();
    double[] sum = sums.get(segment);
    Rect area = frames(segment) == 0 ? new Rect(0, 0, 0, 0) : covered(segment);
    for (int y = area.y(); y < area.yEnd(); y++) {
      for (int i = y * width + area.x(); i < y * width + area.xEnd(); i++) {
        mean[i] = (float) (sum[i] / frames(segment));
      }
    }
    return mean;
  }
}
