package ecm.registration;

import ecm.stack.Rect;

/** Adds up the {@link AlignedSum}s of blocks, in two interleaved halves, into a template. */
final class TemplateSum {

  /** A pixel covered by fewer frames than this share of the most does not guide. */
  private static final double SHARE = 0.25;

  private final int width;
  private final int height;
  private final double[][] sums;
  private final int[][] edges;
  private final double[] cellSum;
  private final double[] cellSquares;
  private final int[] cellCount;
  private int added;

  TemplateSum(int width, int height) {
    this.width = width;
    this.height = height;
    this.sums = new double[2][width * height];
    this.edges = new int[2][(width + 1) * (height + 1)];
    int cells = (width / AlignedSum.CELL) * (height / AlignedSum.CELL);
    this.cellSum = new double[cells];
    this.cellSquares = new double[cells];
    this.cellCount = new int[cells];
  }

  /** Adds one block to the half that its number belongs to. */
  void add(AlignedSum block) {
    int half = added++ & 1;
    double[] sum = sums[half];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += block.sum[i];
    }
    for (Rect area : block.areas) {
      addEdges(edges[half], area);
    }
    for (int i = 0; i < cellSum.length; i++) {
      cellSum[i] += block.cellSum[i];
      cellSquares[i] += block.cellSquares[i];
      cellCount[i] += block.cellCount[i];
    }
  }

  private void addEdges(int[] counts, Rect area) {
    int stride = width + 1;
    counts[area.y() * stride + area.x()]++;
    counts[area.y() * stride + area.xEnd()]--;
    counts[area.yEnd() * stride + area.x()]--;
    counts[area.yEnd() * stride + area.xEnd()]++;
  }

  /** The number of frames that cover each pixel, from the corners of their areas. */
  private int[] counts(int half) {
    int stride = width + 1;
    int[] integral = edges[half].clone();
    int[] counts = new int[width * height];
    for (int y = 0; y < height; y++) {
      int run = 0;
      for (int x = 0; x < width; x++) {
        run += edges[half][y * stride + x];
        integral[y * stride + x] = run + (y > 0 ? integral[(y - 1) * stride + x] : 0);
        counts[y * width + x] = integral[y * stride + x];
      }
    }
    return counts;
  }

  /**
   * The template.
   *
   * @param withScatter whether the temporal scatter is wanted
   */
  Template template(boolean withScatter) {
    int[][] counts = {counts(0), counts(1)};
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
    return new Template(width, height, mean, halves, known, withScatter ? scatter() : null);
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

  private float[] scatter() {
    int across = width / AlignedSum.CELL;
    int down = height / AlignedSum.CELL;
    double[] variance = new double[across * down];
    for (int i = 0; i < variance.length; i++) {
      double n = cellCount[i];
      double m = cellSum[i] / n;
      double cell = Math.max(0, cellSquares[i] / n - m * m) * n / (n - 1);
      variance[i] = n < 4 ? Double.NaN : cell / (AlignedSum.CELL * AlignedSum.CELL);
    }
    return Scatter.perPixel(variance, across, down, width, height);
  }
}
