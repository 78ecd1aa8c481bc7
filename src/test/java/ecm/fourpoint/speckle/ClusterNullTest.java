package ecm.fourpoint.speckle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.speckle.HomogeneousSpeckle.Point;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusterNullTest {

  private static final double F = 0.6;
  private static final double FWHM = 3;
  private static final Point HERE = Point.earlier(1, 2);

  @Test
  void contrastIsOnePlusOneOverM() {
    for (double m : new double[] {0.5, 1, 4}) {
      assertEquals(2 + 1 / m, ClusterNull.of(FWHM, m).moment(F, HERE, HERE), 1e-12);
    }
  }

  /** 3! pairings, 9 ways to take a cumulant of order 4 with a pair, one of order 6. */
  @Test
  void thirdMomentAtAPoint() {
    double m = 2;
    double four = 1 / m;
    double six = 4 / (3 * m * m);
    double expected = 6 + 9 * four + six;
    assertEquals(expected, ClusterNull.of(FWHM, m).moment(F, HERE, HERE, HERE), 1e-12);
  }

  @Test
  void manyClustersAreGaussian() {
    ClusterNull many = ClusterNull.of(FWHM, 1e9);
    GaussianNull gaussian = GaussianNull.of(FWHM, 1);
    for (FourPointForm form : FourPointForm.values()) {
      assertArrayEquals(gaussian.g4(form, 4, F), many.g4(form, 4, F), 1e-7);
    }
    assertEquals(gaussian.chi4(F), many.chi4(F), 1e-6);
  }

  @Test
  void fieldCorrelationGivesTheDecayOfG2() {
    ClusterNull few = ClusterNull.of(FWHM, 1.5);
    for (double decay : new double[] {0, 0.3, 1}) {
      double f = few.fieldCorrelation(decay);
      double g2 = few.moment(f, HERE, Point.later(1, 2));
      assertEquals(1 + (1 + 1 / 1.5) * decay, g2, 1e-12);
    }
  }

  /** Clusters put down one by one. */
  @Test
  void asSimulated() {
    double m = 2;
    double[] mean = new double[3];
    double[] square = new double[3];
    int n = 250_000;
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < n; i++) {
      double[] now = new double[6];
      double[] later = new double[6];
      scatter(random, m, F, now, later);
      scatter(random, m, 1 - F, now, null);
      scatter(random, m, 1 - F, later, null);
      for (int k = 0; k < 3; k++) {
        double product = power(now, 0) * power(later, 0) * power(now, k) * power(later, k);
        mean[k] += product / n;
        square[k] += product * product / n;
      }
    }
    ClusterNull few = ClusterNull.of(FWHM, m);
    for (int k = 0; k < 3; k++) {
      double error = Math.sqrt((square[k] - mean[k] * mean[k]) / n);
      double exact =
          few.moment(
              F, Point.earlier(0, 0), Point.later(0, 0), Point.earlier(k, 0), Point.later(k, 0));
      assertEquals(exact, mean[k], 3 * error, "distance " + k);
      assertTrue(error < 0.05 * exact, error + " of " + exact);
    }
  }

  private static double power(double[] field, int pixel) {
    return field[2 * pixel] * field[2 * pixel] + field[2 * pixel + 1] * field[2 * pixel + 1];
  }

  /**
   * Adds a share of the clusters to the fields at (0, 0), (1, 0) and (2, 0) of one or two frames.
   */
  private static void scatter(
      SplittableRandom random, double m, double share, double[] first, double[] second) {
    double w2 = FWHM * FWHM / (8 * Math.log(2));
    double reach = 4.5 * Math.sqrt(w2);
    double width = 2 * reach + 2;
    double rate = share * m / (2 * Math.PI * w2) * 2 * reach * width;
    for (double t = -Math.log(1 - random.nextDouble());
        t < rate;
        t -= Math.log(1 - random.nextDouble())) {
      double x = random.nextDouble() * width - reach;
      double y = (2 * random.nextDouble() - 1) * reach;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int k = 0; k < 3; k++) {
        double h = Math.sqrt(2 / m) * Math.exp(-((x - k) * (x - k) + y * y) / (2 * w2));
        first[2 * k] += h * Math.cos(phase);
        first[2 * k + 1] += h * Math.sin(phase);
        if (second != null) {
          second[2 * k] += h * Math.cos(phase);
          second[2 * k + 1] += h * Math.sin(phase);
        }
      }
    }
  }

  @Test
  void noClustersAreRefused() {
    assertThrows(InvalidInput.class, () -> ClusterNull.of(3, 0));
  }
}
