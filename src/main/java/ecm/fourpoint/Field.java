package ecm.fourpoint;

/** What is summed over rings: intensities I(t), or products I(t) I(t+p) with a fixed lag p. */
final class Field {

  private final ScaledBand band;
  private final float[] data;
  private final int lag;
  private final boolean products;
  private final float[] row = new float[ScaledBand.CHUNK];
  private final float[] second = new float[ScaledBand.CHUNK];

  private Field(ScaledBand band, int lag, boolean products) {
    this.band = band;
    this.data = band.data();
    this.lag = lag;
    this.products = products;
  }

  /** Not for use by several threads at once. */
  static Field intensities(ScaledBand band) {
    return new Field(band, 0, false);
  }

  /** Not for use by several threads at once. */
  static Field products(ScaledBand band, int lag) {
    return new Field(band, lag, true);
  }

  /**
   * Copies the values of one pixel in a chunk.
   *
   * @param from where the pixel stands in the chunk
   * @param n frames
   */
  void copy(int from, int n, float[] target) {
    System.arraycopy(data, from, target, 0, n);
    if (products) {
      later(from, n, row);
      multiply(row, n, target);
    }
  }

  /** The values in the frames that come by the lag later, which lie in one or two chunks. */
  private void later(int from, int n, float[] target) {
    int first = lag % ScaledBand.CHUNK;
    int at = from + lag / ScaledBand.CHUNK * band.chunkStep();
    int here = Math.min(n, ScaledBand.CHUNK - first);
    System.arraycopy(data, at + first, target, 0, here);
    if (here < n) {
      System.arraycopy(data, at + band.chunkStep(), target, here, n - here);
    }
  }

  /** The sum of the values of two pixels. */
  void sum(int a, int b, int n, float[] target) {
    copy(a, n, target);
    copy(b, n, second);
    BlockSums.add(target, second, n);
  }

  private static void multiply(float[] by, int n, float[] target) {
    for (int i = 0; i < n; i++) {
      target[i] *= by[i];
    }
  }
}
