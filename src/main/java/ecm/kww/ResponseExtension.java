package ecm.kww;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * By how much the response to a finite record changes where several speckle patterns add up or the
 * decay is compressed: the difference to one pattern with the same stretching exponent, at most 1.
 *
 * <p>Interpolated linearly in 1/sqrt(K), ln(T/tau), beta and 1/sqrt(A counts); beyond the nodes the
 * nearest holds. 0 for one pattern and beta up to 1. The number of frames is taken to change the
 * difference no more than its statistical error.
 */
final class ResponseExtension {

  private static final int AXES = 4;

  private final double[][] axes = new double[AXES][];
  private final double[][] values;

  private ResponseExtension(double[][] rows) {
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
    values = new double[rows[0].length - AXES][size];
    for (double[] row : rows) {
      int index = 0;
      for (int axis = 0; axis < AXES; axis++) {
        int node = Arrays.binarySearch(axes[axis], coordinate(axis, row[axis]));
        index = index * axes[axis].length + node;
      }
      for (int column = 0; column < values.length; column++) {
        values[column][index] = row[AXES + column];
      }
    }
  }

  /** Reads a header line, then patterns,record_over_tau,beta,signal_counts and the values. */
  static ResponseExtension parse(List<String> lines) {
    return new ResponseExtension(
        lines.stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new));
  }

  private static double coordinate(int axis, double value) {
    return switch (axis) {
      case 1 -> Math.log(value);
      case 2 -> value;
      default -> -1 / Math.sqrt(value);
    };
  }

  double largestBeta() {
    return axes[2][axes[2].length - 1];
  }

  /** What is added to a column of the table; NaN if one of the conditions is. */
  double value(int column, double logRecord, Conditions c) {
    if (c.patterns() <= 1 && c.beta() <= 1) {
      return 0;
    }
    double[] at = {
      coordinate(0, Math.max(1, c.patterns())),
      logRecord,
      c.beta(),
      coordinate(3, c.contrast() * c.counts())
    };
    boolean known = Arrays.stream(at).noneMatch(Double::isNaN);
    return known ? interpolate(values[column], at, 0, 0) : Double.NaN;
  }

  private double interpolate(double[] column, double[] at, int axis, int offset) {
    if (axis == AXES) {
      return column[offset];
    }
    double[] nodes = axes[axis];
    int base = offset * nodes.length;
    double x = Math.max(nodes[0], Math.min(nodes[nodes.length - 1], at[axis]));
    int high = 0;
    while (nodes[high] < x) {
      high++;
    }
    double above = interpolate(column, at, axis + 1, base + high);
    if (nodes[high] == x) {
      return above;
    }
    double below = interpolate(column, at, axis + 1, base + high - 1);
    return below + (x - nodes[high - 1]) / (nodes[high] - nodes[high - 1]) * (above - below);
  }
}
