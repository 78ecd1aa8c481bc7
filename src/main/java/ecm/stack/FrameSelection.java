package ecm.stack;

import ecm.base.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frames named by a user, numbered from 1: {@code "3, 10-12"}. */
public final class FrameSelection {

  private static final Pattern TOKEN = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  private FrameSelection() {}

  /**
   * Reads numbers and ranges, separated by commas, semicolons or blanks.
   *
   * @param text empty or null for none
   * @param frames number of frames of the stack
   * @return per frame, whether it is named
   * @throws InvalidInput naming the part that is no number or range, or no frame of the stack
   */
  public static boolean[] parse(String text, int frames) {
    boolean[] named = new boolean[frames];
    String plain = text == null ? "" : text.strip().replaceAll("\\s*-\\s*", "-");
    for (String token : plain.split("[,;\\s]+")) {
      if (!token.isEmpty()) {
        mark(token, named);
      }
    }
    return named;
  }

  private static void mark(String token, boolean[] named) {
    Matcher range = TOKEN.matcher(token);
    if (!range.matches()) {
      throw new InvalidInput(
          "excludeFrames: '" + token + "' is no frame number or range; allowed is 3, 10-12");
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    if (first < 1 || last > named.length || first > last) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "excludeFrames: '%s' is not within the stack's frames 1 to %d, in ascending order",
              token,
              named.length));
    }
    Arrays.fill(named, first - 1, last, true);
  }
}
