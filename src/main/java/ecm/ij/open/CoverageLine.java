package ecm.ij.open;

import ecm.stack.Coverage;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rectangle covered in each frame of a stack as one line of text, frame after frame: {@code
 * 0,0,40,36*12 1,0,39,36} are twelve frames with all of 40 x 36 pixels and one without its first
 * column. A long record that drifts by some pixels takes some 10 characters for each change.
 */
final class CoverageLine {

  private static final Pattern RUN = Pattern.compile("(\\d+),(\\d+),(\\d+),(\\d+)(?:\\*(\\d+))?");

  private CoverageLine() {}

  /** The rectangles of all frames, invalid ones included. */
  static String of(Coverage coverage) {
    StringBuilder line = new StringBuilder();
    int frames = coverage.frames();
    for (int t = 0; t < frames; ) {
      Rect area = coverage.covered(t);
      int first = t;
      while (t < frames && coverage.covered(t).equals(area)) {
        t++;
      }
      line.append(line.length() == 0 ? "" : " ").append(text(area));
      line.append(t - first > 1 ? "*" + (t - first) : "");
    }
    return line.toString();
  }

  /** A rectangle as x,y,width,height. */
  static String text(Rect r) {
    return r.isEmpty() ? "0,0,0,0" : r.x() + "," + r.y() + "," + r.width() + "," + r.height();
  }

  /**
   * The rectangles of a line.
   *
   * @param frames their number
   * @param whole the image
   * @return empty if the line is none of this kind, of another number of frames, or has a rectangle
   *     that is not inside the image: it then was of another image, before ImageJ cut or thinned it
   */
  static Optional<Rect[]> parse(String line, int frames, Rect whole) {
    List<Rect> areas = new ArrayList<>();
    for (String run : line.strip().split(" +")) {
      Matcher match = RUN.matcher(run);
      if (!match.matches() || match.group().length() > 60) {
        return Optional.empty();
      }
      try {
        int[] n = new int[4];
        for (int i = 0; i < n.length; i++) {
          n[i] = Integer.parseInt(match.group(i + 1));
        }
        Rect area = new Rect(n[0], n[1], n[2], n[3]);
        boolean fits =
            Math.max(n[0], n[2]) <= whole.width() && Math.max(n[1], n[3]) <= whole.height();
        int times = match.group(5) == null ? 1 : Integer.parseInt(match.group(5));
        if (!fits || !area.intersect(whole).equals(area) || times > frames - areas.size()) {
          return Optional.empty();
        }
        for (int k = 0; k < times; k++) {
          areas.add(area);
        }
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return areas.size() == frames ? Optional.of(areas.toArray(Rect[]::new)) : Optional.empty();
  }
}
