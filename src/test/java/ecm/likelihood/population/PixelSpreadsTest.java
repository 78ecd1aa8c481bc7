package ecm.likelihood.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.likelihood.spectrum.DrawnSpectra;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.SpectrumModel;
import org.junit.jupiter.api.Test;

/** Scatter from pixel to pixel and the check of the spectrum, on spectra drawn from the model. */
class PixelSpreadsTest {

  private static final SpectrumModel MODEL = DrawnSpectra.model(1000, 10);
  private static final Dynamics PLAIN = DrawnSpectra.dynamics(0.7, 50, 0.5);
  private static final int PIXELS = 1500;

  private static PixelSpreads excess(Dynamics truth, long seed) {
    DrawnSpectra measured = DrawnSpectra.of(MODEL, truth, PIXELS, seed);
    DrawnSpectra simulated = DrawnSpectra.of(MODEL, PLAIN, PIXELS, seed + 50);
    return PixelSpreads.of(measured.fitted(PLAIN), MODEL)
        .less(PixelSpreads.of(simulated.fitted(PLAIN), MODEL));
  }

  /** The variance 0.01 of beta is found to a quarter, in spite of the linear approximation. */
  @Test
  void scatterOfBetaIsFound() {
    double mean = 0;
    for (int seed = 0; seed < 3; seed++) {
      PixelSpreads found = excess(PLAIN.withSpreads(0, 0.1), seed);
      assertTrue(found.beta() > 4 * found.betaSd(), found.toString());
      mean += found.beta() / 3;
    }
    assertEquals(0.01, mean, 0.0025);
  }

  @Test
  void scatterOfBrightnessIsFound() {
    PixelSpreads found = excess(PLAIN.withSpreads(0.3, 0), 7);
    assertEquals(0.09, found.brightness(), 4 * found.brightnessSd());
    assertTrue(found.brightness() > 4 * found.brightnessSd(), found.toString());
    assertEquals(0, found.beta(), 4 * found.betaSd());
  }

  @Test
  void nothingIsFoundWhereNothingScatters() {
    double square = 0;
    for (int seed = 0; seed < 3; seed++) {
      PixelSpreads none = excess(PLAIN, 10 + seed);
      assertEquals(0, none.beta(), 3.5 * none.betaSd());
      assertEquals(0, none.brightness(), 3.5 * none.brightnessSd());
      assertTrue(none.betaSd() < 0.0015, "useful error " + none.betaSd());
      square += none.beta() * none.beta() / none.betaSd() / none.betaSd() / 3;
    }
    assertTrue(square > 0.05 && square < 4, "errors of their right size: " + square);
  }

  @Test
  void pixelsOfTheModelPassTheCheck() {
    for (int seed = 0; seed < 3; seed++) {
      ModelCheck.Fitted one = DrawnSpectra.of(MODEL, PLAIN, PIXELS, 20 + seed).fitted(PLAIN);
      ModelCheck.Fitted two = DrawnSpectra.of(MODEL, PLAIN, PIXELS, 30 + seed).fitted(PLAIN);
      SpectrumCheck check = ModelCheck.of(one, two, MODEL, 4, 400);
      assertTrue(check.passed(), check.sentence());
      assertEquals(0, check.deviation());
      int bins = MODEL.bins().count();
      assertEquals(bins, check.frequency().length);
      assertEquals(4 * MODEL.bins().frequency(bins - 1), check.frequency()[bins - 1], 1e-12);
      double square = 0;
      for (int b = 0; b < bins; b++) {
        double u = (check.measured()[b] - check.expected()[b]) / check.sd()[b];
        square += u * u / bins;
      }
      assertEquals(1, square, 4 * Math.sqrt(2.0 / bins), "errors of their right size");
    }
  }

  private static SpectrumCheck changed(int from, int to, double factor) {
    DrawnSpectra drawn = DrawnSpectra.of(MODEL, PLAIN, PIXELS, 40);
    int bins = MODEL.bins().count();
    for (int i = 0; i < PIXELS; i++) {
      for (int b = from; b < to; b++) {
        drawn.pixels().power()[i * bins + b] *= factor;
      }
    }
    ModelCheck.Fitted sound = DrawnSpectra.of(MODEL, PLAIN, PIXELS, 41).fitted(PLAIN);
    return ModelCheck.of(drawn.fitted(PLAIN), sound, MODEL, 4, 400);
  }

  /** 15 % more power in the highest bins, as of jitter. */
  @Test
  void morePowerAtHighFrequencyIsTold() {
    int bins = MODEL.bins().count();
    SpectrumCheck check = changed(bins - 3, bins, 1.15);
    assertEquals(0.15, check.deviation(), 0.05);
    assertTrue(
        check
            .sentence()
            .matches(
                "the record does not follow the model: its power at (1\\.[4-9]|2)[0-9.]* Hz is"
                    + " 1[1-9] % higher than expected, among the fastest frequencies, as from"
                    + " jitter that registration left or noise of the beam"),
        check.sentence());
  }

  @Test
  void lessPowerAtHighFrequencyIsTold() {
    int bins = MODEL.bins().count();
    String sentence = changed(bins - 3, bins, 0.85).sentence();
    assertTrue(sentence.contains("% lower than expected, among the fastest frequencies"), sentence);
  }

  @Test
  void powerAtLowFrequencyIsADrift() {
    String sentence = changed(0, 5, 2).sentence();
    assertTrue(sentence.contains("among the slowest frequencies"), sentence);
    assertTrue(sentence.endsWith("as from a drifting beam, drift or contamination"), sentence);
  }

  @Test
  void aBumpInTheMiddleIsASecondProcess() {
    int bins = MODEL.bins().count();
    String sentence = changed(bins / 2 - 2, bins / 2 + 2, 1.4).sentence();
    assertTrue(sentence.contains("among the middle frequencies"), sentence);
    assertTrue(sentence.contains("two processes"), sentence);
  }
}
