package ecm.defects;

import ecm.stack.SampleType;

/**
 * Rounds a mean to a stack's kind of samples without bias: to the whole number above or below with
 * the probabilities that keep the mean, decided by frame and pixel, so that a rerun gives the same.
 */
final class Rounding {

  private static final int BITS = 24;

  private Rounding() {}

  static float to(SampleType type, float value, int frame, int pixel) {
    if (type == SampleType.FLOAT32) {
      return value;
    }
    long mixed = (frame * 0x9E3779B97F4A7C15L) ^ (pixel * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 31)) * 0xD6E8FEB86659FD93L;
    mixed ^= mixed >>> 32;
    float uniform = (float) (mixed >>> (64 - BITS)) / (1 << BITS);
    return (float) Math.floor(value + uniform);
  }
}
