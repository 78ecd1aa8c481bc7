package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.kww.Conditions;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.ResponseTable;
import ecm.kww.Weights;
import ecm.pipeline.whole.Films;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiniteRecordTest {

  private static final Conditions SLOW = new Conditions(0.8, 1, Double.POSITIVE_INFINITY, 4000);
  private static final Conditions FAST = new Conditions(0.5, 1, 8, 4000);

  private static float fitted(double tau, Conditions conditions) {
    return (float) (tau * Math.exp(ResponseTable.shipped().medianBias(4000 / tau, conditions)));
  }

  @Test
  void eachRegionIsCorrectedWithItsOwnConditions() {
    float[] tau = {fitted(150, SLOW), fitted(50, FAST), 2000, Float.NaN, 100};
    RelaxationMaps raw = Maps.row(tau, 4000);
    FiniteRecord.Region slow = new FiniteRecord.Region(Mask.of(5, 1, i -> i == 0), SLOW);
    FiniteRecord.Region fast = new FiniteRecord.Region(Mask.of(5, 1, i -> i > 0 && i < 4), FAST);
    RelaxationMaps maps = FiniteRecord.correct(raw, List.of(slow, fast));
    float[] corrected = maps.tauCorrected().values();
    assertEquals(150, corrected[0], 0.5);
    assertEquals(50, corrected[1], 0.2);
    for (int i = 0; i < 5; i++) {
      boolean none = i > 1;
      assertEquals(none, Float.isNaN(corrected[i]), "pixel " + i);
      assertEquals(none, Float.isNaN(maps.tauSd().values()[i]), "pixel " + i);
      boolean expected = none && i != 3;
      assertEquals(expected, PixelFlag.NOT_CORRECTED.in(maps.flags()[i]), "pixel " + i);
    }
    assertTrue(PixelFlag.NOT_CORRECTED.in(raw.flags()[0]), "the raw maps are as they were");
  }

  // fraction of pixels whose 68 % interval holds the truth: 60 to 76 % is required
  @ParameterizedTest
  @CsvSource({"20, .7, 3", "40, 1, 4", "100, .5, 5"})
  void intervalsHoldTheTruth(double recordOverTau, double beta, long seed) {
    Films film = Films.homogeneous(48, 2000, recordOverTau, beta, seed);
    RelaxationMaps raw =
        RelaxationMapping.fit(
            film.simulate().stack(), film.mask(), MapParameters.defaults(), ecm.base.Progress.NONE);
    Conditions conditions = new Conditions(beta, 1, Double.POSITIVE_INFINITY, 2000);
    RelaxationMaps maps =
        FiniteRecord.correct(raw, List.of(new FiniteRecord.Region(film.mask(), conditions)));
    int held = 0;
    int n = 0;
    for (int i = 0; i < 48 * 48; i++) {
      double off = Math.log(maps.tauCorrected().values()[i] / film.tau());
      if (!Double.isNaN(off)) {
        held += Math.abs(off) < maps.tauSd().values()[i] ? 1 : 0;
        n++;
      }
    }
    assertTrue(n > 0.85 * 48 * 48, n + " pixels with an interval");
    double fraction = (double) held / n;
    assertTrue(fraction > 0.6 && fraction < 0.76, "held " + fraction);
  }

  @Test
  void onlyTheTabulatedFitsAreCorrected() {
    FitParameters bounded = FitParameters.defaults();
    assertTrue(FiniteRecord.isTabulated(bounded));
    assertTrue(FiniteRecord.isTabulated(bounded.withMode(FitMode.CLASSIC)));
    assertFalse(FiniteRecord.isTabulated(bounded.withMode(FitMode.FULL)));
    assertFalse(FiniteRecord.isTabulated(bounded.withFreeBaseline(true)));
    assertFalse(
        FiniteRecord.isTabulated(new FitParameters(FitMode.BOUNDED, 1, Weights.NONE, false)));
    assertFalse(
        FiniteRecord.isTabulated(new FitParameters(FitMode.BOUNDED, 2, Weights.PAIRS, false)));
  }
}
