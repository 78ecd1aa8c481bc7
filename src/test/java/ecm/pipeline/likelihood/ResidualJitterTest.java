package ecm.pipeline.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodPopulation;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.registration.ResidualJitter;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import org.junit.jupiter.api.Test;

/** Jitter is told from speckle that was never interpolated, and undone. */
class ResidualJitterTest {

  private static final int SIDE = 40;
  private static final int FRAMES = 600;
  private static final double TAU = 40;

  private static ResidualJitter measured(FrameStack film) {
    return ResidualJitter.measure(film, Mask.all(SIDE, SIDE), 2, Progress.NONE);
  }

  private static LikelihoodPopulation learned(FrameStack film) {
    Mask all = Mask.all(SIDE, SIDE);
    Speckle speckle = Speckle.measure(film, all, Progress.NONE);
    FloatMap mean = Moments.of(film, Progress.NONE).mean();
    FloatMap noEdge = FloatMap.filled(SIDE, SIDE, Float.POSITIVE_INFINITY);
    LikelihoodRegion region = LikelihoodRegion.of(all, mean, noEdge, speckle);
    return LikelihoodMapping.of(film, region, Progress.NONE).population();
  }

  /** The errors of single frames are what the two sets of pixels say. */
  @Test
  void theDisplacementsAreThoseOfTheFilm() {
    WaveFilm film = WaveFilm.shaken(SIDE, FRAMES, 0.3, 4);
    ResidualJitter jitter = measured(film.counted(TAU, 2, 10, 5));
    assertEquals(0.3, jitter.sd(), 0.02);
    assertTrue(jitter.error() < 0.08, "error " + jitter.error());
    double[] off = {0, 0};
    for (int t = 1; t < FRAMES; t++) {
      // from frame to frame, as what lasts longer is not seen
      double x = jitter.dx()[t] - jitter.dx()[t - 1] - film.dx()[t] + film.dx()[t - 1];
      double y = jitter.dy()[t] - jitter.dy()[t - 1] - film.dy()[t] + film.dy()[t - 1];
      off[0] += x * x / (FRAMES - 1);
      off[1] += y * y / (FRAMES - 1);
    }
    double expected = Math.sqrt(2) * jitter.error();
    assertTrue(Math.sqrt(off[0]) < 1.4 * expected, Math.sqrt(off[0]) + " for " + expected);
    assertTrue(Math.sqrt(off[1]) < 1.4 * expected, Math.sqrt(off[1]) + " for " + expected);
  }

  @Test
  void aFilmThatIsStillIsLeftAlone() {
    for (double counts : new double[] {1, 10}) {
      FrameStack film = WaveFilm.shaken(SIDE, FRAMES, 0, 4).counted(TAU, 2, counts, 6);
      ResidualJitter jitter = measured(film);
      assertEquals(0, jitter.sd());
      assertSame(film, jitter.undone(film, Progress.NONE));
      assertEquals("jitter: none was found that matters", jitter.sentence());
    }
  }

  /** The noise of what is left is that of the counts: 10, of which jitter of .3 px leaves 4. */
  @Test
  void theLikelihoodFindsTheCountsAgain() {
    FrameStack shaken = WaveFilm.shaken(SIDE, FRAMES, 0.3, 7).counted(TAU, 2, 10, 8);
    double spoilt = learned(shaken).counts();
    assertTrue(spoilt < 6, "without it " + spoilt);
    LikelihoodPopulation found = learned(measured(shaken).undone(shaken, Progress.NONE));
    assertEquals(10, found.counts(), 2);
    assertEquals(1, found.beta().value(), 0.05);
    assertEquals(Math.log(TAU), Math.log(found.tauMedian().value()), 0.15);
    assertTrue(found.sigma().value() < 0.1, "sigma " + found.sigma().value());
  }

  @Test
  void aSmallFieldIsNotJudged() {
    FrameStack film = WaveFilm.shaken(12, 100, 0.3, 4).counted(TAU, 2, 10, 5);
    ResidualJitter jitter = ResidualJitter.measure(film, Mask.all(12, 12), 2, Progress.NONE);
    assertTrue(Double.isNaN(jitter.sd()));
    assertEquals("jitter: there are too few pixels to tell", jitter.sentence());
    assertSame(film, jitter.undone(film, Progress.NONE));
  }
}
