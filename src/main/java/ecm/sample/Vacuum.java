package ecm.sample;

import ecm.base.Quantiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The vacuum beside the sample, as the mean image shows it.
 *
 * @param background median of its pixels
 * @param sd standard deviation of its pixels in the mean image, 1.4826 times the median absolute
 *     deviation
 * @param bright 90 % quantile of the smoothed mean image: about the thick sample's intensity
 */
record Vacuum(double background, double sd, double bright) {

  private static final int SMOOTHING = 2;
  private static final int LEAST_SMOOTHING = 1;
  private static final double LOWEST = 0.005;
  private static final double BRIGHT = 0.9;
  private static final double NEAR = 0.1;
  private static final double NORMAL = 1.4826;
  private static final int LEAST_GAP = 5;
  private static final double LEAST_PEAK = 1.5;
  private static final int STEPS = 200;

  /**
   * Looks for a vacuum: a narrow peak at the low end of the histogram of the mean image, smoothed
   * over 5 x 5 px so that speckle does not blur it.
   *
   * <p>Where 5 x 5 px leave no vacuum, 3 x 3 px may: beside a wire that nearly fills the field.
   *
   * <p>From the darkest pixels on, b is the median of what lies below b + W, with W the larger of a
   * tenth of the way to the bright level and 3 standard deviations of what lies below b. A vacuum
   * holds b in its peak. Without one b climbs into the only peak there is, that of the sample. So
   * there is a vacuum if the bright level lies 5 standard deviations above b, and if the pixels up
   * to b + 1.5 W outnumber those in the next 1.5 W by half.
   *
   * @return empty if there is none: the sample fills the field, or covers less than a tenth of it
   */
  static Optional<Vacuum> find(MeanImage image) {
    return find(image, SMOOTHING).or(() -> find(image, LEAST_SMOOTHING));
  }

  private static Optional<Vacuum> find(MeanImage image, int smoothing) {
    double[] smooth = image.smoothed(smoothing);
    double[] sorted = Quantiles.sorted(image.atCovered(smooth));
    double bright = Quantiles.ofSorted(sorted, BRIGHT);
    double b = Quantiles.ofSorted(sorted, LOWEST);
    double window = width(sorted, b, bright);
    for (int i = 0; i < STEPS; i++) {
      double next = medianBelow(sorted, b + window);
      boolean settled = next == b;
      b = next;
      window = width(sorted, b, bright);
      if (settled) {
        break;
      }
    }
    int low = countUpTo(sorted, b + 1.5 * window);
    int above = countUpTo(sorted, b + 3 * window) - low;
    boolean gap = bright > b && bright - b >= LEAST_GAP * spreadBelow(sorted, b);
    if (!gap || low < LEAST_PEAK * above) {
      return Optional.empty();
    }
    return Optional.of(measure(image, smooth, b + window, bright));
  }

  private static Vacuum measure(MeanImage image, double[] smooth, double limit, double bright) {
    double[] inside = new double[smooth.length];
    for (int i = 0; i < smooth.length; i++) {
      inside[i] = image.covered()[i] && smooth[i] <= limit ? image.values()[i] : Double.NaN;
    }
    double background = Quantiles.median(inside);
    double[] deviation = Arrays.stream(inside).map(v -> Math.abs(v - background)).toArray();
    return new Vacuum(background, NORMAL * Quantiles.median(deviation), bright);
  }

  private static double width(double[] sorted, double b, double bright) {
    return Math.max(NEAR * (bright - b), 3 * spreadBelow(sorted, b));
  }

  /** A standard deviation from the values up to b alone, where no sample adds to the vacuum. */
  private static double spreadBelow(double[] sorted, double b) {
    return NORMAL * (b - medianBelow(sorted, b));
  }

  private static double medianBelow(double[] sorted, double limit) {
    int n = Math.max(1, countUpTo(sorted, limit));
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static int countUpTo(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
