package ecm.correlation.pooled;

import java.util.List;

/**
 * The g2 of a region in two normalisations, with what they become without one block of its pixels
 * each, from which standard errors of anything fitted to them follow by jackknife.
 *
 * @param curve N_px (N-p) sum_r S_p / (sum_r L_p sum_r R_p), nearly free of bias
 * @param pixelNormalized (N-p) sum_r S_p / sum_r (L_p R_p), which has the full bias of a single
 *     pixel's finite record, {@code (1 + A e(t)) / (1 + A F(t))} in expectation with the floor F of
 *     {@link ecm.kww.FiniteRecordFloor}
 * @param omissions one per block; empty with fewer than 8 blocks
 */
public record RegionEstimate(
    RegionCurve curve, double[] pixelNormalized, List<Omission> omissions) {

  /**
   * The curves without one block.
   *
   * @param share of the region's pixels in the block
   * @param g2 as the region's, without the block
   * @param pixelNormalized likewise
   */
  public record Omission(double share, double[] g2, double[] pixelNormalized) {}
}
