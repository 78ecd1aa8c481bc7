package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.stack.Mask;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PopulationTest {

  private static final Conditions CONDITIONS =
      new Conditions(0.8, 1, Double.POSITIVE_INFINITY, 4000);

  @Test
  void describesThePixelsOfTheRegionThatHaveAValue() {
    float[] tau = {10, 20, 40, Float.NaN, 1e4f};
    Population p =
        Population.of(Maps.row(tau, 4000), Mask.of(5, 1, i -> i < 4), Optional.of(CONDITIONS));
    assertEquals(3, p.count());
    assertEquals(20, p.median());
    assertEquals(70.0 / 3, p.mean(), 1e-12);
    assertEquals(20, p.logNormal().median(), 1e-9);
    assertEquals(Math.log(2), p.logNormal().sigma(), 1e-9);
    assertEquals(0.8, p.betaMedian(), 1e-7);
    assertEquals(1, p.contrastMedian());
  }

  @Test
  void correctedMedianIsTheTimeWhoseMedianFitIsTheMedian() {
    ResponseTable table = ResponseTable.shipped();
    double fit = 200 * Math.exp(table.medianBias(20, CONDITIONS));
    float[] tau = {(float) fit / 2, (float) fit, (float) fit * 2};
    Population p = Population.of(Maps.row(tau, 4000), Mask.all(3, 1), Optional.of(CONDITIONS));
    assertEquals(200, p.correctedMedian(), 0.2);
    assertEquals(table.scatter(20, CONDITIONS), p.sigmaNull(), 1e-3);
    assertEquals(table.rankCorrelation(20, CONDITIONS), p.spearmanNull(), 1e-3);
    double excess = Math.log(2) * Math.log(2) - p.sigmaNull() * p.sigmaNull();
    assertEquals(Math.sqrt(excess), p.sigmaExcess(), 1e-6);
  }

  @Test
  void sigmaBelowItsNullHasNoExcess() {
    Population p =
        Population.of(
            Maps.row(new float[] {99, 100, 101}, 4000), Mask.all(3, 1), Optional.of(CONDITIONS));
    assertEquals(0, p.sigmaExcess());
  }

  @Test
  void withoutConditionsNothingIsCorrected() {
    Population p =
        Population.of(Maps.row(new float[] {99, 100}, 4000), Mask.all(2, 1), Optional.empty());
    assertTrue(Double.isNaN(p.correctedMedian()));
    assertTrue(Double.isNaN(p.sigmaNull()));
    assertTrue(Double.isNaN(p.sigmaExcess()));
    assertEquals(99.5, p.median());
  }
}
