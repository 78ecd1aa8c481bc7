package ecm.registration.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.registration.match.PairMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class DriftLeastSquaresTest {

  private static final double[] TRUTH_X = {0, 1, 1.5, -2, 3, 3.5, 4, 2};
  private static final double[] TRUTH_Y = {0, -1, 0.5, 2, 1, 0.5, -4, 1};

  private static PairMatch pair(int from, int to, double ex, double ey, double information) {
    return new PairMatch(
        from,
        to,
        TRUTH_X[to] - TRUTH_X[from] + ex,
        TRUTH_Y[to] - TRUTH_Y[from] + ey,
        information,
        0.2 * information,
        0.5 * information,
        0);
  }

  private static PairMatch single(int t, double ex, double ey, double information) {
    return new PairMatch(t, t, TRUTH_X[t] + ex, TRUTH_Y[t] + ey, information, 0, information, 0);
  }

  @Test
  void consistentMeasurementsAreMetAndOneGrossErrorIsRejected() {
    PairMatch[] singles = new PairMatch[8];
    singles[0] = single(0, 0, 0, 100);
    singles[7] = single(7, 0, 0, 100);
    List<PairMatch> pairs = new ArrayList<>();
    for (int t = 1; t < 8; t++) {
      pairs.add(pair(t - 1, t, 0, 0, 50));
      if (t >= 2) {
        pairs.add(pair(t - 2, t, t == 5 ? 9 : 0, 0, 50));
      }
    }
    double[] unknown = new double[8];
    java.util.Arrays.fill(unknown, Double.NaN);
    DriftLeastSquares solution = new DriftLeastSquares(unknown, unknown, 2);
    solution.solve(singles, pairs);
    for (int t = 0; t < 8; t++) {
      assertEquals(TRUTH_X[t], solution.x()[t], 0.02);
      assertEquals(TRUTH_Y[t], solution.y()[t], 0.02);
    }
  }

  /** Small errors leave the weights near 1; the solution is then that of the normal equations. */
  @Test
  void agreesWithDenseNormalEquations() {
    Random random = new Random(8);
    double small = 1e-3;
    RealMatrix a = new Array2DRowRealMatrix(16, 16);
    RealVector b = new ArrayRealVector(16);
    PairMatch[] singles = new PairMatch[8];
    List<PairMatch> pairs = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      singles[t] = single(t, small * random.nextGaussian(), small * random.nextGaussian(), 2 + t);
      add(a, b, singles[t]);
      for (int s = Math.max(0, t - 3); s < t; s++) {
        PairMatch p =
            pair(s, t, small * random.nextGaussian(), small * random.nextGaussian(), 5 + s);
        pairs.add(p);
        add(a, b, p);
      }
    }
    RealVector expected = new LUDecomposition(a).getSolver().solve(b);
    DriftLeastSquares solution = new DriftLeastSquares(TRUTH_X, TRUTH_Y, 3);
    solution.solve(singles, pairs);
    for (int t = 0; t < 8; t++) {
      assertEquals(expected.getEntry(2 * t), solution.x()[t], 1e-5);
      assertEquals(expected.getEntry(2 * t + 1), solution.y()[t], 1e-5);
    }
  }

  private static void add(RealMatrix a, RealVector b, PairMatch m) {
    RealMatrix design = new Array2DRowRealMatrix(2, 16);
    for (int axis = 0; axis < 2; axis++) {
      design.setEntry(axis, 2 * m.to() + axis, 1);
      if (m.from() != m.to()) {
        design.setEntry(axis, 2 * m.from() + axis, -1);
      }
    }
    RealMatrix j = new Array2DRowRealMatrix(new double[][] {{m.xx(), m.xy()}, {m.xy(), m.yy()}});
    RealMatrix left = design.transpose().multiply(j);
    a.setSubMatrix(a.add(left.multiply(design)).getData(), 0, 0);
    RealVector right = left.operate(new ArrayRealVector(new double[] {m.dx(), m.dy()}));
    b.setSubVector(0, b.add(right));
  }
}
