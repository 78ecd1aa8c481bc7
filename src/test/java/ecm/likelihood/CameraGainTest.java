package ecm.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.likelihood.population.CameraGain;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Camera;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Mask;
import ecm.stack.ScaledFrames;
import ecm.statistics.Estimate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A camera whose gain is known, by the suite's simulated camera. */
class CameraGainTest {

  private static TestFilm film(double counts, Camera camera) {
    SimulationParameters film =
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(28, 28, 400, 1, 1))
            .withDynamics(new ecm.simulation.parameters.Dynamics(20, 0.5, 3, 0.7))
            .withImaging(new Imaging(2, 1, counts, 0, 16))
            .withSeed(5);
    Simulation made = Simulation.of(film.withCamera(camera), Progress.NONE);
    return new TestFilm(made.stack(), made.tau().ln().inside(Mask.all(28, 28)), counts);
  }

  private static LikelihoodMaps maps(TestFilm film, double electronsPerUnit) {
    return LikelihoodMapping.of(
        film.stack(), film.region().recordedWith(electronsPerUnit), Progress.NONE);
  }

  /** 8 ADU per electron change no bit of a float but its exponent: the same maps, with 1/8. */
  @Test
  void theMapsAreThoseOfTheElectrons() {
    LikelihoodMaps electrons = maps(film(1, Camera.IDEAL), 1);
    LikelihoodMaps units = maps(film(1, Camera.IDEAL.withReadout(8, 0, 0)), 0.125);
    assertArrayEquals(electrons.tau().values(), units.tau().values());
    assertArrayEquals(electrons.tauSd().values(), units.tauSd().values());
    assertEquals(electrons.population().counts(), units.population().counts(), 1e-9);
    CameraGain gain = units.population().camera().orElseThrow();
    assertTrue(gain.used());
    assertEquals(0.125, gain.given());
    assertEquals(0.125, gain.found().value(), 4 * gain.found().sd());
    assertTrue(gain.found().sd() < 0.05 * 0.125, "useful error");
    assertTrue(
        gain.sentence().startsWith("the gain given, 0.1250 electrons per ADU, was used"),
        gain.sentence());
  }

  /** Where the noise weighs most a known gain does no harm, nor does one that is off by 3 %. */
  @Test
  void fewCountsAreMappedNoWorse() {
    TestFilm film = film(0.5, Camera.IDEAL.withReadout(8, 0, 0));
    LikelihoodMaps without = maps(film, 0);
    assertEquals(Optional.empty(), without.population().camera());
    for (double given : new double[] {0.125, 0.125 * 1.03}) {
      LikelihoodMaps with = maps(film, given);
      assertTrue(with.population().camera().orElseThrow().used());
      assertEquals(0.5, with.population().counts(), 0.04 * 0.5);
      assertTrue(film.score(with).rms() < film.score(without).rms() + 0.01);
      assertTrue(film.score(with).correlation() > film.score(without).correlation() - 0.01);
      assertEquals(0, film.score(with).bias(), 0.15);
    }
  }

  /** A gain that is off by 1.5 is told, and all is as without it. */
  @Test
  void aGainThatContradictsTheNoiseIsNotUsed() {
    TestFilm film = film(3, Camera.IDEAL.withReadout(8, 0, 0));
    LikelihoodMaps without = maps(film, 0);
    for (double wrong : new double[] {0.125 * 1.5, 0.125 / 1.5}) {
      LikelihoodMaps with = maps(film, wrong);
      CameraGain gain = with.population().camera().orElseThrow();
      assertFalse(gain.used());
      assertTrue(gain.sentence().contains("contradicts the record"), gain.sentence());
      assertArrayEquals(without.tau().values(), with.tau().values());
      assertArrayEquals(without.tauSd().values(), with.tauSd().values());
    }
  }

  /**
   * Read noise of 4 electrons on an offset, at 20 counts: its variance adds 16 to 20; the square
   * root, in which dark frames have more of it, shows more than that.
   */
  @Test
  void readNoiseIsTold() {
    TestFilm film = film(20, Camera.IDEAL.withReadout(8, 4, 1000));
    double[] ones = new double[400];
    Arrays.fill(ones, 1);
    CameraGain gain =
        maps(film.with(new ScaledFrames(film.stack(), 1000, ones)), 0.125)
            .population()
            .camera()
            .orElseThrow();
    double ratio = gain.found().value() / 0.125;
    assertTrue(ratio < 20.0 / 36, "electrons per electron " + ratio);
    assertFalse(gain.used());
  }

  @Test
  void fourStandardDeviationsContradict() {
    double edge = Math.exp(4 * Math.hypot(0.02, 0.01));
    assertTrue(CameraGain.of(2 * edge * 0.999, Estimate.of(2, 0.02)).used());
    assertFalse(CameraGain.of(2 * edge * 1.001, Estimate.of(2, 0.02)).used());
    assertTrue(CameraGain.of(2 / edge * 1.001, Estimate.of(2, 0.02)).used());
    assertFalse(CameraGain.of(2 / edge * 0.999, Estimate.of(2, 0.02)).used());
    // a record that does not tell its noise contradicts nothing
    assertTrue(CameraGain.of(2, Estimate.of(9, Double.NaN)).used());
    assertEquals(
        "the gain given, 2.000 electrons per ADU, contradicts the record, whose noise is that of"
            + " 3.00 ± 0.02, and was not used; read noise, a background that was taken off, or"
            + " frames that were interpolated or rescaled change the noise, too",
        CameraGain.of(2, Estimate.of(3, 0.02)).sentence());
    assertEquals(
        "the gain given, 2.000 electrons per ADU, was used, as known to 2 %; the noise of the record"
            + " alone tells 2.05 ± 0.02",
        CameraGain.of(2, Estimate.of(2.05, 0.02)).sentence());
  }
}
