package ecm.simulation;

import ecm.simulation.microscope.Jitter;

/** Fields seen where the jitter carried them, interpolated between pixels; see {@link Jitter}. */
final class ShakenPattern implements Pattern {

  private final float[][] rows;
  private final int circle;
  private final int[] left;
  private final int[] top;
  private final float[][] weightsX;
  private final float[][] weightsY;

  /**
   * @param jitter displacements
   * @param speckle width [px]
   * @param circle complex numbers per pixel
   * @param rows fields of a tile with the jitter's halo around it
   */
  ShakenPattern(Jitter jitter, double speckle, int circle, float[][] rows) {
    this.rows = rows;
    this.circle = circle;
    this.left = first(jitter.dx(), jitter.halo());
    this.top = first(jitter.dy(), jitter.halo());
    this.weightsX = Jitter.weights(jitter.dx(), speckle);
    this.weightsY = Jitter.weights(jitter.dy(), speckle);
  }

  /** The first pixel that the value at pixel 0 of the tile is made of. */
  private static int[] first(double[] shifts, int halo) {
    int[] first = new int[shifts.length];
    for (int t = 0; t < first.length; t++) {
      first[t] = halo + (int) Math.floor(-shifts[t]) - Jitter.BEFORE;
    }
    return first;
  }

  @Override
  public void power(int row, int column, float[] target) {
    for (int t = 0; t < target.length; t++) {
      float re = 0;
      float im = 0;
      for (int j = 0; j < Jitter.TAPS; j++) {
        float[] field = rows[row + top[t] + j];
        int at = 2 * ((column + left[t]) * circle + t);
        float lineRe = 0;
        float lineIm = 0;
        for (int i = 0; i < Jitter.TAPS; i++) {
          lineRe += weightsX[t][i] * field[at];
          lineIm += weightsX[t][i] * field[at + 1];
          at += 2 * circle;
        }
        re += weightsY[t][j] * lineRe;
        im += weightsY[t][j] * lineIm;
      }
      target[t] = re * re + im * im;
    }
  }
}
