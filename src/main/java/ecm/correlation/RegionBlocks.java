package ecm.correlation;

import ecm.stack.Mask;
import java.util.Arrays;

/** Square blocks of a region, for the jackknife. */
final class RegionBlocks {

  private final int[] block;
  private final int[] pixels;

  private RegionBlocks(int[] block, int[] pixels) {
    this.block = block;
    this.pixels = pixels;
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
