package ecm.ij.base;

import ecm.files.CsvTable;
import ij.ImagePlus;
import java.util.Optional;

/** The lines {@code ecm.key: value} in an image's Info, and its name. */
public final class ImageInfo {

  private static final String PREFIX = "ecm.";

  private ImageInfo() {}

  /** Appends {@code ecm.key: value} to the Info, in place of an earlier line of that key. */
  public static void set(ImagePlus image, String key, String value) {
    String line = PREFIX + key + ": " + value;
    String old = image.getInfoProperty();
    StringBuilder info = new StringBuilder();
    if (old != null) {
      old.lines()
          .filter(l -> !l.startsWith(PREFIX + key + ":"))
          .forEach(l -> info.append(l).append('\n'));
    }
    image.setProperty("Info", info.append(line).append('\n').toString());
  }

  /** Appends a number. */
  public static void set(ImagePlus image, String key, double value) {
    set(image, key, number(value));
  }

  /** The value of a key; the last one, if there are several. */
  public static Optional<String> get(ImagePlus image, String key) {
    String info = image.getInfoProperty();
    if (info == null) {
      return Optional.empty();
    }
    String start = PREFIX + key + ":";
    return info.lines()
        .filter(l -> l.startsWith(start))
        .reduce((first, second) -> second)
        .map(l -> l.substring(start.length()).strip());
  }

  /** An image's title without its extension: {@code wire.tif} is wire. */
  public static String stem(String title) {
    return title.replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{0,4}$", "");
  }

  public static String number(double value) {
    return CsvTable.number(value);
  }
}
