package ecm.pipeline.nulls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.kww.Conditions;
import ecm.kww.FitParameters;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.whole.Films;
import ecm.pipeline.whole.StackAnalysis;
import ecm.stack.Mask;
import org.junit.jupiter.api.Test;

/** Against an independent homogeneous film, and one with domains, of the same conditions. */
class HomogeneousNullTest {

  private static final int FRAMES = 500;
  private static final Mask ALL = Mask.all(NullFilms.SIDE, NullFilms.SIDE);
  private static final Films FILM = Films.homogeneous(72, FRAMES, 20, 0.8, 3);

  private static NullConditions conditions(double counts) {
    Conditions c = new Conditions(0.8, 1, counts, 100);
    return new NullConditions(2.8, c, 20, 100, 100, FitParameters.defaults());
  }

  @Test
  void aHomogeneousFilmIsLikeItsNull() {
    StackAnalysis film = FILM.analyze(FILM.simulate());
    Heterogeneity found = film.heterogeneity();
    HomogeneousNull homogeneous = found.homogeneous().value().orElseThrow();
    double speckles = 72 * 72 / 8.9;
    double sigma = found.logNormal().sigma();
    assertEquals(sigma, found.sigmaNull(), 3.5 * sigma / Math.sqrt(2 * speckles));
    assertEquals(film.bulk().spearman(), found.spearmanNull(), 0.12);
    assertEquals(found.slow().areaFraction(), found.slowFractionNull(), 0.03);
    assertEquals(1, found.slow().diameter() / found.slowDiameterNull(), 0.25);
    assertFalse(found.excess().resolved());
    assertTrue(found.unresolved().contains("no domain pattern persisting over T/2 = 250.0 s"));
    double median = Quantiles.median(homogeneous.tau().get(0).inside(ALL));
    assertEquals(1, median / film.bulk().median(), 0.15);
    assertEquals(0, homogeneous.halves().mean(), 0.06);
    double sd = homogeneous.halves().sd() * Math.sqrt(32 * 32 / 8.9);
    assertTrue(sd > 0.3 && sd < 1.2, "in 1/sqrt(N_speckle): ln tau varies faster than speckle");
    assertEquals(20, homogeneous.covariance().samples());
  }

  @Test
  void domainsExceedIt() {
    Films film = FILM.with(0.6, 1);
    Heterogeneity found = film.analyze(film.simulate()).heterogeneity();
    assertTrue(found.excess().resolved());
    double pixels = 1 / 0.25;
    assertEquals(pixels, found.excess().xi(), 0.4 * pixels);
    assertTrue(found.sigmaExcess() > 0.35 && found.sigmaExcess() < 0.7, "" + found.sigmaExcess());
    assertTrue(found.slow().diameter() > 1.1 * found.slowDiameterNull());
  }

  @Test
  void itIsSimulatedOnce() {
    HomogeneousNull first = HomogeneousNull.of(conditions(1e4), Progress.NONE);
    assertSame(first, HomogeneousNull.of(conditions(10_000.4), Progress.NONE), "four digits");
  }

  @Test
  void itCanBeCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(Cancelled.class, () -> HomogeneousNull.of(conditions(7), cancelled));
  }

  @Test
  void withoutItsConditionsThereIsAReason() {
    StackAnalysis film = FILM.analyze(FILM.simulate());
    MapParameters maps = film.parameters().maps();
    MapParameters binned =
        new MapParameters(100, maps.fit(), maps.engine(), 0, FrameNormalization.NONE, 2);
    assertReason("binning 1", film, 2.8, binned);
    assertReason("speckle size", film, Double.NaN, maps);
  }

  private static void assertReason(
      String part, StackAnalysis film, double speckle, MapParameters maps) {
    Maybe<NullConditions> found = NullConditions.of(film.bulk(), film.maps(), speckle, maps);
    assertTrue(found.value().isEmpty());
    assertTrue(found.reason().contains(part), found.reason());
  }
}
