package ecm.stack;

import ecm.base.Api;
import java.util.Arrays;

/**
 * Which frames, and which pixels of them, hold data. In a valid frame the covered pixels form a
 * rectangle, because only whole-frame translation uncovers any.
 */
@Api
public final class Coverage {

  private final boolean[] valid;
  private final Rect[] covered;
  private final Rect always;

  /**
   * @param valid per frame
   * @param covered per frame, the rectangle of covered pixels
   */
  public Coverage(boolean[] valid, Rect[] covered) {
    if (valid.length != covered.length) {
      throw new IllegalArgumentException(valid.length + " frames but " + covered.length + " areas");
    }
    this.valid = valid.clone();
    this.covered = covered.clone();
    Rect common = null;
    for (int i = 0; i < valid.length; i++) {
      if (valid[i]) {
        common = common == null ? covered[i] : common.intersect(covered[i]);
      }
    }
    this.always = common == null ? new Rect(0, 0, 0, 0) : common;
  }

  /** Every pixel of every frame. */
  public static Coverage full(int width, int height, int frames) {
    boolean[] valid = new boolean[frames];
    Arrays.fill(valid, true);
    Rect[] covered = new Rect[frames];
    Arrays.fill(covered, new Rect(0, 0, width, height));
    return new Coverage(valid, covered);
  }

  public int frames() {
    return valid.length;
  }

  /** Whether a frame holds data at all. */
  public boolean isValid(int frame) {
    return valid[frame];
  }

  /** Whether a pixel holds data in a frame. */
  public boolean isValid(int frame, int x, int y) {
    return valid[frame] && covered[frame].contains(x, y);
  }

  /** Per frame, a new array. */
  public boolean[] validFrames() {
    return valid.clone();
  }

  public int validCount() {
    int n = 0;
    for (boolean v : valid) {
      n += v ? 1 : 0;
    }
    return n;
  }

  public boolean allFramesValid() {
    return validCount() == valid.length;
  }

  /** The covered rectangle of a frame, whether or not the frame is valid. */
  public Rect covered(int frame) {
    return covered[frame];
  }

  /** The pixels covered in every valid frame. */
  public Rect always() {
    return always;
  }

  /** The number of frames in which a pixel holds data. */
  public int validFramesAt(int x, int y) {
    int n = 0;
    for (int i = 0; i < valid.length; i++) {
      n += isValid(i, x, y) ? 1 : 0;
    }
    return n;
  }

  /** The same areas with further frames invalid. */
  public Coverage without(boolean[] invalid) {
    boolean[] left = valid.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] &= !invalid[i];
    }
    return new Coverage(left, covered);
  }
}
