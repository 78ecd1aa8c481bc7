package ecm.registration.template;

import ecm.registration.frame.CoverageCount;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.Placed;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/** Means of the aligned frames over about 20 equal parts of the record. */
public final class SegmentMeans {

  private static final int SEGMENTS = 20;

  /** A pixel is known if this share of the frames holds data of it. */
  private static final double SHARE = 0.25;

  private final int width;
  private final int height;
  private final int blocksPerSegment;
  private final InvalidPixels invalid;
  private final List<float[]> sums = new ArrayList<>();
  private final List<List<Placed>> frames = new ArrayList<>();
  private final List<Rect> areas = new ArrayList<>();
  private int blocks;

  /**
   * @param blocks that will be added
   * @param invalid pixels of all frames
   */
  public SegmentMeans(int width, int height, int blocks, InvalidPixels invalid) {
    this.invalid = invalid;
    this.width = width;
    this.height = height;
    this.blocksPerSegment = Math.max(1, (blocks + SEGMENTS - 1) / SEGMENTS);
  }

  /** Adds the next block in the order of time. */
  public void add(AlignedSum block) {
    if (blocks++ % blocksPerSegment == 0) {
      sums.add(new float[width * height]);
      frames.add(new ArrayList<>());
      areas.add(new Rect(0, 0, width, height));
    }
    int last = sums.size() - 1;
    float[] sum = sums.get(last);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += block.sum[i];
    }
    frames.get(last).addAll(block.places);
    for (Placed placed : block.places) {
      areas.set(last, areas.get(last).intersect(placed.area()));
    }
  }

  public int count() {
    return sums.size();
  }

  /** The number of frames in a segment. */
  public int frames(int segment) {
    return frames.get(segment).size();
  }

  /** The pixels covered by all frames of a segment. */
  public Rect covered(int segment) {
    return areas.get(segment);
  }

  /** The segment that a block went into. */
  public int segmentOf(int block) {
    return block / blocksPerSegment;
  }

  /** The sum of a segment's frames; not to be changed. */
  float[] sum(int segment) {
    return sums.get(segment);
  }

  /** The number of a segment's frames that cover each pixel. */
  int[] counts(int segment) {
    CoverageCount count = new CoverageCount(width, height, invalid);
    frames.get(segment).forEach(count::add);
    return count.counts();
  }

  /**
   * The pixels of a segment's mean that too few of its frames hold data of; none if all pixels of
   * frames do.
   */
  public InvalidPixels unknown(int segment) {
    if (invalid.isEmpty()) {
      return InvalidPixels.NONE;
    }
    int[] counts = counts(segment);
    boolean[] unknown = new boolean[counts.length];
    for (int i = 0; i < unknown.length; i++) {
      unknown[i] = counts[i] < SHARE * frames(segment);
    }
    return InvalidPixels.of(unknown, width);
  }

  /** The mean of a segment; other values where no frame holds data. */
  public float[] filled(int segment, float[] other) {
    float[] mean = other.clone();
    float[] sum = sums.get(segment);
    int[] counts = counts(segment);
    for (int i = 0; i < mean.length; i++) {
      if (counts[i] > 0) {
        mean[i] = sum[i] / counts[i];
      }
    }
    return mean;
  }
}
