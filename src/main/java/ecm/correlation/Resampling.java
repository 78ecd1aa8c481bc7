package ecm.correlation;

import java.util.Arrays;

/** Linear interpolation from fixed nodes to fixed points, both ascending. Immutable. */
final class Resampling {

  private final double[] nodes;
  private final int[] low;
  private final double[] weight;

  /**
   * @param nodes ascending and distinct
   * @param points ascending, none outside the nodes; one equal to a node takes its value alone
   */
  Resampling(double[] nodes, double[] points) {
    this.nodes = nodes.clone();
    this.low = new int[points.length];
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

  /** The nodes, a new array. */
  double[] nodes() {
    return nodes.clone();
  }

  int nodeCount() {
    return nodes.length;
  }

  int pointCount() {
    return low.length;
  }

  /** How many points, from the first, need no other nodes than the first so many. */
  int reach(int readyNodes) {
    int k = 0;
    while (k < low.length && low[k] + (weight[k] > 0 ? 1 : 0) < readyNodes) {
      k++;
    }
    return k;
  }

  /** One point's value of one column. */
  double at(int point, double[][] values, int column) {
    double below = values[low[point]][column];
    double w = weight[point];
    return w == 0 ? below : below + w * (values[low[point] + 1][column] - below);
  }

  /** All points' values. */
  void apply(double[] values, double[] target) {
    for (int k = 0; k < low.length; k++) {
      double below = values[low[k]];
      target[k] = weight[k] == 0 ? below : below + weight[k] * (values[low[k] + 1] - below);
    }
  }
}
