package ecm.ij;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** The compressions of TIFF 6.0, written from its text. */
public final class StripPacker {

  private StripPacker() {}

  /** LZW with the code of the end. */
  public static byte[] lzw(byte[] strip) {
    return new Lzw().pack(strip, true);
  }

  /** LZW without the code of the end, as some programs leave it away. */
  public static byte[] lzwWithoutEnd(byte[] strip) {
    return new Lzw().pack(strip, false);
  }

  /** Codes of 9 bits, whatever they are. */
  public static byte[] codes(int... codes) {
    Lzw bits = new Lzw();
    for (int code : codes) {
      bits.put(code, 9);
    }
    return bits.finish();
  }

  public static byte[] packBits(byte[] strip) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < strip.length) {
      int run = run(strip, at);
      if (run > 1) {
        out.write(1 - run);
        out.write(strip[at]);
        at += run;
      } else {
        int end = at + 1;
        while (end < strip.length && end - at < 128 && run(strip, end) == 1) {
          end++;
        }
        out.write(end - at - 1);
        out.write(strip, at, end - at);
        at = end;
      }
    }
    return out.toByteArray();
  }

  private static int run(byte[] strip, int at) {
    int end = at + 1;
    while (end < strip.length && end - at < 128 && strip[end] == strip[at]) {
      end++;
    }
    return end - at;
  }

  public static byte[] deflate(byte[] strip) {
    Deflater deflater = new Deflater();
    deflater.setInput(strip);
    deflater.finish();
    byte[] buffer = new byte[2 * strip.length + 100];
    int length = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }

  private static final class Lzw {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int held;
    private int bits;

    byte[] pack(byte[] strip, boolean withEnd) {
      Map<String, Integer> table = table();
      put(256, 9);
      String before = "";
      for (byte next : strip) {
        String longer = before + (char) (next & 0xff);
        if (table.containsKey(longer)) {
          before = longer;
          continue;
        }
        put(table.get(before), width(table.size()));
        table.put(longer, table.size());
        if (table.size() == 4095) {
          put(256, 12);
          table = table();
        }
        before = "" + (char) (next & 0xff);
      }
      if (!before.isEmpty()) {
        put(table.get(before), width(table.size()));
        table.put("\u0102", table.size());
      }
      if (withEnd) {
        put(257, width(table.size()));
      }
      return finish();
    }

    private static Map<String, Integer> table() {
      Map<String, Integer> table = new HashMap<>();
      for (int i = 0; i < 256; i++) {
        table.put("" + (char) i, i);
      }
      // no text of bytes, so that the strip cannot hold them
      table.put("\u0100", 256);
      table.put("\u0101", 257);
      return table;
    }

    /** The decoder's table lags behind by one entry, so that it too changes one code early. */
    private static int width(int entries) {
      return entries <= 511 ? 9 : entries <= 1023 ? 10 : entries <= 2047 ? 11 : 12;
    }

    void put(int code, int width) {
      held = held << width | code;
      bits += width;
      while (bits >= 8) {
        out.write(held >> bits - 8);
        bits -= 8;
        held &= (1 << bits) - 1;
      }
    }

    byte[] finish() {
      if (bits > 0) {
        out.write(held << 8 - bits);
      }
      return out.toByteArray();
    }
  }
}
