package ecm.ij.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names of units of time and length, as ImageJ and microscopes spell them. */
public final class Units {

  /** What is allowed for a time, for error sentences. */
  static final String TIMES = "s, sec, ms, us, µs, min or h";

  /** What is allowed for a length, for error sentences. */
  static final String LENGTHS = "nm, A, Å, angstrom, pm, um, µm, micron, mm or m";

  private static final Map<String, Double> SECONDS =
      Map.ofEntries(
          Map.entry("s", 1.0),
          Map.entry("sec", 1.0),
          Map.entry("second", 1.0),
          Map.entry("ms", 1e-3),
          Map.entry("msec", 1e-3),
          Map.entry("millisecond", 1e-3),
          Map.entry("us", 1e-6),
          Map.entry("usec", 1e-6),
          Map.entry("μs", 1e-6),
          Map.entry("μsec", 1e-6),
          Map.entry("microsecond", 1e-6),
          Map.entry("min", 60.0),
          Map.entry("minute", 60.0),
          Map.entry("h", 3600.0),
          Map.entry("hr", 3600.0),
          Map.entry("hour", 3600.0));

  private static final Map<String, Double> NANOMETRES =
      Map.ofEntries(
          Map.entry("nm", 1.0),
          Map.entry("nanometer", 1.0),
          Map.entry("nanometre", 1.0),
          Map.entry("a", 0.1),
          Map.entry("å", 0.1),
          Map.entry("angstrom", 0.1),
          Map.entry("angström", 0.1),
          Map.entry("ångström", 0.1),
          Map.entry("pm", 1e-3),
          Map.entry("picometer", 1e-3),
          Map.entry("picometre", 1e-3),
          Map.entry("um", 1e3),
          Map.entry("μm", 1e3),
          Map.entry("micron", 1e3),
          Map.entry("micrometer", 1e3),
          Map.entry("micrometre", 1e3),
          Map.entry("m", 1e9),
          Map.entry("meter", 1e9),
          Map.entry("metre", 1e9),
          Map.entry("mm", 1e6),
          Map.entry("millimeter", 1e6),
          Map.entry("millimetre", 1e6));

  private Units() {}

  /** Seconds in a unit of time; NaN if the unit is not known. */
  public static double seconds(String unit) {
    return lookUp(SECONDS, unit);
  }

  /** Nanometres in a unit of length; NaN if the unit is not known. */
  public static double nanometres(String unit) {
    return lookUp(NANOMETRES, unit);
  }

  /** Whether a unit of length says that there is none. */
  static boolean isPixels(String unit) {
    String name = normal(unit);
    return name.isEmpty() || name.equals("pixel") || name.equals("pixels") || name.equals("px");
  }

  private static double lookUp(Map<String, Double> factors, String unit) {
    String name = normal(unit);
    Double factor = factors.get(name);
    // the plural of every name, abbreviations included: "secs", "microns"; "ms" is found above
    if (factor == null && name.length() > 2 && name.endsWith("s")) {
      factor = factors.get(name.substring(0, name.length() - 1));
    }
    return factor == null ? Double.NaN : factor;
  }

  /** Without blanks, in lower case, with one code for each of the micro and angstrom signs. */
  private static String normal(String unit) {
    return unit == null
        ? ""
        : Normalizer.normalize(unit, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
