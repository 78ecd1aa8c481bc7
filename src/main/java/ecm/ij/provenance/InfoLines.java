package ecm.ij.provenance;

import ij.ImagePlus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines {@code ecm.key: value} in an image's Info. ImageJ keeps the Info in a TIFF file and
 * copies it when an image is duplicated.
 */
final class InfoLines {

  static final String PREFIX = "ecm.";

  private InfoLines() {}

  /** The values of some keys; of several lines of one key the last. */
  static Map<String, String> read(ImagePlus image, Collection<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    lines(image)
        .forEach(
            line -> {
              String key = key(line);
              if (keys.contains(key)) {
                found.put(key, line.substring(PREFIX.length() + key.length() + 1).strip());
              }
            });
    return found;
  }

  /**
   * Appends lines in place of earlier ones of some keys; all other lines stay as they are.
   *
   * @param keys whose earlier lines go
   * @param values by key, in the order of the lines
   */
  static void write(ImagePlus image, Collection<String> keys, Map<String, String> values) {
    StringBuilder info = new StringBuilder();
    lines(image).stream()
        .filter(line -> !keys.contains(key(line)))
        .forEach(line -> info.append(line).append('\n'));
    values.forEach(
        (key, text) -> info.append(PREFIX).append(key).append(": ").append(text).append('\n'));
    image.setProperty("Info", info.toString());
  }

  /** The key of a line; empty if it is no line of this suite. */
  private static String key(String line) {
    int end = line.indexOf(':');
    return line.startsWith(PREFIX) && end > 0 ? line.substring(PREFIX.length(), end) : "";
  }

  private static List<String> lines(ImagePlus image) {
    String info = image.getInfoProperty();
    return info == null ? List.of() : info.lines().toList();
  }
}
