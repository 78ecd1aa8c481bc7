package ecm.ij.tiff;

import java.util.Arrays;

/**
 * LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, the most significant bit first,
 * each width one code early. Of the strings only the lengths are kept: a known code yields its
 * string, the code next to be known the string before it and one byte more, and every code but the
 * first after a clear makes one more string known, longer by one than that of the code before.
 */
final class LzwStrip implements PackedStrip {

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST = 258;

  /** Strings for which ImageJ has room; those from 4096 on have no code. */
  private static final int ROOM = 16384;

  @Override
  public long unpacked(byte[] strip, long wanted) {
    return new Walk(strip).total(wanted);
  }

  private static final class Walk {

    private final byte[] strip;
    private final int[] lengths = new int[ROOM];
    private long bit;
    private int known = FIRST;
    private int before = CLEAR;

    Walk(byte[] strip) {
      this.strip = strip;
      Arrays.fill(lengths, 0, CLEAR, 1);
    }

    long total(long wanted) {
      if (wanted > 0 && code() != CLEAR) {
        return BROKEN;
      }
      long total = 0;
      while (total < wanted) {
        int code = code();
        if (code == END) {
          break;
        }
        int length = length(code);
        if (length == 0) {
          return BROKEN;
        }
        if (code == CLEAR) {
          known = FIRST;
        } else {
          total += length;
          if (before != CLEAR) {
            lengths[known++] = lengths[before] + 1;
          }
        }
        before = code;
      }
      return total;
    }

    /** Bytes that a code yields, 1 for a clear; 0 if it may not stand here. */
    private int length(int code) {
      if (before == CLEAR) {
        return code < CLEAR ? 1 : 0;
      }
      if (code == CLEAR) {
        return 1;
      }
      if (known == ROOM) {
        return 0;
      }
      return code < known ? lengths[code] : code == known ? lengths[before] + 1 : 0;
    }

    /** The next code; the end if there is nothing left but the rest of a byte. */
    private int code() {
      int width = known < 511 ? 9 : known < 1023 ? 10 : known < 2047 ? 11 : 12;
      long left = 8L * strip.length - bit;
      if (left < width) {
        return left < 8 ? END : ROOM;
      }
      int at = (int) (bit >> 3);
      int bits = byteAt(at) << 16 | byteAt(at + 1) << 8 | byteAt(at + 2);
      int code = bits >> 24 - (int) (bit & 7) - width & (1 << width) - 1;
      bit += width;
      return code;
    }

    private int byteAt(int at) {
      return at < strip.length ? strip[at] & 0xff : 0;
    }
  }
}
