package ecm.fourpoint;

/**
 * What is added up over the pixels of one block for one ring: I, J and d = I J - 1 of each frame,
 * and what the lag engine needs of d.
 */
final class BlockSums {

  /** Number of pixels; of pixel pairs in the pair form. */
  long count;

  final double[] pixel;
  final double[] ring;
  final double[] product;
  final double[] lagSums;

  BlockSums(int frames, int lagSums) {
    this.pixel = new double[frames];
    this.ring = new double[frames];
    this.product = new double[frames];
    this.lagSums = new double[lagSums];
  }

  /** The sums over all blocks. */
  static BlockSums total(BlockSums[] blocks) {
    BlockSums total = new BlockSums(blocks[0].pixel.length, blocks[0].lagSums.length);
    for (BlockSums block : blocks) {
      total.count += block.count;
      add(total.pixel, block.pixel);
      add(total.ring, block.ring);
      add(total.product, block.product);
      add(total.lagSums, block.lagSums);
    }
    return total;
  }

  static void add(double[] sum, double[] other) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
  }

  static void add(double[] sum, int from, float[] other, int n) {
    for (int i = 0; i < n; i++) {
      sum[from + i] += other[i];
    }
  }

  static void add(float[] sum, float[] other, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += other[i];
    }
  }
}
