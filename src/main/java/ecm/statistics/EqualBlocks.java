package ecm.statistics;

import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Comparator;

/** Cuts a mask of any shape into compact blocks of equal pixel number, 4 along x by 4 along y. */
public final class EqualBlocks {

  /** Number of blocks. */
  public static final int COUNT = 16;

  private static final int PER_AXIS = 4;

  private EqualBlocks() {}

  /** The block of each pixel; -1 outside the mask. */
  public static int[] of(Mask mask) {
    int width = mask.width();
    int[] block = new int[mask.inside().length];
    Arrays.fill(block, -1);
    Integer[] pixels = Arrays.stream(mask.indices()).boxed().toArray(Integer[]::new);
    Arrays.sort(pixels, Comparator.comparingInt(i -> i % width));
    for (int column = 0; column < PER_AXIS; column++) {
      int from = pixels.length * column / PER_AXIS;
      int to = pixels.length * (column + 1) / PER_AXIS;
      Integer[] slab = Arrays.copyOfRange(pixels, from, to);
      Arrays.sort(slab);
      for (int k = 0; k < slab.length; k++) {
        block[slab[k]] = column * PER_AXIS + k * PER_AXIS / slab.length;
      }
    }
    return block;
  }
}
