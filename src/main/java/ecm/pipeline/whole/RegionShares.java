package ecm.pipeline.whole;

import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Which part of a region's pixels is no full measurement.
 *
 * @param flagged without a value or with a doubtful one; NaN without pixels
 * @param censored with a time above a twelfth of the record; NaN without pixels
 */
public record RegionShares(double flagged, double censored) {

  /** The shares of one region. */
  public static RegionShares of(RelaxationMaps maps, Mask region) {
    return new RegionShares(
        share(maps, region, f -> PixelFlag.isDoubtful(f) || PixelFlag.withoutValue(f)),
        share(maps, region, PixelFlag.CENSORED::in));
  }

  private static double share(RelaxationMaps maps, Mask region, IntPredicate flags) {
    int[] pixels = region.indices();
    int[] all = maps.flags();
    return (double) Arrays.stream(pixels).filter(i -> flags.test(all[i])).count() / pixels.length;
  }
}
