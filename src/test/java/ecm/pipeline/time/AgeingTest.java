package ecm.pipeline.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgeingTest {

  private static final int SIDE = 48;
  private static final int FRAMES = 2000;

  /** Time in a film whose tau is 100 frames, run through at a rate that falls to a quarter. */
  private static FrameStack slowingDown(Simulation film) {
    Object[] planes = new Object[FRAMES];
    for (int k = 0; k < FRAMES; k++) {
      planes[k] = film.planes()[(int) Math.floor(FRAMES * clock(k / (double) FRAMES))];
    }
    FrameStack s = film.stack();
    return new ArrayFrameStack(SIDE, SIDE, planes, s.sampleType(), s.info());
  }

  /** Rate 1.6 - 1.2 x, so that clock(1) = 1 and the rate falls from 1.6 to 0.4. */
  private static double clock(double x) {
    return 1.6 * x - 0.6 * x * x;
  }

  private static MeasuredSample whole(FrameStack stack) {
    Mask all = Mask.all(stack.width(), stack.height());
    return MeasuredSample.undivided(
        stack,
        new SampleChoice(MaskParameters.defaults(), Optional.of(all), Optional.empty()),
        Progress.NONE);
  }

  private static TwoTimeAnalysis of(FrameStack stack) {
    return TwoTimeAnalysis.of(whole(stack), 0, 5, Progress.NONE);
  }

  @Test
  void aSampleThatSlowsDownHasATauThatGrowsWithAge() {
    Simulation film = Films.homogeneous(SIDE, FRAMES, 20, 0.8, 5).simulate();
    Ageing ageing = of(slowingDown(film)).ageing();
    double[] tau = ageing.slices().stream().mapToDouble(Ageing.Slice::tau).toArray();
    // slices at the ends see lags of a few tau at most, over 2 tau of the record
    for (int k = 0; k < 5; k++) {
      Ageing.Slice slice = ageing.slices().get(k);
      assertEquals(FRAMES * (k + 0.5) / 5, slice.age(), 3);
      double expected = 100 / (1.6 - 1.2 * (k + 0.5) / 5);
      assertEquals(expected, tau[k], 0.25 * expected, Arrays.toString(tau));
    }
    assertTrue(tau[4] > 1.8 * tau[0], Arrays.toString(tau));
  }

  @Test
  void aStationarySampleHasOneTau() {
    Simulation film = Films.homogeneous(SIDE, FRAMES, 40, 0.8, 6).simulate();
    TwoTimeAnalysis analysis = of(film.stack());
    assertEquals(500, analysis.matrix().size());
    Ageing.Slice whole = analysis.ageing().whole();
    assertEquals(50, whole.tau(), 5);
    assertEquals(0.8, whole.beta(), 0.08);
    for (Ageing.Slice slice : analysis.ageing().slices()) {
      assertEquals(50, slice.tau(), 12.5, slice.reason());
    }
  }

  @Test
  void aSampleThatIsFastComparedToABinStillHasItsTau() {
    Simulation film = Films.homogeneous(SIDE, FRAMES, 200, 0.8, 8).simulate();
    TwoTimeAnalysis analysis = TwoTimeAnalysis.of(whole(film.stack()), 20, 4, Progress.NONE);
    assertEquals(20, analysis.matrix().framesPerBin());
    // tau of 10 frames is half a bin of the matrix
    assertEquals(10, analysis.ageing().whole().tau(), 0.5);
    assertEquals(0.8, analysis.ageing().whole().beta(), 0.04);
    for (Ageing.Slice slice : analysis.ageing().slices()) {
      assertEquals(10, slice.tau(), 1, slice.reason());
    }
  }

  @Test
  void whatIsTooFastOrTooSlowHasAReasonAndNoValue() {
    Simulation fast = Films.homogeneous(32, 1000, 500, 0.8, 7).simulate();
    TwoTimeAnalysis analysis = TwoTimeAnalysis.of(whole(fast.stack()), 10, 4, Progress.NONE);
    for (Ageing.Slice slice : analysis.ageing().slices()) {
      assertTrue(Double.isNaN(slice.tau()), "" + slice.tau());
      assertTrue(!slice.reason().isEmpty());
    }
  }
}
