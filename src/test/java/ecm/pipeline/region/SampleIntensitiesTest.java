package ecm.pipeline.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Warning;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.ScaledFrames;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Films of 600 frames, T = 20 tau, A = 0.1, 50 counts, steady and with a beam that decays. */
class SampleIntensitiesTest {

  private static final int SIDE = 48;
  private static final int FRAMES = 600;

  private static FrameStack film(long seed) {
    return Simulation.of(
            SimulationParameters.homogeneousFilm()
                .withRecording(new Recording(SIDE, SIDE, FRAMES, 1, 0.25))
                .withDynamics(new Dynamics(30, 0, 0, 0.8))
                .withImaging(new Imaging(0.7, 0.1, 50, 0, 16))
                .withSeed(seed),
            Progress.NONE)
        .stack();
  }

  /** The same under a beam that falls by 30 %. */
  private static FrameStack decaying(FrameStack steady) {
    double[] gain = new double[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      gain[t] = 1 / (1 - 0.3 * t / FRAMES);
    }
    return new ScaledFrames(steady, 0, gain);
  }

  private static SampleIntensities of(FrameStack stack, FrameNormalization how) {
    SampleChoice all =
        new SampleChoice(
            MaskParameters.defaults(), Optional.of(Mask.all(SIDE, SIDE)), Optional.empty());
    MeasuredSample sample =
        MeasuredSample.of(stack, all, MeasuredSample.Depths.USUAL, Progress.NONE);
    return SampleIntensities.of(
        sample, MapParameters.defaults().withNormalization(how), false, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(longs = {4101, 4102, 4103})
  void aSteadyRecordIsLeftAsItIs(long seed) {
    FrameStack steady = film(seed);
    SampleIntensities found = of(steady, FrameNormalization.AUTO);
    assertSame(steady, found.frames());
    assertEquals(FrameNormalization.NONE, found.parameters().normalization());
    assertEquals(Optional.empty(), found.told());
  }

  @ParameterizedTest
  @ValueSource(longs = {4101, 4102, 4103})
  void theTrendOfADecayingBeamIsDividedOutAndSaid(long seed) {
    FrameStack record = decaying(film(seed));
    SampleIntensities found = of(record, FrameNormalization.AUTO);
    assertEquals(FrameNormalization.TREND, found.parameters().normalization());
    Warning told = found.told().orElseThrow();
    assertEquals(Warning.Kind.BRIGHTNESS, told.kind());
    assertEquals(Warning.Severity.INFO, told.severity());
    assertTrue(told.text().contains("normalizeFrames=auto"), told.text());
    double first = mean(found.frames(), 0);
    double last = mean(found.frames(), FRAMES - 60);
    // 30 % before; the running mean over a twentieth is off by a little at both ends
    assertEquals(1, last / first, 0.05);
    assertEquals(0.73, mean(record, FRAMES - 60) / mean(record, 0), 0.05);
  }

  @Test
  void whatIsNotWantedIsNotDoneButSaid() {
    FrameStack record = decaying(film(4101));
    SampleIntensities found = of(record, FrameNormalization.NONE);
    assertSame(record, found.frames());
    Warning told = found.told().orElseThrow();
    assertEquals(Warning.Severity.WARNING, told.severity());
    assertTrue(told.advice().startsWith("give normalizeFrames=auto"), told.advice());
    assertEquals(Optional.empty(), of(record, FrameNormalization.TREND).told());
  }

  private static double mean(FrameStack stack, int from) {
    double sum = 0;
    for (int t = from; t < from + 60; t++) {
      for (float v : stack.frame(t)) {
        sum += v / (60.0 * SIDE * SIDE);
      }
    }
    return sum;
  }
}
