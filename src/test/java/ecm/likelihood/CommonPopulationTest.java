package ecm.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.stack.FrameStack;
import ecm.stack.SelectedFrames;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of one record, of which all but the level is learned together. */
class CommonPopulationTest {

  private static FrameStack part(FrameStack stack, int start, boolean[] missing) {
    return new SelectedFrames(stack, start, missing.length, missing, stack.info());
  }

  /** Two parts of 10 tau and one that misses frames, which is mapped by itself. */
  @Test
  void partsHaveOnePopulationAndTheirOwnLevel() {
    TestFilm film = TestFilm.simulated(32, 600, 20, 0.5, 10, 1, 4);
    boolean[] some = new boolean[200];
    some[50] = true;
    List<FrameStack> parts =
        List.of(
            part(film.stack(), 0, new boolean[200]),
            part(film.stack(), 200, new boolean[200]),
            part(film.stack(), 400, some));
    List<LikelihoodMaps> maps = LikelihoodMapping.ofParts(parts, film.region(), Progress.NONE);
    assertEquals(3, maps.size());
    double level = Quantiles.median(film.lnTau());
    for (LikelihoodMaps map : maps) {
      MapScore score = film.score(map);
      assertTrue(score.correlation() > 0.8, "r = " + score.correlation());
      assertEquals(level, Math.log(map.population().tauMedian().value()), 0.2);
      assertEquals(0.7, map.population().beta().value(), 0.06);
    }
    LikelihoodPopulation first = maps.get(0).population();
    LikelihoodPopulation second = maps.get(1).population();
    assertEquals(first.beta().value(), second.beta().value());
    assertEquals(first.contrast().value(), second.contrast().value());
    assertTrue(first.tauMedian().value() != second.tauMedian().value());
    assertTrue(first.beta().value() != maps.get(2).population().beta().value());
  }
}
