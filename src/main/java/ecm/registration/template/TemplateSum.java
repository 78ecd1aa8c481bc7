package ecm.registration.template;

import ecm.registration.frame.CoverageCount;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.Placed;

/** Adds up the {@link AlignedSum}s of blocks, in two interleaved halves, into a template. */
public final class TemplateSum {

  /** A pixel covered by fewer frames than this share of the most does not guide. */
  private static final double SHARE = 0.25;

  private final int width;
  private final int height;
  private final double[][] sums;
  private final CoverageCount[] covered;
  private final double[] cellSum;
  private final double[] cellSquares;
  private final int[] cellCount;
  private final InvalidPixels invalid;
  private int added;

  /**
   * @param invalid pixels of all frames
   */
  public TemplateSum(int width, int height, InvalidPixels invalid) {
    this.invalid = invalid;
    this.width = width;
    this.height = height;
    this.sums = new double[2][width * height];
    this.covered = new CoverageCount[] {newCount(), newCount()};
    int cells = (width / AlignedSum.CELL) * (height / AlignedSum.CELL);
    this.cellSum = new double[cells];
    this.cellSquares = new double[cells];
    this.cellCount = new int[cells];
  }

  private CoverageCount newCount() {
    return new CoverageCount(width, height, invalid);
  }

  /** Adds one block to the half that its number belongs to. */
  public void add(AlignedSum block) {
    int half = added++ & 1;
    double[] sum = sums[half];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += block.sum[i];
    }
    for (Placed placed : block.places) {
      covered[half].add(placed);
    }
    for (int i = 0; i < cellSum.length; i++) {
      cellSum[i] += block.cellSum[i];
      cellSquares[i] += block.cellSquares[i];
      cellCount[i] += block.cellCount[i];
    }
  }

  /**
   * The template.
   *
   * @param withScatter whether the temporal scatter is wanted
   */
  public Template template(boolean withScatter) {
    int[][] counts = {covered[0].counts(), covered[1].counts()};
    int most = 0;
    for (int i = 0; i < counts[0].length; i++) {
      most = Math.max(most, counts[0][i] + counts[1][i]);
    }
    boolean[] known = new boolean[width * height];
    float[] mean = new float[known.length];
    float[][] halves = new float[2][known.length];
    for (int i = 0; i < known.length; i++) {
      int n = counts[0][i] + counts[1][i];
      known[i] = n > 0 && n >= SHARE * most && (added < 2 || counts[0][i] * counts[1][i] > 0);
      if (known[i]) {
        mean[i] = (float) ((sums[0][i] + sums[1][i]) / n);
        halves[0][i] = (float) (sums[0][i] / Math.max(1, counts[0][i]));
        halves[1][i] = (float) (sums[1][i] / Math.max(1, counts[1][i]));
      }
    }
    if (added < 2) {
      halves = new float[][] {mean, mean};
    }
    fill(mean, known);
    fill(halves[0], known);
    fill(halves[1], known);
    float[] scatter = withScatter ? scatter(mean) : null;
    if (!invalid.isEmpty()) {
      fillLocally(known, mean, halves);
    }
    return new Template(width, height, mean, halves, known, scatter);
  }

  /** Where an invalid pixel is unknown, smoothing must meet no step. */
  private void fillLocally(boolean[] known, float[] mean, float[][] halves) {
    boolean[] unknown = new boolean[known.length];
    for (int i = 0; i < unknown.length; i++) {
      unknown[i] = !known[i];
    }
    InvalidPixels holes = InvalidPixels.of(unknown, width);
    holes.fill(mean);
    holes.fill(halves[0]);
    holes.fill(halves[1]);
  }

  private static void fill(float[] values, boolean[] known) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (known[i]) {
        sum += values[i];
        n++;
      }
    }
    float mean = n == 0 ? 0 : (float) (sum / n);
    for (int i = 0; i < values.length; i++) {
      values[i] = known[i] ? values[i] : mean;
    }
  }

  private float[] scatter(float[] mean) {
    int across = width / AlignedSum.CELL;
    int down = height / AlignedSum.CELL;
    double[] variance = new double[across * down];
    for (int i = 0; i < variance.length; i++) {
      double n = cellCount[i];
      double m = cellSum[i] / n;
      double cell = Math.max(0, cellSquares[i] / n - m * m) * n / (n - 1);
      variance[i] = n < 4 ? Double.NaN : cell / (AlignedSum.CELL * AlignedSum.CELL);
    }
    double least = Math.max(Scatter.SMALLEST_SHARE * variance(mean), Float.MIN_NORMAL);
    return Scatter.perPixel(variance, across, width, height, least);
  }

  private static double variance(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float v : values) {
      sum += v;
      squares += (double) v * v;
    }
    double m = sum / values.length;
    return Math.max(0, squares / values.length - m * m);
  }
}
