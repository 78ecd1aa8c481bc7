package ecm.ij.tiff;

import ecm.base.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The axes beside x and y that the description of a TIFF file states: OME-XML, the shape that
 * tifffile writes, or the channels, slices and frames of ImageJ.
 *
 * @param lengths of these axes
 * @param inWords for a refusal: "2 channels and 400 times"
 */
record StatedAxes(int[] lengths, String inWords) {

  private static final Pattern OME_PIXELS = Pattern.compile("<(?:\\w+:)?Pixels\\b([^>]*)>");
  private static final Pattern SHAPE = Pattern.compile("\"shape\"\\s*:\\s*\\[([\\d,\\s]+)\\]");
  private static final String[] OME = {"SizeC", "SizeZ", "SizeT"};
  private static final String[] IMAGEJ = {"channels", "slices", "frames"};

  /**
   * Reads a description.
   *
   * @param description of the first directory; null if it has none
   * @return empty if it states nothing of this kind, or of several images
   */
  static Optional<StatedAxes> of(String description) {
    if (description == null) {
      return Optional.empty();
    }
    Matcher pixels = OME_PIXELS.matcher(description);
    if (pixels.find()) {
      String attributes = pixels.group(1);
      return pixels.find()
          ? Optional.empty()
          : named(attributes, OME, new String[] {"channels", "slices", "times"}, "\\s*=\\s*[\"']");
    }
    Matcher shape = SHAPE.matcher(description);
    if (shape.find()) {
      return shape(shape.group(1));
    }
    // of a hyperstack ImageJ itself knows the axes, which are looked at on the image
    return description.startsWith("ImageJ=") && !description.contains("hyperstack=true")
        ? named(description, IMAGEJ, IMAGEJ, "=")
        : Optional.empty();
  }

  private static Optional<StatedAxes> named(
      String text, String[] keys, String[] words, String between) {
    int[] lengths = new int[keys.length];
    Arrays.fill(lengths, 1);
    boolean any = false;
    for (int i = 0; i < keys.length; i++) {
      Matcher value = Pattern.compile("\\b" + keys[i] + between + "(\\d{1,9})").matcher(text);
      if (value.find()) {
        lengths[i] = Math.max(1, Integer.parseInt(value.group(1)));
        any = true;
      }
    }
    String inWords =
        String.join(
            " and ",
            IntStream.range(0, keys.length)
                .filter(i -> lengths[i] > 1)
                .mapToObj(i -> lengths[i] + " " + words[i])
                .toList());
    return any ? Optional.of(new StatedAxes(lengths, inWords)) : Optional.empty();
  }

  /** All but the last two, which are y and x. */
  private static Optional<StatedAxes> shape(String text) {
    int[] all = Arrays.stream(text.split(",")).mapToInt(n -> parsed(n.strip())).toArray();
    if (all.length < 2 || Arrays.stream(all).anyMatch(n -> n < 1)) {
      return Optional.empty();
    }
    int[] lengths = Arrays.copyOf(all, all.length - 2);
    return Optional.of(new StatedAxes(lengths, "an array of " + text.strip() + " values"));
  }

  private static int parsed(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** The number of images that they are. */
  long images() {
    return Arrays.stream(lengths).asLongStream().reduce(1, (a, b) -> a * b);
  }

  /**
   * Compares with what is there.
   *
   * @param frames that the file has
   * @throws InvalidInput if they are part of what is stated or more, or more than one axis is long;
   *     the file is to be named by the caller
   */
  void require(int frames) {
    long stated = images();
    if (stated != frames) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              stated > frames
                  ? "%d of %d images are here; its description says %s: open the whole set, in Fiji"
                      + " through Bio-Formats, and save it as one TIFF"
                  : "it has %d images, but its description tells of %d, %s; save it anew",
              frames,
              stated,
              inWords.isEmpty() ? "one image" : inWords));
    }
    if (Arrays.stream(lengths).filter(n -> n > 1).count() > 1) {
      throw new InvalidInput(
          "its description says "
              + inWords
              + ", but only one axis beside x and y may be longer than 1; save one of them, over"
              + " time, as a stack of its own");
    }
  }
}
