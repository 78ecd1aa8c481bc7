package ecm.standalone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of Windows in the parameters of a command line. Between quotes a backslash begins an escape
 * ({@code \n}), so that C:\new would not be what it says; in a quoted text that begins like a path
 * and has single backslashes, each of them is taken as it stands.
 */
final class WindowsPaths {

  private static final Pattern QUOTED = Pattern.compile("\"((?:[A-Za-z]:\\\\|\\\\\\\\)[^\"]*)\"");
  private static final Pattern SINGLE = Pattern.compile("(?<!\\\\)\\\\(?!\\\\)");

  private WindowsPaths() {}

  /** The parameters with such paths escaped; paths whose backslashes are doubled stay. */
  static String escaped(String parameters) {
    Matcher match = QUOTED.matcher(parameters);
    StringBuilder text = new StringBuilder();
    while (match.find()) {
      String path = match.group(1);
      boolean asItStands = SINGLE.matcher(path).find();
      String written = asItStands ? path.replace("\\", "\\\\") : path;
      match.appendReplacement(text, Matcher.quoteReplacement("\"" + written + "\""));
    }
    return match.appendTail(text).toString();
  }
}
