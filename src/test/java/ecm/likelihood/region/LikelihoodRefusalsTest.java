package ecm.likelihood.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.TestFilm;
import ecm.sample.Speckle;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.StackInfo;
import org.junit.jupiter.api.Test;

/** What cannot be mapped is refused with a sentence. */
class LikelihoodRefusalsTest {

  private static final int SIDE = 16;
  private static final FloatMap NOWHERE = FloatMap.filled(SIDE, SIDE, Float.POSITIVE_INFINITY);
  private static final Speckle SPECKLE = new Speckle(2, 4.5);

  private static FrameStack film() {
    return TestFilm.simulated(SIDE, 100, 5, 0.3, 10, 1, 1).stack();
  }

  private static LikelihoodRegion region(Mask mask, float brightness) {
    FloatMap mean = FloatMap.filled(SIDE, SIDE, brightness);
    return new LikelihoodRegion(mask, mask, mean, mean, NOWHERE, SPECKLE, ShellMap.none(mask));
  }

  private static String refusal(FrameStack stack, LikelihoodRegion region) {
    return assertThrows(
            InvalidInput.class, () -> LikelihoodMapping.of(stack, region, Progress.NONE))
        .getMessage();
  }

  @Test
  void fewPixels() {
    Mask few = Mask.of(SIDE, SIDE, i -> i < 49);
    assertEquals(
        "the region has 49 pixels; at least 50 are needed to learn what they have in common",
        refusal(film(), region(few, 10)));
    assertEquals(
        "the region has 0 pixels; at least 50 are needed to learn what they have in common",
        refusal(film(), region(Mask.all(SIDE, SIDE), 0)));
  }

  @Test
  void fewFrames() {
    boolean[] missing = new boolean[100];
    for (int t = 0; t < 37; t++) {
      missing[2 * t] = true;
    }
    FrameStack some = SelectedFrames.without(film(), missing);
    assertEquals(
        "the record has 63 valid frames; at least 64 are needed",
        refusal(some, region(Mask.all(SIDE, SIDE), 10)));
  }

  @Test
  void aStillSample() {
    float[] plane = new float[SIDE * SIDE];
    java.util.Arrays.fill(plane, 10);
    Object[] planes = new Object[100];
    java.util.Arrays.fill(planes, plane);
    FrameStack still =
        new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, new StackInfo("still", 1, 1));
    assertEquals(
        "the intensity of the sample does not fluctuate beyond the noise from frame to frame",
        refusal(still, region(Mask.all(SIDE, SIDE), 10)));
  }

  @Test
  void canBeCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {
            // of no interest
          }

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        Cancelled.class,
        () -> LikelihoodMapping.of(film(), region(Mask.all(SIDE, SIDE), 10), cancelled));
  }
}
