package ecm.registration.match;

import ecm.base.Quantiles;
import ecm.registration.template.Match;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The matches of a series of frames.
 *
 * @param matches per frame; null where nothing was matched
 */
public record Track(Match[] matches) {

  /** A larger step from one frame to the next is a jump [px]. */
  private static final double JUMP = 2;

  private static final double LEAST_GAIN = 0.01;

  /** Running medians over 2 reach + 1 frames; null where nothing was matched. */
  public Match[] smoothed(int reach) {
    Match[] smooth = new Match[matches.length];
    for (int t = 0; t < smooth.length; t++) {
      if (matches[t] != null) {
        smooth[t] = median(Math.max(0, t - reach), Math.min(matches.length, t + reach + 1));
      }
    }
    return smooth;
  }

  private Match median(int from, int to) {
    Match[] near = Arrays.stream(matches, from, to).filter(Objects::nonNull).toArray(Match[]::new);
    return new Match(
        median(near, Match::dx),
        median(near, Match::dy),
        Math.max(LEAST_GAIN, median(near, Match::gain)),
        median(near, Match::offset),
        0);
  }

  private static double median(Match[] near, ToDoubleFunction<Match> value) {
    return Quantiles.median(Arrays.stream(near).mapToDouble(value).toArray());
  }

  /** The number of steps of more than 2 px between frames that follow each other. */
  public int jumps() {
    int jumps = 0;
    Match before = null;
    for (Match m : matches) {
      if (m != null) {
        boolean jump =
            before != null && Math.hypot(m.dx() - before.dx(), m.dy() - before.dy()) > JUMP;
        jumps += jump ? 1 : 0;
        before = m;
      }
    }
    return jumps;
  }

  /** The median correlation of frames with what they were matched with. */
  public double medianQuality() {
    return Quantiles.median(
        Arrays.stream(matches).mapToDouble(m -> m == null ? Double.NaN : m.quality()).toArray());
  }
}
