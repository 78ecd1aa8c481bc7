package ecm.correlation.pooled;

import ecm.stack.Mask;
import java.util.Arrays;

/** Square blocks of a region, for the jackknife. */
final class RegionBlocks {

  /** Sides tried, in standard deviations of the blur. */
  private static final int[] SIDES = {4, 3, 2};

  /** So many blocks make a standard error that is itself known to a fifth. */
  private static final int SUFFICIENT_BLOCKS = 16;

  private final int[] block;
  private final int[] pixels;

  private RegionBlocks(int[] block, int[] pixels) {
    this.block = block;
    this.pixels = pixels;
  }

  /** The largest squares, of 4, 3 or 2 blur, of which there are 16; else the smallest of these. */
  static RegionBlocks forBlur(Mask mask, double blur) {
    RegionBlocks blocks = null;
    for (int i = 0;
        i < SIDES.length && (blocks == null || blocks.count() < SUFFICIENT_BLOCKS);
        i++) {
      blocks = of(mask, (int) Math.ceil(SIDES[i] * blur));
    }
    return blocks;
  }

  /**
   * Squares of a grid, those without a pixel left out.
   *
   * @param mask the region, not empty
   * @param side of a square [px]
   */
  static RegionBlocks of(Mask mask, int side) {
    int across = mask.width() / side + 1;
    int[] number = new int[across * (mask.height() / side + 1)];
    Arrays.fill(number, -1);
    int[] block = new int[mask.inside().length];
    int[] pixels = new int[number.length];
    int blocks = 0;
    for (int i : mask.indices()) {
      int square = i / mask.width() / side * across + i % mask.width() / side;
      if (number[square] < 0) {
        number[square] = blocks++;
      }
      block[i] = number[square];
      pixels[block[i]]++;
    }
    return new RegionBlocks(block, Arrays.copyOf(pixels, blocks));
  }

  int count() {
    return pixels.length;
  }

  /** The block of a pixel of the mask. */
  int of(int pixel) {
    return block[pixel];
  }

  /** The share of the region's pixels that a block has. */
  double share(int number) {
    return (double) pixels[number] / Arrays.stream(pixels).sum();
  }
}
