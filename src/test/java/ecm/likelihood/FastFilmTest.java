package ecm.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Quantiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Films of few frames per tau, by the suite's simulator: what the moments extrapolate to lag 0 is
 * known to 10 to 40 % there, and must neither pass for an afterglow of the camera, which there is
 * none, nor for the speckle of few clusters.
 */
class FastFilmTest {

  @ParameterizedTest
  @CsvSource({"3, 10, 1", "3, 10, 2", "3, 10, 4", "3, 3, 4", "6, 10, 2"})
  void populationAndMapAreFound(double tau, double counts, long seed) {
    TestFilm film = TestFilm.simulated(40, 300, tau, 0.5, counts, 1, seed);
    LikelihoodMaps maps = film.maps();
    MapScore score = film.score(maps);
    assertTrue(score.correlation() > (counts > 5 ? 0.9 : 0.87), "r " + score.correlation());
    assertTrue(score.rms() < 0.25, "rms " + score.rms());
    assertEquals(0.68, score.coverage(), 0.08);
    LikelihoodPopulation population = maps.population();
    assertEquals(0, population.afterglow());
    assertEquals(0.7, population.beta().value(), 0.03);
    assertEquals(score.sigma(), population.sigma().value(), 0.1 * score.sigma());
    assertEquals(counts, population.counts(), 0.15 * counts);
    double median = Quantiles.median(film.lnTau());
    assertEquals(median, Math.log(population.tauMedian().value()), 0.13);
    assertEquals(1, population.contrast().value(), 3 * population.contrast().sd());
    assertEquals(1, population.share());
    assertTrue(maps.check().passed(), maps.check().sentence());
  }
}
