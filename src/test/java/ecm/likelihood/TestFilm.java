package ecm.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Progress;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Mask;
import java.util.function.UnaryOperator;

/** A square film of speckle of 2 px, a frame per second, with known ln tau. */
public record TestFilm(FrameStack stack, double[] lnTau, double meanCounts) {

  /** By the suite's simulator, beta 0.7 and xi 3 px. */
  public static TestFilm simulated(
      int side, int frames, double tau, double sigma, double counts, double contrast, long seed) {
    Simulation film =
        Simulation.of(
            SimulationParameters.homogeneousFilm()
                .withRecording(new Recording(side, side, frames, 1, 1))
                .withDynamics(new ecm.simulation.parameters.Dynamics(tau, sigma, 3, 0.7))
                .withImaging(new Imaging(2, contrast, counts, 0, 16))
                .withSeed(seed),
            Progress.NONE);
    double[] lnTau = new double[side * side];
    for (int i = 0; i < lnTau.length; i++) {
      lnTau[i] = Math.log(film.tau().values()[i]);
    }
    return new TestFilm(film.stack(), lnTau, counts);
  }

  /** By autoregressions, beta 0.5 and xi 3 px. */
  static TestFilm autoregressive(
      int side, int frames, double tau, double sigma, double counts, long seed) {
    return autoregressive(lnTau(side, tau, sigma, seed), frames, counts, seed);
  }

  static TestFilm autoregressive(double[] lnTau, int frames, double counts, long seed) {
    FrameStack stack = new AutoregressiveFilm(lnTau, frames, seed).counts(counts);
    return new TestFilm(stack, lnTau, counts);
  }

  static double[] lnTau(int side, double tau, double sigma, long seed) {
    double[] map = RandomMaps.gaussian(side, seed, r -> Math.exp(-r / 3));
    for (int i = 0; i < map.length; i++) {
      map[i] = Math.log(tau) + sigma * map[i];
    }
    return map;
  }

  public TestFilm with(FrameStack other) {
    return new TestFilm(other, lnTau, meanCounts);
  }

  LikelihoodRegion region(FloatMap distance) {
    Mask all = Mask.all(stack.width(), stack.height());
    Speckle speckle = Speckle.measure(stack, all, Progress.NONE);
    FloatMap mean = Moments.of(stack, Progress.NONE).mean();
    return LikelihoodRegion.of(all, mean, distance, speckle);
  }

  LikelihoodRegion region() {
    return region(FloatMap.filled(stack.width(), stack.height(), Float.POSITIVE_INFINITY));
  }

  public LikelihoodMaps maps() {
    return LikelihoodMapping.of(stack, region(), Progress.NONE);
  }

  public LikelihoodMaps maps(FloatMap distance, UnaryOperator<LikelihoodRegion> part) {
    return LikelihoodMapping.of(stack, part.apply(region(distance)), Progress.NONE);
  }

  public MapScore score(LikelihoodMaps maps) {
    return MapScore.of(maps.tau().values(), maps.tauSd().values(), lnTau);
  }

  MapScore pixelScore(LikelihoodMaps maps) {
    return MapScore.of(maps.pixelTau().values(), maps.pixelTauSd().values(), lnTau);
  }

  /** The film is what it says: covariances over lags and variance, over 16 parts of the field. */
  void assertCovariances() {
    int parts = 4;
    int side = stack.width();
    int frames = stack.frames();
    for (int lag : new int[] {0, 1, 4, 15, 60}) {
      double[] off = new double[parts * parts];
      for (int i = 0; i < lnTau.length; i++) {
        double truth = Math.exp(-2 * Math.sqrt(lag / Math.exp(lnTau[i])));
        int part = i / side * parts / side * parts + i % side * parts / side;
        off[part] -= (truth + (lag == 0 ? 1 / meanCounts : 0)) * off.length / lnTau.length;
      }
      for (int t = 0; t + lag < frames; t++) {
        float[] one = stack.frame(t);
        float[] two = stack.frame(t + lag);
        for (int i = 0; i < one.length; i++) {
          int part = i / side * parts / side * parts + i % side * parts / side;
          double product = (one[i] / meanCounts - 1) * (two[i] / meanCounts - 1);
          off[part] += product * off.length / lnTau.length / (frames - lag);
        }
      }
      double mean = 0;
      double square = 0;
      for (double value : off) {
        mean += value / off.length;
        square += value * value / off.length;
      }
      assertEquals(0, mean, 3 * Math.sqrt(square / off.length), "lag " + lag);
      assertEquals(0, mean, 0.1, "useful errors");
    }
  }

  /** The same frames, said to be on disk. */
  static FrameStack virtual(FrameStack stack) {
    return new FrameView(stack) {
      @Override
      public boolean isInMemory() {
        return false;
      }

      @Override
      public void copyRows(int frame, int y, int rows, float[] target) {
        source.copyRows(frame, y, rows, target);
      }
    };
  }
}
