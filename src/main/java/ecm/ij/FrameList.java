package ecm.ij;

import ecm.progress.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of frames written as "3, 10-12", numbered from 1. */
final class FrameList {

  private static final Pattern ENTRY = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

  private FrameList() {}

  /**
   * Reads a list.
   *
   * @param name of the list, for the error
   * @param text entries separated by commas, semicolons or blanks; empty for none
   * @param frames that the stack has
   * @return per frame, whether it is listed
   * @throws InvalidInput if an entry is no frame or range of frames of the stack
   */
  static boolean[] parse(String name, String text, int frames) {
    boolean[] listed = new boolean[frames];
    String joined = text == null ? "" : text.strip().replaceAll("\\s*-\\s*", "-");
    if (joined.isEmpty()) {
      return listed;
    }
    for (String entry : joined.split("[,;\\s]+")) {
      Matcher match = ENTRY.matcher(entry);
      int first = match.matches() ? Integer.parseInt(match.group(1)) : 0;
      int last = first > 0 && match.group(2) != null ? Integer.parseInt(match.group(2)) : first;
      if (first < 1 || last < first || last > frames) {
        throw new InvalidInput(
            String.format(
                "%s has '%s', but allows frames and ranges of frames from 1 to %d, such"
                    + " as 3, 10-12",
                name, entry, frames));
      }
      for (int i = first; i <= last; i++) {
        listed[i - 1] = true;
      }
    }
    return listed;
  }

  /** The list of the frames that are false: "3, 10-12". */
  static String format(boolean[] valid) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < valid.length; i++) {
      int first = i;
      while (i < valid.length && !valid[i]) {
        i++;
      }
      if (i > first) {
        list.append(list.length() == 0 ? "" : ", ").append(first + 1);
        list.append(i > first + 1 ? "-" + i : "");
      }
    }
    return list.toString();
  }

  static int count(boolean[] listed) {
    int n = 0;
    for (boolean b : listed) {
      n += b ? 1 : 0;
    }
    return n;
  }
}
