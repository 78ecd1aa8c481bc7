package ecm.pipeline.time;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.kww.FitParameters;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.parts.PartMapping;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.stack.FrameStack;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Films of 30 tau, dt = tau / 20. */
class SlidingWindowsTest {

  private static final int FRAMES = 600;

  private static SlidingWindows windows(FrameStack stack, Films film, double window, double step) {
    SampleChoice all =
        new SampleChoice(MaskParameters.defaults(), Optional.of(film.mask()), Optional.empty());
    MappedSample sample =
        MappedSample.of(
            stack,
            all,
            MapParameters.defaults()
                .withFit(FitParameters.defaults())
                .withEstimator(MapEstimator.FIT),
            false,
            Progress.NONE);
    PartMapping fit = MapEstimations.of(MapEstimator.FIT).parts(sample, Progress.NONE);
    return SlidingWindows.of(fit, sample, new SlidingWindows.Lengths(window, step), Progress.NONE)
        .value()
        .orElseThrow();
  }

  @Test
  void aWindowIsTheMapOfItsFramesAndOverlapExplainsAllOfAHomogeneousFilm() {
    Films film = Films.homogeneous(48, FRAMES, 30, 0.8, 11);
    FrameStack stack = film.simulate().stack();
    SlidingWindows found = windows(stack, film, 200, 100);
    assertEquals(5, found.tau().size());
    assertEquals(100, found.start()[1]);
    FrameStack second = RecordHalves.frames(stack, 100, 200);
    float[] alone =
        RelaxationMapping.fit(second, film.mask(), MapParameters.defaults(), Progress.NONE)
            .tau()
            .values();
    assertArrayEquals(alone, found.tau().get(1).values());
    Persistence persistence = found.persistence();
    assertEquals(4, persistence.pairs()[0]);
    assertEquals(400, persistence.separation()[3]);
    for (int k = 0; k < 4; k++) {
      double r = persistence.r()[k];
      assertEquals(persistence.nullMean()[k], r, 0.15, "separation " + (k + 1));
    }
    assertTrue(persistence.r()[0] > 0.2, "half of the frames are shared: " + persistence.r()[0]);
    assertEquals(0, persistence.r()[3], 0.15);
  }

  @Test
  void aStaticPatternPersists() {
    Films film = Films.homogeneous(48, FRAMES, 30, 0.8, 12).with(0.8, 1);
    Persistence found = windows(film.simulate().stack(), film, 200, 200).persistence();
    assertTrue(found.r()[1] > found.nullMean()[1] + 0.25, "r = " + found.r()[1]);
  }

  @Test
  void zeroTakesTauOfTheRegion() {
    Films film = Films.homogeneous(32, FRAMES, 60, 0.8, 13);
    SlidingWindows found = windows(film.simulate().stack(), film, 0, 0);
    assertEquals(20 * film.tau(), found.window(), 0.35 * 20 * film.tau());
    assertEquals(1 / 20.0, found.step() / found.window(), 0.005);
    assertEquals(found.window() / 12, found.censoringLimit(), 1e-9);
  }

  @Test
  void halfOfARecordThatIsHardlyLongerThan20Tau() {
    Films film = Films.homogeneous(32, FRAMES, 24, 0.8, 13);
    SlidingWindows found = windows(film.simulate().stack(), film, 0, 0);
    assertEquals(FRAMES / 2.0, found.window());
    assertEquals(film.tau(), found.step(), 0.35 * film.tau());
  }

  @Test
  void aWindowLongerThanTheRecordIsRefused() {
    Films film = Films.homogeneous(16, FRAMES, 30, 0.8, 14);
    FrameStack stack = film.simulate().stack();
    assertRefused("window is 700.0 s, but the record is 600.0 s long", stack, film, 700);
    assertRefused("window is 20.00 s = 20 frames; allowed: at least 40 frames", stack, film, 20);
  }

  private static void assertRefused(String part, FrameStack stack, Films film, double window) {
    String message =
        assertThrows(InvalidInput.class, () -> windows(stack, film, window, 10)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
