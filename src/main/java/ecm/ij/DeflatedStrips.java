package ecm.ij;

import ij.io.FileInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The strips of a frame compressed by Deflate, on whose damage ImageJ hangs or goes on in silence.
 */
final class DeflatedStrips {

  private static final int BUFFER = 1 << 16;

  private DeflatedStrips() {}

  /** Whether every strip inflates to its end, with the right checksum. */
  static boolean areWhole(Path file, FileInfo info) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] buffer = new byte[BUFFER];
      for (int i = 0; i < info.stripLengths.length; i++) {
        byte[] strip = new byte[info.stripLengths[i]];
        in.seek(info.stripOffsets[i] & 0xffffffffL);
        in.readFully(strip);
        if (!isWhole(strip, buffer)) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean isWhole(byte[] strip, byte[] buffer) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(strip);
      while (!inflater.finished()) {
        if (inflater.inflate(buffer) == 0 && !inflater.finished()) {
          return false;
        }
      }
      return true;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
