package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  private static final double[] X = {1, 2, 2, Double.NaN, 4, 5, 7};
  private static final double[] Y = {3, 1, 4, 8, 4, 9, 6};

  /** scipy.stats.spearmanr: ties share their mean rank. */
  @Test
  void spearmanAveragesTiesAndLeavesOutNaN() {
    assertEquals(0.8088235294117647, Spearman.of(X, Y), 1e-12);
    assertEquals(-1, Spearman.of(new double[] {1, 2, 9}, new double[] {5, 4, 1}), 1e-12);
    assertTrue(Double.isNaN(Spearman.of(new double[] {1, 2}, new double[] {5, 4})));
  }

  /** r = 21.5 / sqrt(25.5 * 37.5) by hand. */
  @Test
  void pearsonHasTheNullOfItsSpeckles() {
    Pearson pearson = Pearson.of(X, Y, 1.5);
    assertEquals(21.5 / Math.sqrt(25.5 * 37.5), pearson.r(), 1e-12);
    assertEquals(6, pearson.pairs());
    assertEquals(0.5, pearson.nullSd(), 1e-12);
  }
}
