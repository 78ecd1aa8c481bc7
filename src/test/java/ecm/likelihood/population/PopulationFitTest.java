package ecm.likelihood.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.Progress;
import ecm.likelihood.pixel.LnTauGrid;
import ecm.likelihood.spectrum.DrawnSpectra;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;
import ecm.statistics.Estimate;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The dynamics of pixels whose spectra are drawn from exactly the model. */
class PopulationFitTest {

  private static final String[] NAMES = {"beta", "ln contrast", "ln noise", "mu", "ln sigma"};
  private static final int NOISE = 2;
  private static final int PIXELS = 400;
  private static final int SEEDS = 16;

  private static PopulationFit fit(SpectrumModel model, PixelSpectra pixels) {
    Dynamics prior = DrawnSpectra.dynamics(0.75, 8, 0.5);
    return new PopulationFit(
        model,
        LnTauGrid.around(Math.log(8), 2.6, 0.1),
        DrawnSpectra.noResponse(model),
        pixels,
        prior);
  }

  /**
   * Sixteen populations, started far from the truth: each is found within its errors, and the
   * errors are the scatter.
   */
  @Test
  void findsThePopulationWithinItsErrors() {
    SpectrumModel model = DrawnSpectra.model(128, 8);
    Dynamics truth = DrawnSpectra.dynamics(0.68, 9, 0.45);
    double[][] off = new double[NAMES.length][SEEDS];
    double[] errors = new double[NAMES.length];
    for (int seed = 0; seed < SEEDS; seed++) {
      PopulationFit fit = fit(model, DrawnSpectra.of(model, truth, PIXELS, seed).pixels());
      Dynamics found = fit.from(DrawnSpectra.dynamics(0.9, 5, 0.8), Progress.NONE);
      PopulationErrors sd = fit.errors(found, 20);
      for (int j = 0; j < NAMES.length; j++) {
        off[j][seed] = found.free()[j] - truth.free()[j];
        errors[j] += sd.sd()[j] * sd.sd()[j] / SEEDS;
      }
    }
    for (int j = 0; j < NAMES.length; j++) {
      double error = Math.sqrt(errors[j]);
      double mean = 0;
      double square = 0;
      for (double o : off[j]) {
        mean += o / SEEDS;
        square += o * o / SEEDS;
      }
      double scatter = Math.sqrt(square);
      assertEquals(0, mean, 3 * scatter / Math.sqrt(SEEDS), "mean " + NAMES[j]);
      // the scatter over 16 seeds is known to 18 %; the error of the noise is not reported
      double ratio = scatter / error;
      boolean sound = j == NOISE || ratio > 0.55 && ratio < 1.55;
      assertTrue(sound, NAMES[j] + " scatters by " + ratio + " errors");
    }
    assertTrue(Math.sqrt(errors[0]) < 0.04 && Math.sqrt(errors[3]) < 0.06, "useful errors");
  }

  /** The same dynamics whichever pixels share a level of brightness. */
  @Test
  void levelsOfBrightnessHaveTheirOwnNoise() {
    SpectrumModel model = DrawnSpectra.model(128, 1, 4, 16);
    Dynamics truth = DrawnSpectra.dynamics(0.75, 8, 0.5);
    PopulationFit fit = fit(model, DrawnSpectra.of(model, truth, 900, 3).pixels());
    Dynamics found = fit.from(DrawnSpectra.dynamics(0.6, 12, 0.3), Progress.NONE);
    PopulationErrors errors = fit.errors(found, 20);
    for (int j = 0; j < NAMES.length; j++) {
      double error = j == NOISE ? 0.15 : 3 * errors.sd()[j];
      assertEquals(truth.free()[j], found.free()[j], error, NAMES[j]);
    }
  }

  @Test
  void identicalPixelsHaveNoSpread() {
    SpectrumModel model = DrawnSpectra.model(128, 8);
    Dynamics truth = DrawnSpectra.dynamics(0.7, 8, 1e-6);
    PopulationFit fit = fit(model, DrawnSpectra.of(model, truth, 600, 4).pixels());
    Dynamics found = fit.from(DrawnSpectra.dynamics(0.7, 8, 0.4), Progress.NONE);
    assertTrue(found.sigma() < 0.15, "sigma " + found.sigma());
    assertEquals(Math.log(8), found.mu(), 0.08);
  }

  @Test
  void canBeCancelled() {
    SpectrumModel model = DrawnSpectra.model(64, 8);
    Dynamics truth = DrawnSpectra.dynamics(0.7, 8, 0.5);
    PopulationFit fit = fit(model, DrawnSpectra.of(model, truth, 50, 4).pixels());
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {
            throw new AssertionError("no stage of its own");
          }

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    Assertions.assertThrows(Cancelled.class, () -> fit.from(truth, cancelled));
  }

  /** Scores of independent normal numbers of known variance: sd = sqrt(B) / H. */
  @Test
  void errorsAreThoseOfIndependentScores() {
    SplittableRandom random = new SplittableRandom(1);
    int pixels = 40_000;
    double[][] scores = new double[5][pixels];
    double[] diagonal = new double[5];
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < pixels; i++) {
        scores[j][i] = (j + 1) * random.nextGaussian();
      }
      diagonal[j] = 3.0 * pixels;
    }
    PopulationErrors errors =
        PopulationErrors.of(scores, MatrixUtils.createRealDiagonalMatrix(diagonal), 400);
    for (int j = 0; j < 5; j++) {
      double truth = (j + 1) / (3 * Math.sqrt(pixels));
      assertEquals(truth, errors.sd()[j], 4 * truth / Math.sqrt(800));
    }
    assertEquals(1 / 3.0, errors.pixelVariance(), 1e-12);
  }

  /** Four neighbours with the same score count as one pixel. */
  @Test
  void errorsGrowWithWhatNeighboursShare() {
    SplittableRandom random = new SplittableRandom(2);
    int pixels = 40_000;
    double[][] scores = new double[5][pixels];
    for (int i = 0; i < pixels; i++) {
      double shared = i % 4 == 0 ? random.nextGaussian() : scores[0][i - 1];
      for (int j = 0; j < 5; j++) {
        scores[j][i] = shared;
      }
    }
    double[] diagonal = {pixels, pixels, pixels, pixels, pixels};
    PopulationErrors errors =
        PopulationErrors.of(scores, MatrixUtils.createRealDiagonalMatrix(diagonal), 400);
    double truth = 2 / Math.sqrt(pixels);
    assertEquals(truth, errors.sd()[3], 4 * truth / Math.sqrt(800));
  }

  @Test
  void aRidgeHasNoErrors() {
    double[][] scores = new double[5][40];
    double[] none = new double[5];
    PopulationErrors errors = PopulationErrors.of(scores, new Array2DRowRealMatrix(5, 5), 20);
    java.util.Arrays.fill(none, Double.NaN);
    assertArrayEquals(none, errors.sd());
  }

  /** Pixels of variance v tell sigma^2 of n / 1.5 of them to v sqrt(2 / (n / 1.5)). */
  @Test
  void theLeastSigmaIsNoneWithAnError() {
    PopulationErrors errors = new PopulationErrors(new double[] {0, 0, 0, 0, 0.05}, 0.09);
    double square = 0.09 * Math.sqrt(3 / 1200.0);
    Estimate none = errors.sigma(0.02, 0.0202, 1200);
    assertEquals(0, none.value());
    assertEquals(Math.sqrt(square), none.sd(), 1e-12);
    Estimate small = errors.sigma(0.03, 0.0202, 1200);
    assertEquals(0.03, small.value());
    assertEquals(Math.hypot(Math.sqrt(square), 0.0015), small.sd(), 1e-12);
    Estimate large = errors.sigma(0.5, 0.0202, 1200);
    assertEquals(Math.hypot(square / 2 / 0.5, 0.025), large.sd(), 1e-12);
  }
}
