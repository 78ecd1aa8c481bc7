package ecm.sample;

import ecm.base.Quantiles;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Frames of another brightness than the others: blank, flashed or beam-off. One of them in a
 * hundred adds its jump to every g2.
 */
public final class OutlierFrames {

  /** An outlier is so many robust standard deviations off, and by so much of the median. */
  private static final double OUTLIER = 8;

  private static final double SHARE = 0.2;
  private static final int MOST_NAMED = 10;

  private OutlierFrames() {}

  /** Indices of the frames whose mean is an outlier; NaN is none. */
  public static int[] of(double[] frameMean) {
    double median = Quantiles.median(frameMean);
    double[] off = Arrays.stream(frameMean).map(m -> m - median).toArray();
    double limit = Math.max(OUTLIER * Quantiles.robustSd(off), SHARE * Math.abs(median));
    return IntStream.range(0, off.length).filter(t -> Math.abs(off[t]) > limit).toArray();
  }

  /** What to do about them; empty without any. */
  public static Optional<String> warning(double[] frameMean) {
    int[] odd = of(frameMean);
    if (odd.length == 0) {
      return Optional.empty();
    }
    String named =
        Arrays.stream(odd)
            .limit(MOST_NAMED)
            .mapToObj(t -> String.valueOf(t + 1))
            .collect(Collectors.joining(", "));
    return Optional.of(
        (odd.length == 1 ? "frame " : "frames ")
            + named
            + (odd.length > MOST_NAMED ? ", ... (" + odd.length + " in all)" : "")
            + " of another brightness than the others: leave them out with excludeFrames, or"
            + " register the stack, which finds them");
  }
}
