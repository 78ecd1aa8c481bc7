package ecm.pipeline.parts;

import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;

/**
 * The relaxation times of a part of a record.
 *
 * @param tau [s]; NaN where there is no value
 * @param plain pixels with a value that nothing but its size throws doubt on: lower bounds and
 *     coarsely sampled values are kept, as choosing by tau would lower its correlation
 * @param recordLength of the part [s]
 * @param censoringLimit above it tau is a lower bound [s]; NaN if there is no such limit
 */
public record PartMap(FloatMap tau, Mask plain, double recordLength, double censoringLimit) {

  /** Of fitted maps. */
  static PartMap of(RelaxationMaps maps) {
    Mask mask = maps.mask();
    Mask plain =
        Mask.of(mask.width(), mask.height(), i -> mask.contains(i) && isPlain(maps.flags()[i]));
    return new PartMap(maps.tau(), plain, maps.recordLength(), maps.censoringLimit());
  }

  private static boolean isPlain(int flags) {
    return !PixelFlag.withoutValue(flags)
        && !PixelFlag.isDoubtful(flags & ~PixelFlag.COARSE_SAMPLING.bit());
  }

  /** Of a map without flags or limit. */
  static PartMap of(FloatMap tau, double recordLength) {
    Mask known = Mask.of(tau.width(), tau.height(), i -> tau.values()[i] > 0);
    return new PartMap(tau, known, recordLength, Double.NaN);
  }

  /** Without a value. */
  public static PartMap empty(Mask mask, double recordLength) {
    return of(FloatMap.filled(mask.width(), mask.height(), Float.NaN), recordLength);
  }
}
