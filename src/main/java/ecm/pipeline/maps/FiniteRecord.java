package ecm.pipeline.maps;

import ecm.kww.Conditions;
import ecm.kww.Correction;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.ResponseTable;
import ecm.kww.Weights;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.Arrays;
import java.util.List;

/**
 * What a finite record does to the fit of a single pixel, undone and quantified: tau-corrected, the
 * true relaxation time whose median fit is the one found, and tau-sd, the error of ln
 * tau-corrected.
 *
 * <p>The correction makes medians right and widens the scatter. tau-sd is half the range that holds
 * the central 68 % of ln tau-corrected of pixels whose true time is this pixel's tau-corrected: the
 * scatter of the fit times the slope of the correction. The interval ln tau-corrected +- tau-sd
 * holds the truth for 67 to 74 % of the pixels that have a corrected time (simulated, T/tau = 20 to
 * 100, beta = 0.4 to 1).
 *
 * <p>Both are tabulated for the unweighted bounded (betaMax 2) and classic fits with baseline 1.
 */
public final class FiniteRecord {

  /**
   * Pixels that share a stretching exponent.
   *
   * @param mask the pixels
   * @param conditions of the whole region, never from a pixel's own fit
   */
  public record Region(Mask mask, Conditions conditions) {}

  private static final double LEAST_BETA_MAX = 2;

  private FiniteRecord() {}

  /** Whether the response to a finite record is known for a way of fitting. */
  public static boolean isTabulated(FitParameters fit) {
    boolean range =
        fit.mode() == FitMode.CLASSIC
            || fit.mode() == FitMode.BOUNDED && fit.betaMax() >= LEAST_BETA_MAX;
    return range && fit.weights() == Weights.NONE && !fit.freeBaseline();
  }

  /**
   * Adds the corrected times and their errors.
   *
   * @param raw maps as fitted
   * @param regions disjoint; pixels in none stay uncorrected
   * @return new maps; where the response cannot be inverted tau-corrected and tau-sd are NaN and
   *     NOT_CORRECTED stays set
   */
  public static RelaxationMaps correct(RelaxationMaps raw, List<Region> regions) {
    ResponseTable table = ResponseTable.shipped();
    int size = raw.flags().length;
    float[] corrected = new float[size];
    float[] sd = new float[size];
    Arrays.fill(corrected, Float.NaN);
    Arrays.fill(sd, Float.NaN);
    int[] flags = raw.flags().clone();
    for (Region region : regions) {
      Correction correction = table.correction(raw.recordLength(), region.conditions());
      for (int pixel : region.mask().indices()) {
        float fitted = raw.tau().values()[pixel];
        if (Float.isNaN(fitted)) {
          continue;
        }
        double tau = correction.of(fitted);
        corrected[pixel] = (float) tau;
        sd[pixel] = (float) correction.sdLnTau(tau);
        if (!Double.isNaN(tau)) {
          flags[pixel] &= ~PixelFlag.NOT_CORRECTED.bit();
        }
      }
    }
    int width = raw.tau().width();
    int height = raw.tau().height();
    return new RelaxationMaps(
        raw.mask(),
        raw.tau(),
        raw.beta(),
        raw.contrast(),
        new FloatMap(width, height, sd),
        new FloatMap(width, height, corrected),
        raw.residual(),
        flags,
        raw.frameInterval(),
        raw.recordLength());
  }
}
