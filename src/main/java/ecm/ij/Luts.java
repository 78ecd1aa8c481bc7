package ecm.ij;

import ij.process.LUT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Perceptually uniform look-up tables: equal steps in value look like equal steps in lightness,
 * also in print and to colour-blind eyes.
 *
 * <p>The tables are those of matplotlib, made by Nathaniel J. Smith, Stefan van der Walt and (for
 * viridis) Eric Firing, and released as CC0.
 */
public final class Luts {

  private static final int SIZE = 256;

  private Luts() {}

  /** From dark violet over green to yellow; for times. */
  public static LUT viridis() {
    return read("viridis.csv");
  }

  /** From black over red to pale yellow; for exponents, contrasts and errors. */
  public static LUT magma() {
    return read("magma.csv");
  }

  private static LUT read(String name) {
    try (InputStream in = Luts.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().skip(1).toList();
      byte[][] colours = new byte[3][SIZE];
      for (int i = 0; i < SIZE; i++) {
        String[] rgb = lines.get(i).split(",");
        for (int c = 0; c < 3; c++) {
          colours[c][i] = (byte) Integer.parseInt(rgb[c]);
        }
      }
      return new LUT(colours[0], colours[1], colours[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
