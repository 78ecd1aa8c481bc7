package ecm.correlation;

import java.util.Arrays;

/**
 * From values at fixed nodes to values at fixed points, both ascending: linear interpolation, or
 * means of neighbouring nodes. Immutable.
 */
public final class Resampling {

  private final double[] nodes;
  private final int[] low;
  private final double[] weight;

  /** One past the last node of each mean; null for interpolation. */
  private final int[] end;

  private Resampling(double[] nodes, int[] start, int[] end) {
    this.nodes = nodes;
    this.low = start;
    this.weight = new double[start.length];
    this.end = end;
  }

  /**
   * @param nodes ascending and distinct
   * @param points ascending, none outside the nodes; one equal to a node takes its value alone
   */
  Resampling(double[] nodes, double[] points) {
    this.nodes = nodes.clone();
    this.low = new int[points.length];
    this.end = null;
    this.weight = new double[points.length];
    for (int k = 0; k < points.length; k++) {
      int at = Arrays.binarySearch(nodes, points[k]);
      low[k] = at >= 0 ? at : -at - 2;
      if (at < 0) {
        double below = nodes[low[k]];
        weight[k] = (points[k] - below) / (nodes[low[k] + 1] - below);
      }
    }
  }

  /** From the whole numbers on either side of each point. */
  static Resampling betweenWholeLags(double[] points) {
    double[] nodes =
        Arrays.stream(points)
            .flatMap(t -> Arrays.stream(new double[] {Math.floor(t), Math.ceil(t)}))
            .sorted()
            .distinct()
            .toArray();
    return new Resampling(nodes, points);
  }

  /**
   * Means of neighbouring nodes, each node in one of them.
   *
   * @param nodes ascending
   * @param start first node of each mean, ascending from 0; none is empty
   */
  static Resampling means(double[] nodes, int[] start) {
    int[] end = new int[start.length];
    for (int k = 0; k < end.length; k++) {
      end[k] = k + 1 < start.length ? start[k + 1] : nodes.length;
    }
    return new Resampling(nodes.clone(), start.clone(), end);
  }

  /** The nodes, a new array. */
  double[] nodes() {
    return nodes.clone();
  }

  public int nodeCount() {
    return nodes.length;
  }

  public int pointCount() {
    return low.length;
  }

  /** How many points, from the first, need no other nodes than the first so many. */
  int reach(int readyNodes) {
    int k = 0;
    while (k < low.length && last(k) < readyNodes) {
      k++;
    }
    return k;
  }

  /** The last node that a point needs. */
  private int last(int point) {
    return end != null ? end[point] - 1 : low[point] + (weight[point] > 0 ? 1 : 0);
  }

  /** One point's value of one column. */
  double at(int point, double[][] values, int column) {
    if (end != null) {
      double sum = 0;
      for (int node = low[point]; node < end[point]; node++) {
        sum += values[node][column];
      }
      return sum / (end[point] - low[point]);
    }
    double below = values[low[point]][column];
    double w = weight[point];
    return w == 0 ? below : below + w * (values[low[point] + 1][column] - below);
  }

  /** All points' values. */
  public void apply(double[] values, double[] target) {
    for (int k = 0; k < low.length; k++) {
      if (end != null) {
        target[k] = Arrays.stream(values, low[k], end[k]).average().orElse(Double.NaN);
        continue;
      }
      double below = values[low[k]];
      target[k] = weight[k] == 0 ? below : below + weight[k] * (values[low[k] + 1] - below);
    }
  }
}
