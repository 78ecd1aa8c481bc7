package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Lines through wires against plain least squares and sums over all wires. */
class PooledLineTest {

  private static List<LineFit.Point> wires(long seed, double scatter, double given) {
    Random random = new Random(seed);
    int[] number = {3, 1, 4, 2, 5};
    List<LineFit.Point> wires = new ArrayList<>();
    for (int t = 0; t < number.length; t++) {
      for (int i = 0; i < number[t]; i++) {
        double y = 1 + 2 * t + scatter * random.nextGaussian();
        double sd = given * (1 + 0.3 * t);
        wires.add(new LineFit.Point(new Measured(t, 0), new Measured(y, sd)));
      }
    }
    return wires;
  }

  @Test
  void withoutErrorsItIsLeastSquaresOverAllWires() {
    List<LineFit.Point> wires = wires(4, 0.3, Double.NaN);
    SimpleRegression plain = new SimpleRegression();
    wires.forEach(w -> plain.addData(w.x().value(), w.y().value()));
    PooledLine line = PooledLine.of(wires);
    assertEquals(Scatter.Source.SCATTER, line.scatter().source());
    assertEquals(plain.getSlope(), line.slope(), 1e-12);
    assertEquals(plain.getIntercept(), line.intercept(), 1e-12);
    double half = plain.getSlopeConfidenceInterval(0.05);
    assertEquals(half, line.slope95(), 1e-9);
    assertEquals(line.slope() - half, line.slopeInterval().low(), 1e-9);
    assertEquals(13, line.scatter().dof());
    assertEquals(
        Math.sqrt(plain.getMeanSquareError()), line.scatter().extra(), 1e-12, "s of a wire");
  }

  /** Where errors are too small, sum (y - a - b x)^2 / (sd^2 + s^2) = wires - 2. */
  @Test
  void theScatterBeyondTheErrorsMakesChi2ItsDegreesOfFreedom() {
    List<LineFit.Point> wires = wires(4, 0.5, 0.1);
    PooledLine line = PooledLine.of(wires);
    assertEquals(Scatter.Source.WIDENED, line.scatter().source());
    double s2 = Math.pow(line.scatter().extra(), 2);
    double[] sums = new double[6];
    double chi2 = 0;
    for (LineFit.Point wire : wires) {
      double w = 1 / (Math.pow(wire.y().sd(), 2) + s2);
      double x = wire.x().value();
      double y = wire.y().value();
      double[] terms = {w, w * x, w * x * x, w * y, w * x * y};
      for (int i = 0; i < terms.length; i++) {
        sums[i] += terms[i];
      }
      chi2 += w * Math.pow(y - line.intercept() - line.slope() * x, 2);
    }
    assertEquals(13, chi2, 1e-8);
    double determinant = sums[0] * sums[2] - sums[1] * sums[1];
    assertEquals((sums[0] * sums[4] - sums[1] * sums[3]) / determinant, line.slope(), 1e-10);
    // Student's t with 13 degrees of freedom, from tables: 2.1604
    double half = 2.1604 * Math.sqrt(sums[0] / determinant);
    assertEquals(half, line.slope95(), 1e-4 * half);
  }

  /** F of the lack of fit: between the means and the line over within. */
  @Test
  void goodnessIsTheScatterOfTheMeansOverThatOfTheWires() {
    List<LineFit.Point> wires = wires(11, 0.3, Double.NaN);
    SimpleRegression plain = new SimpleRegression();
    double within = 0;
    for (double t = 0; t < 5; t++) {
      double x = t;
      List<Double> y =
          wires.stream().filter(w -> w.x().value() == x).map(w -> w.y().value()).toList();
      double mean = y.stream().mapToDouble(v -> v).average().orElseThrow();
      within += y.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      y.forEach(v -> plain.addData(x, v));
    }
    double f = (plain.getSumSquaredErrors() - within) / 3 / (within / 10);
    Goodness goodness = PooledLine.of(wires).scatter().goodness();
    assertEquals(f, goodness.reducedChi2(), 1e-9);
    assertEquals(3, goodness.dof());
    assertEquals(10, goodness.wireDof());
    // of F with 3 and 10 degrees of freedom, 3.708 is exceeded in 5 %
    assertEquals(0.05, Goodness.ofWires(3 * 3.708, 3, 10).p(), 1e-4);
    // variance of F: 2 m^2 (d + m - 2) / (d (m - 2)^2 (m - 4)) = 2200 / 1152
    assertEquals(Math.sqrt(2200.0 / 1152), goodness.sd(), 1e-12);
  }

  @Test
  void givenErrorsThatStandAreTheErrors() {
    List<LineFit.Point> wires = wires(5, 0.01, 0.3);
    PooledLine line = PooledLine.of(wires);
    assertEquals(Scatter.Source.GIVEN, line.scatter().source());
    assertEquals(line.line().slopeSd(), line.slopeSd());
    assertEquals(1.959964 * line.slopeSd(), line.slope95(), 1e-6);
    assertTrue(line.scatter().goodness().reducedChi2() < 1);
  }
}
