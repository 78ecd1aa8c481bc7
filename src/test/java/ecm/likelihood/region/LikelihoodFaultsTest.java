package ecm.likelihood.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.TestFilm;
import ecm.likelihood.pixel.LnTauGrid;
import ecm.likelihood.population.PopulationFit;
import ecm.likelihood.spectrum.DrawnSpectra;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;
import ecm.sample.Speckle;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is not yet as it should be: each fails until it is put right. */
class LikelihoodFaultsTest {

  /** Second derivatives by differences to one side are those of another place. */
  @Test
  void theErrorsOfAFitAreTheScatter() {
    SpectrumModel model = DrawnSpectra.model(128, 8);
    Dynamics truth = DrawnSpectra.dynamics(0.68, 9, 0.45);
    int seeds = 40;
    double[] scatter = new double[5];
    double[] errors = new double[5];
    for (int seed = 0; seed < seeds; seed++) {
      PixelSpectra pixels = DrawnSpectra.of(model, truth, 400, 977L * seed + 12345).pixels();
      LnTauGrid grid = LnTauGrid.around(Math.log(8), 2.6, 0.1);
      PopulationFit fit =
          new PopulationFit(
              model,
              grid,
              DrawnSpectra.noResponse(model),
              pixels,
              DrawnSpectra.dynamics(0.75, 8, 0.5));
      Dynamics found = fit.from(truth, Progress.NONE);
      double[] sd = fit.errors(found, 20).sd();
      for (int j = 0; j < 5; j++) {
        scatter[j] += Math.pow(found.free()[j] - truth.free()[j], 2);
        errors[j] += sd[j] * sd[j];
      }
    }
    for (int j = 0; j < 5; j++) {
      assertEquals(1, Math.sqrt(scatter[j] / errors[j]), 0.35, "parameter " + j);
    }
  }

  /** Ten frames per tau: the gain starts at the least and never comes up. */
  @Test
  void shortRecordsKeepTheirNoise() {
    TestFilm film = TestFilm.simulated(24, 200, 10, 0.5, 10, 1, 6);
    LikelihoodMaps maps = film.maps();
    assertEquals(10, maps.population().counts(), 6);
    assertTrue(film.score(maps).coverage() > 0.5, film.score(maps).toString());
  }

  @Test
  void aDeadPixelDoesNotStopTheLearning() {
    TestFilm film = TestFilm.simulated(24, 320, 20, 0.5, 10, 1, 3);
    float[][] planes = new float[320][];
    for (int t = 0; t < 320; t++) {
      planes[t] = film.stack().frame(t);
      planes[t][125] = Float.NaN;
    }
    LikelihoodMaps maps = film.with(floats(24, planes)).maps();
    assertTrue(Double.isFinite(maps.population().tauMedian().sd()));
    assertEquals(0, film.score(maps).bias(), 0.1);
  }

  /** Columns that are covered in 30 of 320 frames cannot be known as well as the rest. */
  @Test
  void pixelsCoveredForAPartAreLessCertain() {
    TestFilm film = TestFilm.simulated(24, 320, 20, 0.5, 10, 1, 4);
    float[][] planes = new float[320][576];
    int[] dx = new int[320];
    for (int t = 0; t < 320; t++) {
      dx[t] = t < 30 ? 0 : 4;
      float[] still = film.stack().frame(t);
      for (int i = 0; i < 576; i++) {
        int x = i % 24 - dx[t];
        planes[t][i] = x >= 0 ? still[i - dx[t]] : 5;
      }
    }
    LikelihoodMaps maps = film.with(new ShiftedFrames(floats(24, planes), dx, new int[320])).maps();
    int covered = 0;
    int known = 0;
    for (int i = 0; i < 576; i++) {
      float tau = maps.tau().values()[i];
      if (i % 24 >= 20 && !Float.isNaN(tau)) {
        known++;
        double off = Math.log(tau) - film.lnTau()[i];
        covered += Math.abs(off) < maps.tauSd().values()[i] ? 1 : 0;
      }
    }
    assertTrue(known == 0 || covered > 0.5 * known, covered + " of " + known);
  }

  /** Noise and a still pattern: whatever chance makes of the covariances. */
  @Test
  void aNoisyStillSampleIsRefused() {
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      float[][] planes = new float[128][576];
      for (float[] plane : planes) {
        for (int i = 0; i < 576; i++) {
          plane[i] = (float) (100 + 10 * random.nextGaussian());
        }
      }
      Mask all = Mask.all(24, 24);
      FloatMap m = FloatMap.filled(24, 24, 100);
      FloatMap nowhere = FloatMap.filled(24, 24, Float.POSITIVE_INFINITY);
      LikelihoodRegion region =
          new LikelihoodRegion(all, all, m, m, nowhere, new Speckle(2, 4.5), ShellMap.none(all));
      FrameStack still = floats(24, planes);
      assertThrows(
          InvalidInput.class,
          () -> LikelihoodMapping.of(still, region, Progress.NONE),
          "seed " + seed);
    }
  }

  /** Bins that are not yet wide enough when the sample ends are left out altogether. */
  @Test
  void meansByDistanceReachTheMiddle() {
    float[] distance = new float[64 * 64];
    double[] values = new double[64 * 64];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = i % 64;
      values[i] = 3 + 0.5 * (i % 64);
    }
    DistanceMeans means =
        DistanceMeans.of(Mask.all(64, 64), new FloatMap(64, 64, distance), values, i -> 1);
    assertTrue(means.at(63) > 3 + 0.5 * 50, "innermost mean " + means.at(63));
  }

  private static FrameStack floats(int side, float[][] planes) {
    return new ArrayFrameStack(side, side, planes, SampleType.FLOAT32, new StackInfo("film", 1, 1));
  }
}
