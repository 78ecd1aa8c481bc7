package ecm.simulation;

/** Where the speckles of a tile come from. */
interface Pattern {

  /**
   * |E|^2 of a pixel.
   *
   * @param row of the tile
   * @param column of the tile
   * @param target receives a value per frame
   */
  void power(int row, int column, float[] target);

  /** Fields as they are drawn, each pixel's computed when it is asked for. */
  static Pattern of(PixelField fields) {
    return (row, column, target) -> {
      float[] field = fields.series(row, column);
      int offset = fields.offset(column);
      for (int t = 0; t < target.length; t++) {
        float re = field[offset + 2 * t];
        float im = field[offset + 2 * t + 1];
        target[t] = re * re + im * im;
      }
    };
  }

  /** The mean of several patterns, from their sum: one array per row, pixel after pixel. */
  static Pattern mean(float[][] sums, int patterns) {
    return (row, column, target) -> {
      for (int t = 0; t < target.length; t++) {
        target[t] = sums[row][column * target.length + t] / patterns;
      }
    };
  }
}
