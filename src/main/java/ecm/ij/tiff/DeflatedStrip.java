package ecm.ij.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflate in the format of zlib (RFC 1950), whose checksum must be right. */
final class DeflatedStrip implements PackedStrip {

  private static final int BUFFER = 1 << 16;

  @Override
  public long unpacked(byte[] strip, long wanted) {
    Inflater inflater = new Inflater();
    byte[] buffer = new byte[BUFFER];
    try {
      inflater.setInput(strip);
      while (!inflater.finished()) {
        if (inflater.inflate(buffer) == 0 && !inflater.finished()) {
          return BROKEN;
        }
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException e) {
      return BROKEN;
    } finally {
      inflater.end();
    }
  }
}
