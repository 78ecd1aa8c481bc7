package ecm.fourpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.sample.Moments;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import java.util.SplittableRandom;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;

/** On noise of 40 x 34 px with an irregular mask, invalid frames and drift. */
class FourPointInvarianceTest {

  private static final int FRAMES = 150;
  private static final FrameStack STACK = noise();
  private static final Mask MASK =
      Mask.of(40, 34, i -> (i * 31 + i / 40 * 17) % 7 != 0 && i % 40 > 2);

  private static FrameStack noise() {
    SplittableRandom random = new SplittableRandom(4);
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      short[] plane = new short[40 * 34];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) (random.nextInt(1000) * (1 + i % 3));
      }
      planes[t] = plane;
    }
    ArrayFrameStack whole =
        new ArrayFrameStack(40, 34, planes, SampleType.UINT16, new StackInfo("noise", 1, 1));
    boolean[] bad = new boolean[FRAMES];
    int[] dx = new int[FRAMES];
    int[] dy = new int[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      bad[t] = t % 11 == 4;
      dx[t] = t / 60;
      dy[t] = -(t / 70);
    }
    return new ShiftedFrames(SelectedFrames.without(whole, bad), dx, dy);
  }

  private static FourPoint compute(FrameStack stack, int... lags) {
    return FourPoint.of(
        stack,
        MASK,
        Moments.of(stack, Progress.NONE).mean(),
        FourPointRequest.ring(5, lags),
        Progress.NONE);
  }

  @Test
  void invalidAndUncoveredSamplesDoNotCount() {
    FourPoint found = compute(STACK, 0, 3, 70);
    Mask covered = MASK.and(Mask.of(40, 34, STACK.coverage().always()));
    for (int k = 0; k < 3; k++) {
      for (int r = 0; r <= 5; r++) {
        double plain =
            TripleLoop.g4(STACK, covered, found.request().lags()[k], r, FourPointForm.RING);
        assertEquals(plain, found.g4()[k][r], 1e-6 * plain, "lag " + k + ", R " + r);
      }
    }
  }

  @Test
  void manyLagsAreTheSame() {
    int[] lags = FourPointRequest.allLags(FRAMES - 1);
    FourPoint many = compute(STACK, lags);
    FourPoint few = compute(STACK, 3, 70, 120);
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(few.g4()[k], many.g4()[few.request().lags()[k] - 1], 2e-6);
      assertArrayEquals(few.sd(k), many.sd(few.request().lags()[k] - 1), 2e-6);
    }
  }

  @Test
  void threadsDoNotMatter() {
    FourPoint one = Parallelization.runWithNumThreads(1, () -> compute(STACK, 2, 9));
    FourPoint five = Parallelization.runWithNumThreads(5, () -> compute(STACK, 2, 9));
    for (int k = 0; k < 2; k++) {
      assertArrayEquals(one.g4()[k], five.g4()[k]);
      assertArrayEquals(one.sd(k), five.sd(k));
    }
  }

  @Test
  void aStackOnDiskGivesTheSame() {
    FrameStack disk =
        new FrameView(STACK) {
          @Override
          public boolean isInMemory() {
            return false;
          }
        };
    FourPoint memory = compute(STACK, 2, 9);
    FourPoint read = compute(disk, 2, 9);
    assertArrayEquals(memory.g4()[0], read.g4()[0]);
    assertArrayEquals(memory.sd(1), read.sd(1));
  }

  @Test
  void cancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        Cancelled.class,
        () ->
            FourPoint.of(
                STACK,
                MASK,
                Moments.of(STACK, Progress.NONE).mean(),
                FourPointRequest.ring(5, 1),
                cancelled));
  }

  @Test
  void aLagBeyondTheRecordIsRefused() {
    assertEquals(
        "a lag of 150 frames is beyond the record of 150 frames; at most 149 is allowed",
        assertThrows(InvalidInput.class, () -> compute(STACK, 1, 150)).getMessage());
  }
}
