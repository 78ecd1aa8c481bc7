package ecm.registration.frame;

/**
 * Fills pixels that hold no data from those near them that do, with weights exp(-r^2/(2 s^2)), s =
 * 1 px (normalised convolution, Knutsson and Westin 1993), so that filters and slopes of the pixels
 * beside them meet no step. Pixels farther than 4 px from any data get the mean of all data.
 */
final class LocalFill {

  private static final int REACH = 4;
  private static final double SIGMA = 1;

  private final int[] targets;
  private final int[][] sources;
  private final float[][] weights;
  private final boolean[] invalid;

  /**
   * @param invalid per pixel, row by row
   * @param targets the indices of those marked
   * @param width pixels per row
   */
  LocalFill(boolean[] invalid, int[] targets, int width) {
    this.invalid = invalid;
    this.targets = targets;
    this.sources = new int[targets.length][];
    this.weights = new float[targets.length][];
    for (int k = 0; k < targets.length; k++) {
      plan(k, width);
    }
  }

  /** The nearest pixels with data: all of those up to one pixel farther than the first. */
  private void plan(int k, int width) {
    int px = targets[k] % width;
    int py = targets[k] / width;
    int height = invalid.length / width;
    int[] from = new int[(2 * REACH + 1) * (2 * REACH + 1)];
    double[] squares = new double[from.length];
    double nearest = Double.POSITIVE_INFINITY;
    int n = 0;
    for (int y = Math.max(0, py - REACH); y <= Math.min(height - 1, py + REACH); y++) {
      for (int x = Math.max(0, px - REACH); x <= Math.min(width - 1, px + REACH); x++) {
        if (!invalid[y * width + x]) {
          from[n] = y * width + x;
          squares[n] = (x - px) * (x - px) + (y - py) * (y - py);
          nearest = Math.min(nearest, squares[n++]);
        }
      }
    }
    keep(k, from, squares, n, nearest);
  }

  private void keep(int k, int[] from, double[] squares, int n, double nearest) {
    double farthest = (Math.sqrt(nearest) + 1) * (Math.sqrt(nearest) + 1);
    int kept = 0;
    double total = 0;
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      if (squares[i] <= farthest) {
        from[kept] = from[i];
        weight[kept] = Math.exp((nearest - squares[i]) / (2 * SIGMA * SIGMA));
        total += weight[kept++];
      }
    }
    sources[k] = java.util.Arrays.copyOf(from, kept);
    weights[k] = new float[kept];
    for (int i = 0; i < kept; i++) {
      weights[k][i] = (float) (weight[i] / total);
    }
  }

  void apply(float[] image) {
    if (targets.length == 0) {
      return;
    }
    float mean = mean(image);
    for (int k = 0; k < targets.length; k++) {
      float sum = sources[k].length == 0 ? mean : 0;
      for (int i = 0; i < sources[k].length; i++) {
        sum += weights[k][i] * image[sources[k][i]];
      }
      image[targets[k]] = sum;
    }
  }

  private float mean(float[] image) {
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      sum += invalid[i] ? 0 : image[i];
    }
    return (float) (sum / Math.max(1, image.length - targets.length));
  }
}
