package ecm.likelihood.population;

import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.pixel.PixelEstimates;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;

/** Holds the pooled spectrum of measured pixels against that of simulated ones. */
public final class ModelCheck {

  private static final int BLOCKS = 20;

  /** A deviation of the power that changes tau by less than some percent. */
  private static final double SMALL = 0.02;

  private static final double SIGNIFICANT = 4;

  /** A mean image that varies so much more than by chance has a part that does not move. */
  private static final double STILL = 0.5;

  private static final double STILL_ERRORS = 5;
  private static final double TRIMMED = 0.98;

  private ModelCheck() {}

  /** Mean over pixels of P_b / S_b at their own estimates, and its standard error. */
  private record Ratios(double[] mean, double[] sd) {}

  /**
   * The check.
   *
   * @param measured pixels
   * @param simulated pixels
   * @param model of both
   * @param rate frames per second
   * @param speckles number of speckles in the region
   */
  static SpectrumCheck of(
      Fitted measured, Fitted simulated, SpectrumModel model, double rate, double speckles) {
    int bins = model.bins().count();
    Ratios m = ratios(measured, model);
    Ratios s = ratios(simulated, model);
    double[] frequency = new double[bins];
    double[] sd = new double[bins];
    double worst = 0;
    int at = 0;
    for (int b = 0; b < bins; b++) {
      frequency[b] = model.bins().frequency(b) * rate;
      sd[b] = Math.hypot(m.sd[b], s.sd[b]);
      double off = Math.abs(m.mean[b] - s.mean[b]);
      boolean clear = off > SIGNIFICANT * sd[b] + SMALL;
      if (clear && off > worst) {
        worst = off;
        at = b;
      }
    }
    String sentence = worst == 0 ? "" : sentence(m.mean[at] - s.mean[at], at, bins, frequency[at]);
    String still = still(measured.pixels, simulated.pixels, speckles);
    sentence = sentence.isEmpty() || still.isEmpty() ? sentence + still : sentence + "; " + still;
    return new SpectrumCheck(frequency, m.mean, s.mean, sd, worst, sentence);
  }

  /** Whether the pixels' own means scatter more than those of simulated pixels. */
  private static String still(PixelSpectra measured, PixelSpectra simulated, double speckles) {
    double ratio = variance(measured.excess()) / variance(simulated.excess());
    double limit = 1 + Math.max(STILL, STILL_ERRORS * Math.sqrt(2 / speckles));
    return ratio > limit
        ? String.format(
            java.util.Locale.ROOT,
            "the mean image varies %.1f times as much as the length of the record explains: part of"
                + " the pattern does not move, and tau comes out too long",
            ratio)
        : "";
  }

  /** The variance without outliers. */
  private static double variance(float[] values) {
    double[] squares = new double[values.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (double) values[i] * values[i];
    }
    double limit = ecm.base.Quantiles.of(squares, TRIMMED);
    return java.util.Arrays.stream(squares).map(v -> Math.min(v, limit)).average().orElseThrow();
  }

  /**
   * Pixels and their estimates.
   *
   * @param pixels spectra
   * @param estimates of them
   * @param apparent dynamics at the maximum of their likelihood
   * @param ownMean dependence on the own mean
   */
  public record Fitted(
      PixelSpectra pixels, PixelEstimates estimates, Dynamics apparent, OwnMeanResponse ownMean) {}

  private static String sentence(double off, int bin, int bins, double frequency) {
    String where =
        bin > 0.75 * bins
            ? "fastest frequencies, as from jitter that registration left or noise of the beam"
            : bin < 0.25 * bins
                ? "slowest frequencies, as from a drifting beam, drift or contamination"
                : "middle frequencies, as from two processes or a sample that changes";
    return String.format(
        java.util.Locale.ROOT,
        "the record does not follow the model: its power at %.3g Hz is %.0f %% %s than expected,"
            + " among the %s",
        frequency,
        Math.abs(100 * off),
        off > 0 ? "higher" : "lower",
        where);
  }

  private static Ratios ratios(Fitted fitted, SpectrumModel model) {
    PixelSpectra pixels = fitted.pixels;
    int bins = pixels.bins();
    int n = pixels.count();
    double[][] blocks = new double[BLOCKS][bins];
    ecm.base.Parallel.forEach(
        BLOCKS,
        ecm.base.Progress.NONE,
        "likelihood: check",
        () -> {
          SpectrumModel.Scratch scratch = model.scratch();
          double[] expected = new double[bins];
          return block -> {
            int from = n * block / BLOCKS;
            int to = n * (block + 1) / BLOCKS;
            for (int i = from; i < to; i++) {
              SpectrumModel.Point point =
                  new SpectrumModel.Point(
                      pixels.level()[i], fitted.estimates.mean()[i], fitted.apparent.beta(), 0);
              model.compute(point, fitted.apparent, scratch, expected);
              for (int b = 0; b < bins; b++) {
                double factor = fitted.ownMean.factor(b, pixels.excess()[i]);
                blocks[block][b] +=
                    pixels.power()[i * bins + b] / (factor * expected[b]) / (to - from);
              }
            }
          };
        });
    double[] mean = new double[bins];
    double[] sd = new double[bins];
    for (int b = 0; b < bins; b++) {
      for (double[] block : blocks) {
        mean[b] += block[b] / BLOCKS;
      }
      double squares = 0;
      for (double[] block : blocks) {
        squares += (block[b] - mean[b]) * (block[b] - mean[b]);
      }
      sd[b] = Math.sqrt(squares / (BLOCKS - 1) / BLOCKS);
    }
    return new Ratios(mean, sd);
  }
}
