package ecm.kww;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Values on a full rectangular grid, interpolated linearly along each axis: ln(T/tau), beta,
 * -1/sqrt(A counts), -1/N.
 *
 * <p>Shot noise matters relative to the speckle's own variance A, hence the product; it enters as
 * its inverse square root so that the noise-free limit is a node like others. At a given T/tau the
 * number of frames matters through dt/tau, which is T/tau over N.
 */
final class ResponseGrid {

  /** Column of the median of ln(tau_fit / tau). */
  static final int MEDIAN = 0;

  /** Column of the sigma of a log-normal fitted to tau_fit. */
  static final int SCATTER = 1;

  /** Column of half the range that holds the central 68 % of ln tau_fit. */
  static final int SPREAD = 2;

  /** Column of the Spearman correlation of tau_fit and beta_fit. */
  static final int SPEARMAN = 3;

  /** Column of the median of beta_fit. */
  static final int BETA = 4;

  private static final int AXES = 4;
  private static final int BETA_AXIS = 1;
  private static final int FRAMES_AXIS = 3;

  /** Below its least number of frames the grid is continued along 1/N down to this number. */
  static final int LEAST_FRAMES = 200;

  private static final int COLUMNS = 5;

  private final double[][] axes;
  private final double[][] values;

  private ResponseGrid(double[][] axes, double[][] values) {
    this.axes = axes;
    this.values = values;
  }

  /**
   * Reads a table: a header line, then record_over_tau,beta,signal_counts,frames and the five
   * values; every combination of nodes once, in any order.
   */
  static ResponseGrid parse(List<String> lines) {
    double[][] rows =
        lines.stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    double[][] axes = new double[AXES][];
    int size = 1;
    for (int axis = 0; axis < AXES; axis++) {
      TreeSet<Double> nodes = new TreeSet<>();
      for (double[] row : rows) {
        nodes.add(coordinate(axis, row[axis]));
      }
      axes[axis] = nodes.stream().mapToDouble(Double::doubleValue).toArray();
      size *= axes[axis].length;
    }
    if (size != rows.length) {
      throw new IllegalArgumentException(rows.length + " rows for " + size + " nodes");
    }
    double[][] values = new double[COLUMNS][size];
    for (double[] row : rows) {
      int index = 0;
      for (int axis = 0; axis < AXES; axis++) {
        int node = Arrays.binarySearch(axes[axis], coordinate(axis, row[axis]));
        index = index * axes[axis].length + node;
      }
      for (int column = 0; column < COLUMNS; column++) {
        values[column][index] = row[AXES + column];
      }
    }
    return new ResponseGrid(axes, values);
  }

  private static double coordinate(int axis, double value) {
    return switch (axis) {
      case 0 -> Math.log(value);
      case 2 -> -1 / Math.sqrt(value);
      case 3 -> -1 / value;
      default -> value;
    };
  }

  double smallestLogRecord() {
    return axes[0][0];
  }

  double largestLogRecord() {
    return axes[0][axes[0].length - 1];
  }

  double smallestBeta() {
    return axes[BETA_AXIS][0];
  }

  double largestBeta() {
    return axes[BETA_AXIS][axes[BETA_AXIS].length - 1];
  }

  /** The value at a point; NaN if one of its coordinates is, or with too few frames. */
  double value(int column, double logRecord, Conditions c) {
    double[] at = {
      logRecord,
      coordinate(1, c.beta()),
      coordinate(2, c.contrast() * c.counts()),
      coordinate(3, c.frames())
    };
    boolean known = Arrays.stream(at).noneMatch(Double::isNaN) && c.frames() >= LEAST_FRAMES;
    return known ? interpolate(values[column], at, 0, 0) : Double.NaN;
  }

  private double interpolate(double[] column, double[] at, int axis, int offset) {
    if (axis == AXES) {
      return column[offset];
    }
    double[] nodes = axes[axis];
    int base = offset * nodes.length;
    double least = axis == FRAMES_AXIS ? Math.min(nodes[0], at[axis]) : nodes[0];
    double x = Math.max(least, Math.min(nodes[nodes.length - 1], at[axis]));
    int high = x < nodes[0] ? 1 : 0;
    while (nodes[high] < x) {
      high++;
    }
    double above = interpolate(column, at, axis + 1, base + high);
    if (nodes[high] == x) {
      return above;
    }
    double below = interpolate(column, at, axis + 1, base + high - 1);
    double fraction = (x - nodes[high - 1]) / (nodes[high] - nodes[high - 1]);
    return below + fraction * (above - below);
  }
}
