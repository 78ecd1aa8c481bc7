package ecm.ij.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.StripPacker;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many bytes a strip unpacks to, against encoders written from the specification. */
class PackedStripTest {

  private static final PackedStrip LZW = new LzwStrip();
  private static final PackedStrip PACK_BITS = new PackBitsStrip();
  private static final PackedStrip DEFLATE = new DeflatedStrip();

  /** Bytes of {@code values} kinds: 1 makes one long run, 256 fills the table of codes often. */
  private static byte[] bytes(int length, int values) {
    SplittableRandom random = new SplittableRandom(values);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(values);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 256})
  void whatWasPackedUnpacksToItsLength(int values) {
    for (int length : new int[] {1, 2, 127, 128, 129, 257, 600, 1500, 3000, 9000, 60_000}) {
      byte[] strip = bytes(length, values);
      assertEquals(length, LZW.unpacked(StripPacker.lzw(strip), length + 1));
      assertEquals(length, LZW.unpacked(StripPacker.lzwWithoutEnd(strip), length + 1));
      assertEquals(length, PACK_BITS.unpacked(StripPacker.packBits(strip), length + 1));
      assertEquals(length, DEFLATE.unpacked(StripPacker.deflate(strip), length + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 256})
  void aTruncatedStripIsShortOrBroken(int values) {
    byte[] strip = bytes(5000, values);
    for (PackedStrip packed : List.of(LZW, PACK_BITS, DEFLATE)) {
      byte[] whole =
          packed == LZW
              ? StripPacker.lzw(strip)
              : packed == PACK_BITS ? StripPacker.packBits(strip) : StripPacker.deflate(strip);
      for (int percent = 0; percent < 100; percent += 3) {
        byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
        assertTrue(packed.unpacked(cut, 5000) < 5000, packed + " " + percent + " %");
      }
    }
  }

  @Test
  void fillBehindTheEndIsLeftOut() {
    byte[] strip = bytes(300, 256);
    byte[] lzw = StripPacker.lzw(strip);
    assertEquals(300, LZW.unpacked(Arrays.copyOf(lzw, lzw.length + 50), 301));
    byte[] deflated = StripPacker.deflate(strip);
    assertEquals(300, DEFLATE.unpacked(Arrays.copyOf(deflated, deflated.length + 50), 301));
    byte[] packed = StripPacker.packBits(strip);
    assertEquals(300, PACK_BITS.unpacked(Arrays.copyOf(packed, packed.length + 50), 300));
  }

  @Test
  void lzwOfTheSpecification() {
    // TIFF 6.0, page 59: 7 7 7 8 8 7 7 6 6
    byte[] strip = StripPacker.lzw(new byte[] {7, 7, 7, 8, 8, 7, 7, 6, 6});
    assertTrue(
        Arrays.equals(StripPacker.codes(256, 7, 258, 8, 8, 258, 6, 6, 257), strip),
        Arrays.toString(strip));
    assertEquals(9, LZW.unpacked(strip, 100));
  }

  @Test
  void codesThatCannotStandWhereTheyStand() {
    assertEquals(PackedStrip.BROKEN, LZW.unpacked(StripPacker.codes(7, 8, 257), 100), "no clear");
    assertEquals(PackedStrip.BROKEN, LZW.unpacked(StripPacker.codes(256, 258, 257), 100));
    assertEquals(PackedStrip.BROKEN, LZW.unpacked(StripPacker.codes(256, 7, 259, 257), 100));
    assertEquals(PackedStrip.BROKEN, LZW.unpacked(StripPacker.codes(256, 256, 7, 257), 100));
    assertEquals(3, LZW.unpacked(StripPacker.codes(256, 7, 258, 257), 100), "next to be known");
    assertEquals(0, LZW.unpacked(StripPacker.codes(256, 257), 100));
    assertEquals(PackedStrip.BROKEN, LZW.unpacked(new byte[0], 100));
    assertEquals(PackedStrip.BROKEN, PACK_BITS.unpacked(new byte[] {3, 1, 2}, 100));
    assertEquals(PackedStrip.BROKEN, PACK_BITS.unpacked(new byte[] {-3}, 100));
    assertEquals(4, PACK_BITS.unpacked(new byte[] {-128, -3, 9, -128}, 100));
  }

  @Test
  void aChangedBitOfDeflateIsSeenOrChangesNothing() throws DataFormatException {
    byte[] strip = bytes(2000, 20);
    byte[] whole = StripPacker.deflate(strip);
    int seen = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      if (DEFLATE.unpacked(damaged, 2000) == PackedStrip.BROKEN) {
        seen++;
      } else {
        byte[] inflated = new byte[2001];
        Inflater inflater = new Inflater();
        inflater.setInput(damaged);
        assertEquals(2000, inflater.inflate(inflated));
        assertArrayEquals(strip, Arrays.copyOf(inflated, 2000));
      }
    }
    assertTrue(seen >= whole.length - 1, seen + " of " + whole.length);
  }
}
