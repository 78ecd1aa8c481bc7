package ecm.pipeline.maps;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.ScaledFrames;
import ecm.statistics.Estimate;
import java.util.List;
import java.util.Locale;

/**
 * How much the beam current fluctuates, as all pixels share it, and what is divided out of the
 * frames because of it.
 *
 * <p>The mask is cut into blocks of two speckle diameters, one and a half diameters apart, which
 * belong to two sets like the fields of a chessboard. Speckle and counts of the two sets are
 * independent; what their mean intensities have in common is the beam: see {@link SharedSignal}.
 *
 * @param fluctuation standard deviation of the beam current over its mean with its standard error,
 *     or why none was found
 * @param division what each frame is divided by
 * @param gains of the frames, about 1
 */
public record BeamFluctuation(Estimate fluctuation, FrameNormalization division, double[] gains) {

  /** A smaller fluctuation is less than what dividing by a mean over the speckles adds. */
  private static final double LEAST = 0.005;

  private static final double BLOCK_IN_SPECKLES = 2;
  private static final double GAP_IN_SPECKLES = 1.5;
  private static final double FEWEST_SPECKLES_OF_SET = 10;

  /**
   * Measures the fluctuation.
   *
   * @param intensities frames, background taken off
   * @param mask the sample
   * @param speckle its size
   * @param progress told of the frames read
   */
  public static BeamFluctuation measure(
      FrameStack intensities, Mask mask, Speckle speckle, Progress progress) {
    if (!(speckle.area() > 0) || !(speckle.fwhm() > 0)) {
      return none(Speckle.NOT_MEASURED);
    }
    Mask first = set(mask, speckle.fwhm(), 0);
    Mask second = set(mask, speckle.fwhm(), 1);
    double smaller = Math.min(first.count(), second.count()) / speckle.area();
    if (!(smaller >= FEWEST_SPECKLES_OF_SET)) {
      return none(
          String.format(
              Locale.ROOT,
              "the sample is too small for two sets of %.0f speckles, further apart than a speckle,"
                  + " whose brightness tells the beam from the sample",
              FEWEST_SPECKLES_OF_SET));
    }
    try {
      List<double[]> means =
          FrameBrightness.means(intensities, List.of(mask, first, second), progress);
      return judged(
          SharedSignal.of(relative(means.get(1)), relative(means.get(2))),
          means.get(0),
          mask.count() / speckle.area());
    } catch (InvalidInput e) {
      return none(e.getMessage());
    }
  }

  /** Nothing is known of the beam, and nothing divided out. */
  public static BeamFluctuation none(String reason) {
    return new BeamFluctuation(Estimate.none(reason), FrameNormalization.NONE, new double[0]);
  }

  private static BeamFluctuation judged(SharedSignal beam, double[] means, double speckles) {
    if (!(beam.variance() > 0)) {
      return none(
          "no fluctuation of the brightness that all pixels share stands out of speckle and counts");
    }
    double sd = Math.sqrt(beam.variance());
    Estimate found = Estimate.of(sd, beam.varianceSd() / (2 * sd));
    if (!(sd > LEAST)) {
      return new BeamFluctuation(found, FrameNormalization.NONE, new double[0]);
    }
    FrameNormalization division =
        speckles >= FrameBrightness.FEWEST_SPECKLES
            ? FrameNormalization.MEAN
            : FrameNormalization.TREND;
    return new BeamFluctuation(found, division, FrameBrightness.gains(means, 0, division));
  }

  /** Every second block of a mask. */
  private static Mask set(Mask mask, double fwhm, int parity) {
    int block = (int) Math.ceil(BLOCK_IN_SPECKLES * fwhm);
    int period = block + (int) Math.ceil(GAP_IN_SPECKLES * fwhm);
    return Mask.of(
        mask.width(),
        mask.height(),
        i -> {
          int x = i % mask.width();
          int y = i / mask.width();
          boolean inBlock = x % period < block && y % period < block;
          return inBlock && (x / period + y / period) % 2 == parity && mask.contains(i);
        });
  }

  /** Deviations from the mean over their mean; 0 for an invalid frame. */
  private static double[] relative(double[] means) {
    double sum = 0;
    int n = 0;
    for (double mean : means) {
      sum += Double.isNaN(mean) ? 0 : mean;
      n += Double.isNaN(mean) ? 0 : 1;
    }
    double average = sum / n;
    if (!(average > 0)) {
      throw new InvalidInput("the sample is not brighter than the background");
    }
    double[] deviations = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      deviations[i] = Double.isNaN(means[i]) ? 0 : means[i] / average - 1;
    }
    return deviations;
  }

  /** The frames with the fluctuation divided out, as far as it is. */
  public FrameStack dividedOut(FrameStack intensities) {
    return division == FrameNormalization.NONE
        ? intensities
        : new ScaledFrames(intensities, 0, gains);
  }

  /** What was found and done, for the log. */
  public String sentence() {
    if (!fluctuation.isKnown()) {
      return "beam: " + fluctuation.reason();
    }
    String found =
        String.format(
            Locale.ROOT,
            "beam: all pixels share a fluctuation of the brightness of %s ± %s",
            percent(fluctuation.value()),
            percent(fluctuation.sd()));
    return switch (division) {
      case NONE, AUTO -> found + ", too little to matter";
      case MEAN -> found + "; for the likelihood each frame is divided by its mean";
      case TREND ->
          found
              + "; there are too few speckles to divide each frame by its mean: for the likelihood"
              + " the slow trend is divided out";
    };
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2g %%", 100 * fraction);
  }
}
