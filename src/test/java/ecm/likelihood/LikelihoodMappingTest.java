package ecm.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Quantiles;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.ScaledFrames;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import java.util.Arrays;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Maps of films of known truth, by the suite's simulator and by one that shares nothing with it.
 *
 * <p>The bounds are those of 96 x 96 pixels and 80 frames per tau with room for what these films
 * have less: 40 frames per tau or fewer, so that ln tau is good to 0.13 to 0.2; and a field of some
 * 30 domains, whose common level is known to some percent only.
 */
class LikelihoodMappingTest {

  private static void assertWithin(double low, double high, double value, String what) {
    assertTrue(low <= value && value <= high, what + " is " + value);
  }

  @Test
  void aSimulatedFilmIsMapped() {
    TestFilm film = TestFilm.simulated(40, 800, 40, 0.5, 10, 1, 1);
    LikelihoodMaps maps = film.maps();
    MapScore score = film.score(maps);
    assertEquals(1600, score.pixels());
    assertWithin(0.94, 1, score.correlation(), "r");
    assertWithin(0, 0.155, score.rms(), "rms");
    assertWithin(0.6, 0.76, score.coverage(), "coverage");
    assertWithin(-0.1, 0.1, score.bias(), "bias");
    LikelihoodPopulation population = maps.population();
    assertEquals(score.sigma(), population.sigma().value(), 0.1 * score.sigma());
    assertWithin(0.01, 0.06, population.sigma().sd(), "error of sigma");
    assertEquals(0.7, population.beta().value(), 0.025);
    assertEquals(10, population.counts(), 0.6);
    assertEquals(1, population.contrast().value(), 3 * population.contrast().sd());
    assertEquals(1, population.patterns());
    assertEquals(1, population.share());
    assertEquals(0, population.brightnessSd());
    assertEquals(0, population.betaSd());
    assertEquals(0, population.afterglow());
    // exp(-r/3) with the true xi of this one field known to 0.6 px
    assertEquals(3, population.xi().value(), 1);
    double median = Quantiles.median(film.lnTau());
    assertEquals(median, Math.log(population.tauMedian().value()), 0.13);
    assertTrue(maps.check().passed(), maps.check().sentence());
    assertEquals(1, Quantiles.median(maps.misfit().inside(maps.mask())), 0.15);
    MapScore alone = film.pixelScore(maps);
    assertTrue(alone.rms() > score.rms() && alone.rms() < 0.165, "own records: " + alone.rms());
    assertWithin(0.6, 0.76, alone.coverage(), "coverage of own records");
  }

  @Test
  void anIndependentFilmIsMapped() {
    TestFilm film = TestFilm.autoregressive(40, 600, 30, 0.5, 10, 2);
    film.assertCovariances();
    LikelihoodMaps maps = film.maps();
    MapScore score = film.score(maps);
    assertWithin(0.9, 1, score.correlation(), "r");
    assertWithin(0, 0.21, score.rms(), "rms");
    assertWithin(0.6, 0.76, score.coverage(), "coverage");
    assertWithin(-0.1, 0.1, score.bias(), "bias");
    LikelihoodPopulation population = maps.population();
    assertEquals(score.sigma(), population.sigma().value(), 0.12 * score.sigma());
    assertEquals(AutoregressiveFilm.BETA, population.beta().value(), 0.025);
    assertEquals(10, population.counts(), 2);
    assertTrue(maps.check().passed(), maps.check().sentence());
  }

  /** A homogeneous film has no sigma, and a map that scatters by less than a tenth. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHomogeneousFilmHasNoSpread(boolean independent) {
    TestFilm film =
        independent
            ? TestFilm.autoregressive(30, 300, 15, 0, 10, 1)
            : TestFilm.simulated(30, 300, 15, 0, 10, 1, 1);
    LikelihoodMaps maps = film.maps();
    LikelihoodPopulation population = maps.population();
    assertEquals(0, population.sigma().value(), 2 * population.sigma().sd());
    assertWithin(0.01, 0.1, population.sigma().sd(), "error of sigma");
    assertWithin(0, 0.1, film.score(maps).rms(), "scatter of the map");
    double off = Math.log(population.tauMedian().value()) - Math.log(15);
    assertEquals(0, off, 3 * population.tauMedian().sd() / population.tauMedian().value());
  }

  /** A tenth of the frames missing here and there costs a tenth of the record, and no more. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scatteredMissingFramesDoNotMoveTheLevel(boolean regular) {
    TestFilm film = TestFilm.simulated(40, 400, 20, 0.5, 10, 1, 8);
    boolean[] missing = new boolean[400];
    java.util.Random random = new java.util.Random(3);
    for (int t = 0; t < missing.length; t++) {
      missing[t] = regular ? t % 10 == 5 : random.nextDouble() < 0.1;
    }
    LikelihoodMaps whole = film.maps();
    LikelihoodMaps maps = film.with(SelectedFrames.without(film.stack(), missing)).maps();
    double level = Math.log(whole.population().tauMedian().value());
    assertEquals(level, Math.log(maps.population().tauMedian().value()), 0.04);
    MapScore score = film.score(maps);
    assertEquals(film.score(whole).bias(), score.bias(), 0.04);
    assertWithin(0.64, 0.73, score.coverage(), "coverage");
    assertEquals(whole.population().counts(), maps.population().counts(), 1);
  }

  /** One count per pixel and frame: the noise is as large as the signal, neighbours help. */
  @Test
  void oneCountPerPixelIsEnough() {
    TestFilm film = TestFilm.simulated(32, 400, 20, 0.5, 1, 1, 2);
    LikelihoodMaps maps = film.maps();
    MapScore score = film.score(maps);
    assertWithin(0.7, 1, score.correlation(), "r");
    assertWithin(0.55, 0.78, score.coverage(), "coverage");
    assertWithin(-0.12, 0.12, score.bias(), "bias");
    assertTrue(film.pixelScore(maps).correlation() < score.correlation() - 0.05);
    assertEquals(1, maps.population().counts(), 0.08);
    assertEquals(score.sigma(), maps.population().sigma().value(), 0.15);
  }

  /** Contrast 0.3 by a still background, and a camera that makes 7 units of an electron. */
  @Test
  void aBackgroundAndACameraGainAreToldFromTheRecord() {
    TestFilm film = TestFilm.simulated(32, 600, 30, 0.5, 10, 0.3, 4);
    double[] gain = new double[600];
    Arrays.fill(gain, 1 / 7.0);
    FrameStack camera = new ScaledFrames(film.stack(), 0, gain);
    LikelihoodMaps maps = film.with(camera).maps();
    MapScore score = film.score(maps);
    assertWithin(0.85, 1, score.correlation(), "r");
    assertWithin(0.58, 0.78, score.coverage(), "coverage");
    LikelihoodPopulation population = maps.population();
    assertEquals(0.3, population.contrast().value(), 3 * population.contrast().sd());
    assertEquals(Math.sqrt(0.3), population.share(), 0.08);
    assertEquals(1, population.patterns());
    assertEquals(10, population.counts(), 1);
  }

  /** A fast edge of 5 px: learned from the rest, it does not become part of the population. */
  @Test
  void aFastLayerIsMappedWithTheBulksPopulation() {
    double[] lnTau = TestFilm.lnTau(32, 24, 0.3, 6);
    for (int i = 0; i < lnTau.length; i++) {
      lnTau[i] -= i % 32 < 5 ? Math.log(4) : 0;
    }
    TestFilm film = TestFilm.autoregressive(lnTau, 480, 20, 6);
    float[] distance = new float[lnTau.length];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = i % 32 + 0.5f;
    }
    Mask all = Mask.all(32, 32);
    Mask bulk = Mask.of(32, 32, i -> i % 32 >= 7);
    LikelihoodMaps maps = film.maps(new FloatMap(32, 32, distance), r -> r.part(all, bulk));
    assertEquals(1024, maps.mask().count());
    assertEquals(0.3, maps.population().sigma().value(), 0.1);
    assertEquals(24, maps.population().tauMedian().value(), 4);
    double edge = Quantiles.median(maps.tau().ln().inside(all.minus(bulk)));
    double inside = Quantiles.median(maps.tau().ln().inside(bulk));
    // of the columns 0 to 6 the median is a fast one; a prior of the bulk pulls it a little
    assertEquals(-Math.log(4), edge - inside, 0.35);
    assertWithin(0.88, 1, film.score(maps).correlation(), "r of all");
  }

  private static TestFilm small() {
    return TestFilm.simulated(24, 320, 20, 0.5, 10, 1, 3);
  }

  private static void assertSame(LikelihoodMaps expected, LikelihoodMaps found) {
    assertEquals(expected.population(), found.population());
    assertArrayEquals(expected.tau().values(), found.tau().values());
    assertArrayEquals(expected.tauSd().values(), found.tauSd().values());
    assertArrayEquals(expected.pixelTau().values(), found.pixelTau().values());
    assertArrayEquals(expected.pixelTauSd().values(), found.pixelTauSd().values());
    assertArrayEquals(expected.misfit().values(), found.misfit().values());
    assertArrayEquals(expected.check().measured(), found.check().measured());
  }

  /** Bytes do not depend on threads or on where frames are; pixels outside the mask have none. */
  @Test
  void theSameBytesWithAnyThreadsAndFromVirtualStacks() {
    TestFilm film = small();
    Mask part = Mask.of(24, 24, i -> i % 24 > 3 && i / 24 != 11);
    FloatMap nowhere = FloatMap.filled(24, 24, Float.POSITIVE_INFINITY);
    LikelihoodMaps one =
        Parallelization.runWithNumThreads(1, () -> film.maps(nowhere, r -> r.part(part, part)));
    assertSame(
        one,
        Parallelization.runWithNumThreads(2, () -> film.maps(nowhere, r -> r.part(part, part))));
    TestFilm virtual = film.with(TestFilm.virtual(film.stack()));
    assertSame(one, virtual.maps(nowhere, r -> r.part(part, part)));
    assertArrayEquals(part.inside(), one.mask().inside());
    for (int i = 0; i < 576; i++) {
      assertEquals(!part.contains(i), Float.isNaN(one.tau().values()[i]));
      assertEquals(!part.contains(i), Float.isNaN(one.pixelTauSd().values()[i]));
    }
    assertWithin(0.84, 1, film.score(one).correlation(), "r");
  }

  /**
   * A block of frames and single ones missing, a sample that drifts by up to 3 px and leaves the
   * field there, a dead pixel and a pixel with a dead frame: the map of the rest is as good as
   * without.
   */
  @Test
  void missingFramesAndPixelsDoNoHarm() {
    TestFilm film = small();
    int side = 24;
    int frames = film.stack().frames();
    int[] dx = new int[frames];
    int[] dy = new int[frames];
    boolean[] missing = new boolean[frames];
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      dx[t] = t * 4 / frames;
      dy[t] = -(t * 3 / frames);
      missing[t] = t >= 200 && t < 230 || t == 50 || t == 300;
      float[] still = film.stack().frame(t);
      still[5 * side + 5] = Float.NaN;
      still[9 * side + 9] = t == 40 ? Float.NaN : still[9 * side + 9];
      float[] moved = new float[side * side];
      Arrays.fill(moved, missing[t] ? Float.NaN : 1e4f);
      for (int i = 0; i < moved.length && !missing[t]; i++) {
        int x = i % side - dx[t];
        int y = i / side - dy[t];
        boolean inside = x >= 0 && x < side && y >= 0 && y < side;
        moved[i] = inside ? still[y * side + x] : 1e4f;
      }
      planes[t] = moved;
    }
    FrameStack recorded =
        new ArrayFrameStack(side, side, planes, SampleType.FLOAT32, film.stack().info());
    FrameStack aligned = new ShiftedFrames(SelectedFrames.without(recorded, missing), dx, dy);
    // the dead pixel is to be estimated, but has nothing to teach
    Mask all = Mask.all(side, side);
    Mask alive = Mask.of(side, side, i -> i != 5 * side + 5);
    FloatMap nowhere = FloatMap.filled(side, side, Float.POSITIVE_INFINITY);
    LikelihoodMaps maps = film.with(aligned).maps(nowhere, r -> r.part(all, alive));
    assertFalse(maps.mask().contains(5, 5));
    for (FloatMap map : new FloatMap[] {maps.tau(), maps.tauSd(), maps.misfit()}) {
      assertTrue(Float.isNaN(map.get(5, 5)));
      assertTrue(Float.isFinite(map.get(9, 9)));
    }
    MapScore score = film.score(maps);
    // what drift covers in less than half of the valid frames has no estimate
    int covered = 0;
    for (int i = 0; i < side * side; i++) {
      int valid = aligned.coverage().validFramesAt(i % side, i / side);
      covered += valid >= aligned.coverage().validCount() / 2.0 ? 1 : 0;
    }
    assertEquals(covered - 1, score.pixels());
    assertEquals(covered - 1, maps.population().pixels());
    assertTrue(covered < side * side);
    assertWithin(0.84, 1, score.correlation(), "r");
    assertWithin(0.55, 0.78, score.coverage(), "coverage");
    assertWithin(-0.15, 0.15, score.bias(), "bias");
    assertEquals(10, maps.population().counts(), 2);
    // the edge that was uncovered for a part of the record is no outlier
    Mask edge = Mask.of(side, side, i -> i % side > 20 || i / side < 3);
    double[] off =
        Arrays.stream(edge.indices())
            .mapToDouble(i -> Math.log(maps.tau().values()[i]) - film.lnTau()[i])
            .toArray();
    assertWithin(0, 0.3, Quantiles.robustSd(off), "scatter at the edge");
  }
}
