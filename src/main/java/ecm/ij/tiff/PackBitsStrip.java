package ecm.ij.tiff;

/**
 * PackBits (TIFF 6.0, section 9): n = 0 to 127 announces n + 1 bytes as they are, n = -1 to -127
 * one byte to be repeated 1 - n times, and -128 nothing.
 */
final class PackBitsStrip implements PackedStrip {

  @Override
  public long unpacked(byte[] strip, long wanted) {
    long total = 0;
    int at = 0;
    while (total < wanted && at < strip.length) {
      int n = strip[at++];
      if (n == Byte.MIN_VALUE) {
        continue;
      }
      at += n >= 0 ? n + 1 : 1;
      if (at > strip.length) {
        return BROKEN;
      }
      total += n >= 0 ? n + 1 : 1 - n;
    }
    return total;
  }
}
