package ecm.sample;

import ecm.base.Quantiles;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Pixels of a sample that are no sample: struck by a spike, or hot. A single one of 3000 times the
 * mean would decide the pooled g2, or the counts that the correction for the finite record rests
 * on.
 *
 * @param spiked with a sample that neither speckle nor shot noise gives
 * @param hot brighter, over all time, than sample and neighbours
 * @param clipped cut off at the highest value of the recording; none that is spiked or hot
 * @param pixels number of pixels looked at
 */
record OutlierPixels(Mask spiked, Mask hot, Mask clipped, int pixels) {

  /** If there are more of them, something else is wrong. */
  private static final double LARGEST_SHARE = 0.1;

  /**
   * sqrt(2 t) + t with t = ln 10^12: the limit of {@link Extremes} for means over time, which
   * scatter like a gamma variable of the same sd, whose scale is sd^2 / mean, at most their sd.
   */
  private static final double HOT = 35;

  /** The neighbours of speckle or of a crystal are not so much darker. */
  private static final double ABOVE_NEIGHBOURS = 4;

  private static final int MOST_NAMED = 5;

  /** Looks at the pixels of a mask. */
  static OutlierPixels of(Moments moments, Mask mask) {
    double[] mean = new double[mask.inside().length];
    for (int i = 0; i < mean.length; i++) {
      float value = moments.mean().values()[i];
      mean[i] = mask.contains(i) && Float.isFinite(value) ? value : Double.NaN;
    }
    double median = Quantiles.median(mean);
    double sd = Quantiles.robustSd(Arrays.stream(mean).map(m -> m - median).toArray());
    int width = mask.width();
    Mask hot =
        Mask.of(
            width,
            mask.height(),
            i ->
                mean[i] > median + HOT * sd
                    && mean[i] > ABOVE_NEIGHBOURS * highestNeighbour(moments, i));
    Mask spiked = moments.spiked().and(mask);
    return new OutlierPixels(
        spiked,
        hot.minus(spiked),
        moments.clipped().and(mask).minus(hot).minus(spiked),
        mask.count());
  }

  private static double highestNeighbour(Moments moments, int pixel) {
    int width = moments.mean().width();
    int height = moments.mean().height();
    int x0 = pixel % width;
    int y0 = pixel / width;
    double highest = Double.NEGATIVE_INFINITY;
    for (int y = Math.max(0, y0 - 1); y <= Math.min(height - 1, y0 + 1); y++) {
      for (int x = Math.max(0, x0 - 1); x <= Math.min(width - 1, x0 + 1); x++) {
        double value = moments.mean().values()[y * width + x];
        highest = value > highest && y * width + x != pixel ? value : highest;
      }
    }
    return highest;
  }

  /** The pixels to leave out: none if they are more than a tenth. */
  Mask toLeaveOut() {
    boolean some = !areTooMany();
    return Mask.of(
        spiked.width(), spiked.height(), i -> some && (spiked.contains(i) || hot.contains(i)));
  }

  private boolean areTooMany() {
    return spiked.count() + hot.count() > LARGEST_SHARE * pixels;
  }

  /** What is to be said about them, a sentence for each kind that there is. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (areTooMany()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d px have a spike or are hot, too many to leave out: look for a flash, and"
                  + " leave its frames out with excludeFrames",
              spiked.count() + hot.count(),
              pixels));
    } else {
      note(notes, "%d px with a spike in one frame left out, at %s", spiked);
      note(notes, "%d hot px left out, at %s", hot);
    }
    note(
        notes,
        "%d px are cut off at the recording's highest value, which lowers their contrast and tau,"
            + " at %s",
        clipped);
    return notes;
  }

  private static void note(List<String> notes, String format, Mask which) {
    int[] at = which.indices();
    if (at.length > 0) {
      String named =
          Arrays.stream(at)
              .limit(MOST_NAMED)
              .mapToObj(i -> "(" + i % which.width() + ", " + i / which.width() + ")")
              .collect(Collectors.joining(", "));
      notes.add(
          String.format(
              Locale.ROOT, format, at.length, named + (at.length > MOST_NAMED ? ", ..." : "")));
    }
  }
}
