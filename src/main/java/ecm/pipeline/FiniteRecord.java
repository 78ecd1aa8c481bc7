package ecm.pipeline;

import ecm.kww.Conditions;
import ecm.kww.Correction;
import ecm.kww.ResponseTable;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.Arrays;
import java.util.List;

/**
 * What a finite record does to the fit of a single pixel, undone and quantified: tau-corrected, the
 * true relaxation time whose median fit is the one found, and tau-sd, the scatter of ln tau_fit.
 *
 * <p>The correction makes medians right and widens the scatter. It is tabulated for the bounded and
 * classic fits.
 */
public final class FiniteRecord {

  /**
   * Pixels that share a stretching exponent.
   *
   * @param mask the pixels
   * @param conditions from the region's pooled curve, never from a pixel's own fit
   */
  public record Region(Mask mask, Conditions conditions) {}

  private FiniteRecord() {}

  /**
   * Adds the corrected times and the scatter.
   *
   * @param raw maps as fitted
   * @param regions disjoint; pixels in none stay uncorrected
   * @return new maps; where the response cannot be inverted tau-corrected is NaN and NOT_CORRECTED
   *     stays set
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
        double best = Double.isNaN(tau) ? fitted : tau;
        sd[pixel] = (float) table.spread(raw.recordLength() / best, region.conditions());
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
