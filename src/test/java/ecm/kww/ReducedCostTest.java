package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost and its derivatives against the plain sum of squares and its differences. */
class ReducedCostTest {

  private static final int POINTS = 30;
  private static final double LN_TAU = 2.1;
  private static final double BETA = 0.65;
  private static final double STEP = 1e-4;

  private static double[] lnTimes(boolean uniform) {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> -1 + 0.2 * i + (uniform ? 0 : 0.05 * Math.sin(i)));
    return x;
  }

  /** Not a stretched exponential, so that the residual is not 0 where derivatives are taken. */
  private static double[] curve(double[] lnTimes) {
    return Arrays.stream(lnTimes)
        .map(x -> 1.02 + 0.8 * Math.exp(-2 * Math.exp(0.5 * (x - 1.7))) + 0.05 * Math.sin(5 * x))
        .toArray();
  }

  private static double[] weights() {
    double[] w = new double[POINTS];
    Arrays.setAll(w, i -> 1 / (1 + 0.1 * i));
    return w;
  }

  private static ReducedCost cost(boolean uniform, boolean baseline) {
    SearchBox box = SearchBox.of(FitParameters.defaults(), 0.1, 1000);
    double[] x = lnTimes(uniform);
    ReducedCost cost = new ReducedCost(x, weights(), baseline, box);
    double[] g2 = curve(x);
    g2[7] = Double.NaN;
    cost.setCurve(g2, POINTS - 1);
    return cost;
  }

  /** The sum of squares with its best A and offset, by the normal equations. */
  private static double plain(boolean uniform, boolean baseline, double lnTau, double beta) {
    double[] x = lnTimes(uniform);
    double[] g2 = curve(x);
    double[] w = weights();
    w[7] = 0;
    w[POINTS - 1] = 0;
    double sw = 0;
    double se = 0;
    double see = 0;
    double sy = 0;
    double sye = 0;
    double[] e = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      e[i] = Math.exp(-2 * Math.exp(beta * (x[i] - lnTau)));
      sw += w[i];
      se += w[i] * e[i];
      see += w[i] * e[i] * e[i];
      sy += w[i] * (g2[i] - 1);
      sye += w[i] * (g2[i] - 1) * e[i];
    }
    double a = baseline ? (sw * sye - se * sy) / (sw * see - se * se) : sye / see;
    double b = baseline ? (sy - a * se) / sw : 0;
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double r = g2[i] - 1 - a * e[i] - b;
      sum += w[i] * r * r / 2;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void theCostIsThatOfTheBestContrastAndBaseline(boolean uniform, boolean baseline) {
    ReducedCost cost = cost(uniform, baseline);
    double found = cost.evaluate(LN_TAU, BETA);
    assertEquals(plain(uniform, baseline, LN_TAU, BETA), found, 1e-12);
    assertTrue(found > 1e-3, "the curve is no stretched exponential");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void gradientAndHessianAreThoseOfTheCost(boolean uniform, boolean baseline) {
    ReducedCost cost = cost(uniform, baseline);
    double[][] f = new double[3][3];
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        f[i + 1][j + 1] = plain(uniform, baseline, LN_TAU + i * STEP, BETA + j * STEP);
      }
    }
    cost.evaluate(LN_TAU, BETA);
    cost.differentiate();
    double h2 = STEP * STEP;
    assertEquals((f[2][1] - f[0][1]) / (2 * STEP), cost.gx, 1e-7);
    assertEquals((f[1][2] - f[1][0]) / (2 * STEP), cost.gb, 1e-7);
    assertEquals((f[2][1] - 2 * f[1][1] + f[0][1]) / h2, cost.hxx, 1e-5);
    assertEquals((f[1][2] - 2 * f[1][1] + f[1][0]) / h2, cost.hbb, 1e-5);
    assertEquals((f[2][2] - f[2][0] - f[0][2] + f[0][0]) / (4 * h2), cost.hxb, 1e-5);
  }

  /** Of the normal matrix: sums of products of the residual's derivatives, A eliminated. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theGaussNewtonMatrixIsThatOfTheResiduals(boolean uniform) {
    ReducedCost cost = cost(uniform, false);
    cost.evaluate(LN_TAU, BETA);
    cost.differentiate();
    double[] x = lnTimes(uniform);
    double[] w = weights();
    w[7] = 0;
    double ee = 0;
    double ex = 0;
    double eb = 0;
    double xx = 0;
    double xb = 0;
    double bb = 0;
    for (int i = 0; i < POINTS - 1; i++) {
      double u = Math.exp(BETA * (x[i] - LN_TAU));
      double e = Math.exp(-2 * u);
      double dx = 2 * cost.contrast() * BETA * u * e;
      double db = -2 * cost.contrast() * u * e * (x[i] - LN_TAU);
      ee += w[i] * e * e;
      ex += w[i] * e * dx;
      eb += w[i] * e * db;
      xx += w[i] * dx * dx;
      xb += w[i] * dx * db;
      bb += w[i] * db * db;
    }
    assertEquals(xx - ex * ex / ee, cost.nxx, 1e-10);
    assertEquals(xb - ex * eb / ee, cost.nxb, 1e-10);
    assertEquals(bb - eb * eb / ee, cost.nbb, 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"0.35, 3", "0.9, 17"})
  void aStepAwayFromUniformIsNoUniformStep(double at, int index) {
    double[] bent = lnTimes(true);
    bent[index] += 0.01;
    FitParameters parameters = FitParameters.defaults();
    SearchBox box = SearchBox.of(parameters, 0.1, 1000);
    ReducedCost cost = new ReducedCost(bent, weights(), false, box);
    double[] g2 = new double[POINTS];
    Arrays.setAll(g2, i -> 1 + 0.7 * Math.exp(-2 * Math.exp(at * (bent[i] - LN_TAU))));
    cost.setCurve(g2, POINTS);
    assertEquals(0, cost.evaluate(LN_TAU, at), 1e-25);
    assertEquals(0.7, cost.contrast(), 1e-12);
  }
}
