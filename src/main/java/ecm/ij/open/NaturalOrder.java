package ecm.ij.open;

import ecm.ij.base.ImageInfo;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the order that people expect: numbers in them by value, so frame2 before frame10. */
final class NaturalOrder implements Comparator<String> {

  private static final Pattern PART = Pattern.compile("\\d+|\\D+");
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)(?=\\D*$)");

  @Override
  public int compare(String first, String second) {
    Matcher a = PART.matcher(first);
    Matcher b = PART.matcher(second);
    while (true) {
      boolean more = a.find();
      if (more != b.find()) {
        return more ? 1 : -1;
      }
      if (!more) {
        return first.compareTo(second);
      }
      int order = compareParts(a.group(), b.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int compareParts(String a, String b) {
    if (Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0))) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return a.compareToIgnoreCase(b);
  }

  /** The last number in a name, extension left out; -1 if there is none of up to 18 digits. */
  static long lastNumber(String name) {
    Matcher match = LAST_NUMBER.matcher(ImageInfo.stem(name));
    return match.find() && match.group(1).length() <= 18 ? Long.parseLong(match.group(1)) : -1;
  }

  /** A name without its last number: what the files of one series share. */
  static String series(String name) {
    return LAST_NUMBER.matcher(ImageInfo.stem(name)).replaceFirst("#");
  }
}
