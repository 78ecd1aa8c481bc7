package ecm.ij.base;

import ij.plugin.LutLoader;
import ij.process.LUT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Perceptually uniform look-up tables: equal steps in value look like equal steps in lightness,
 * also in print and to colour-blind eyes.
 *
 * <p>They are the files {@code luts/*.lut} in the jar, which an update site also puts into Fiji's
 * folder {@code luts}; 256 reds, 256 greens, 256 blues, one byte each.
 */
public final class Luts {

  private static final String VIRIDIS = "ecm-viridis";
  private static final String MAGMA = "ecm-magma";
  private static final String DIVERGING = "ecm-diverging";

  private Luts() {}

  /** The names of all tables, as in ImageJ's menu and its macros. */
  public static List<String> names() {
    return List.of(VIRIDIS, MAGMA, DIVERGING);
  }

  /** From dark violet over green to yellow; for times. */
  public static LUT viridis() {
    return named(VIRIDIS);
  }

  /** From black over red to pale yellow; for exponents, contrasts and errors. */
  public static LUT magma() {
    return named(MAGMA);
  }

  /**
   * The table of a name.
   *
   * @param name one of {@link #names()}
   */
  public static LUT named(String name) {
    try (InputStream in = Luts.class.getResourceAsStream("/luts/" + name + ".lut")) {
      return new LUT(LutLoader.open(in), 0, 255);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
