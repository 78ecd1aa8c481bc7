package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.ImageInfo;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a folder that are frames of one record, in the order of their numbers.
 *
 * <p>The last number of a name counts: a running number (frame2 before frame10), or a time with
 * decimals (t0.05 before t0.1), also with a sign where others of the series have none (t-0.5 before
 * t0.5). A few files that do not look like the others, an average say, are no frames.
 */
final class FrameNames {

  /** At most this part of the files may be left out as not belonging to the series. */
  private static final double MOST_STRAY = 0.1;

  private static final Pattern LAST_NUMBER =
      Pattern.compile("(?<![\\d.])\\d+(?:\\.\\d+)?(?![\\d.]*\\d)(?=\\D*$)|\\d+(?=\\D*$)");

  private FrameNames() {}

  /** A name, taken apart at its last number. */
  private record Name(String file, String before, String number, String after) {

    static Name of(String file) {
      String stem = ImageInfo.stem(file);
      Matcher match = LAST_NUMBER.matcher(stem);
      return match.find()
          ? new Name(
              file, stem.substring(0, match.start()), match.group(), stem.substring(match.end()))
          : new Name(file, stem, "", "");
    }

    String series() {
      return before + "#" + after;
    }

    boolean hasFraction() {
      return number.contains(".");
    }

    String fraction() {
      return number.substring(number.indexOf('.') + 1);
    }

    /** The same with a sign that ends the text before the number. */
    Name signed() {
      return new Name(file, before.substring(0, before.length() - 1), "-" + number, after);
    }

    /** The same with the digits after the point alone as number. */
    Name running() {
      int point = number.indexOf('.');
      return new Name(
          file, before + number.substring(0, point + 1), number.substring(point + 1), after);
    }

    BigDecimal value() {
      return number.isEmpty() ? BigDecimal.ZERO : new BigDecimal(number);
    }
  }

  /**
   * Orders the names and leaves out strays.
   *
   * @param folder for what is said of it
   * @param files their names, two or more
   * @throws InvalidInput if decimals cannot be told from running numbers
   */
  static List<String> inOrder(Path folder, List<String> files, Progress progress) {
    List<Name> names = signs(files.stream().map(Name::of).toList());
    names = series(folder, decimals(folder, names), progress);
    boolean decimal = names.stream().anyMatch(n -> n.number().matches("-.*|.*\\..*"));
    List<Name> ordered = new ArrayList<>(names);
    NaturalOrder natural = new NaturalOrder();
    Comparator<Name> byName = Comparator.comparing(Name::file, natural);
    ordered.sort(
        decimal
            ? Comparator.comparing(Name::series).thenComparing(Name::value).thenComparing(byName)
            : byName);
    List<String> inOrder = ordered.stream().map(Name::file).toList();
    if (decimal) {
      progress.log(
          folder
              + ": frames in the order of the numbers in their names, "
              + ordered.get(0).number()
              + " to "
              + ordered.get(ordered.size() - 1).number());
    } else {
      logSeries(folder, inOrder, progress);
    }
    return inOrder;
  }

  /** A dash before a number is a sign where the same name without it has numbers, too. */
  private static List<Name> signs(List<Name> names) {
    HashSet<String> series = new HashSet<>();
    names.forEach(n -> series.add(n.series()));
    return names.stream()
        .map(
            n ->
                n.before().endsWith("-")
                        && series.contains(
                            n.before().substring(0, n.before().length() - 1) + "#" + n.after())
                    ? n.signed()
                    : n)
        .toList();
  }

  /** Digits after a point are decimals, or a running number of their own. */
  private static List<Name> decimals(Path folder, List<Name> names) {
    List<Name> pointed = names.stream().filter(Name::hasFraction).toList();
    boolean oneWidth = pointed.stream().map(n -> n.fraction().length()).distinct().count() <= 1;
    boolean zeroFirst = pointed.stream().anyMatch(n -> n.fraction().matches("0\\d+"));
    boolean zeroLast = pointed.stream().anyMatch(n -> n.fraction().matches("\\d*[1-9]0+"));
    if (!oneWidth && zeroFirst && zeroLast) {
      throw new InvalidInput(
          folder
              + ": the digits after the point in the names may be decimals or a running number;"
              + " give all of them the same number of digits");
    }
    return oneWidth || !zeroLast
        ? names
        : names.stream().map(n -> n.hasFraction() ? n.running() : n).toList();
  }

  private static List<Name> series(Path folder, List<Name> names, Progress progress) {
    Map<String, Long> counts =
        names.stream()
            .collect(Collectors.groupingBy(Name::series, TreeMap::new, Collectors.counting()));
    String main =
        counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    List<Name> stray = names.stream().filter(n -> !n.series().equals(main)).toList();
    if (stray.isEmpty() || stray.size() > MOST_STRAY * names.size()) {
      return names;
    }
    progress.log(
        String.format(
            Locale.ROOT,
            "%s: %s left out, not named like the other %d frames",
            folder,
            stray.stream().map(Name::file).collect(Collectors.joining(", ")),
            names.size() - stray.size()));
    return names.stream().filter(n -> n.series().equals(main)).toList();
  }

  /** Says what looks as if files were missing or did not belong here. */
  private static void logSeries(Path folder, List<String> names, Progress progress) {
    List<String> missing = new ArrayList<>();
    long step = step(names);
    for (int i = 1; i < names.size(); i++) {
      String previous = names.get(i - 1);
      String name = names.get(i);
      if (!NaturalOrder.series(name).equals(NaturalOrder.series(previous))) {
        progress.log(
            String.format(
                Locale.ROOT, "%s: %s and %s do not look like one series", folder, previous, name));
        return;
      }
      long from = NaturalOrder.lastNumber(previous) + step;
      long to = NaturalOrder.lastNumber(name) - step;
      if (to >= from) {
        missing.add(from == to ? "" + from : from + "-" + to);
      }
    }
    if (!missing.isEmpty()) {
      progress.log(
          String.format(
              Locale.ROOT,
              "%s: no images numbered %s; the others are taken as consecutive frames",
              folder,
              String.join(", ", missing)));
    }
  }

  /** The smallest step from one number to the next. */
  private static long step(List<String> names) {
    long step = Long.MAX_VALUE;
    for (int i = 1; i < names.size(); i++) {
      long difference =
          NaturalOrder.lastNumber(names.get(i)) - NaturalOrder.lastNumber(names.get(i - 1));
      step = difference > 0 ? Math.min(step, difference) : step;
    }
    return step == Long.MAX_VALUE ? 1 : step;
  }
}
