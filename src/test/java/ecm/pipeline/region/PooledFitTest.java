package ecm.pipeline.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.whole.Films;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PooledFitTest {

  private static final double SPECKLE = 2.8;

  private static PooledFit fit(Films film) {
    return PooledFit.of(film.simulate().stack(), film.mask(), 60, SPECKLE, Progress.NONE);
  }

  // The same required of it as of the table: 8 %. The mean of four films leaves their scatter out.
  @ParameterizedTest
  @CsvSource({"20, .6, 0, 1", "20, 1, 0, 1", "40, .8, 10, .3", "10, .8, 0, 1"})
  void theFloorOfTheRecordTakesTheBiasOff(
      double recordOverTau, double beta, double counts, double contrast) {
    double lnTau = 0;
    double fittedBeta = 0;
    for (long seed = 1; seed <= 4; seed++) {
      Films film =
          Films.homogeneous(56, 800, recordOverTau, beta, seed).withNoise(counts, contrast);
      FloorFit floor = fit(film).floor();
      assertEquals("", floor.reason());
      lnTau += Math.log(floor.tau() / film.tau()) / 4;
      fittedBeta += floor.beta() / 4;
    }
    assertEquals(0, lnTau, 0.06);
    assertEquals(beta, fittedBeta, 0.05);
  }

  // Twelve films: the ratio of variances is chi squared / 11 but for the jackknife's own error.
  @Test
  void standardErrorsAreTheScatterOfOtherFilms() {
    double[] lnTau = new double[12];
    double[] beta = new double[12];
    double[] lnFloor = new double[12];
    double[] variance = new double[3];
    for (int i = 0; i < 12; i++) {
      PooledFit fit = fit(Films.homogeneous(72, 400, 20, 0.8, 20 + i));
      lnTau[i] = Math.log(fit.tau());
      beta[i] = fit.beta();
      lnFloor[i] = Math.log(fit.floor().tau());
      variance[0] += Math.pow(fit.tauSd() / fit.tau(), 2) / 12;
      variance[1] += fit.betaSd() * fit.betaSd() / 12;
      variance[2] += Math.pow(fit.floor().tauSd() / fit.floor().tau(), 2) / 12;
    }
    double[][] found = {lnTau, beta, lnFloor};
    for (int i = 0; i < 3; i++) {
      double ratio = scatter(found[i]) / variance[i];
      assertTrue(ratio > 0.3 && ratio < 2.2, i + ": scatter over jackknife " + ratio);
    }
  }

  private static double scatter(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
  }

  @Test
  void aRegionOfFewBlocksHasNoStandardError() {
    PooledFit fit = fit(Films.homogeneous(24, 400, 40, 0.8, 3));
    assertTrue(fit.isResolved() && fit.floor().isResolved());
    assertTrue(Double.isNaN(fit.tauSd()) && Double.isNaN(fit.betaSd()));
    assertTrue(Double.isNaN(fit.floor().tauSd()));
  }

  @Test
  void withoutADecayThereIsAReasonInsteadOfAFit() {
    FrameStack stack = Films.homogeneous(24, 400, 0.2, 1, 4).simulate().stack();
    PooledFit fit = PooledFit.of(stack, Mask.all(24, 24), 60, SPECKLE, Progress.NONE);
    assertFalse(fit.isResolved());
    assertFalse(fit.floor().isResolved());
    assertTrue(fit.floor().reason().length() > 10);
  }
}
