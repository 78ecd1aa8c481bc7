package ecm.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  private static final StackInfo INFO = new StackInfo("s", 1, 1);

  private static FrameStack random(int width, int height, int frames, double offset) {
    Random random = new Random(3);
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      float[] plane = new float[width * height];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) (offset + 10 * random.nextDouble());
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(width, height, planes, SampleType.FLOAT32, INFO);
  }

  /** The same frames as a stack that one thread must read frame by frame, each once. */
  private static final class Virtual extends FrameView {

    private final AtomicInteger reads;

    Virtual(FrameStack source, AtomicInteger reads) {
      super(source);
      this.reads = reads;
    }

    @Override
    public boolean isInMemory() {
      return false;
    }

    @Override
    public void copyRows(int frame, int y, int rows, float[] target) {
      assertEquals(reads.getAndIncrement(), frame);
      source.copyRows(frame, y, rows, target);
    }
  }

  private static FrameStack drifting(double offset) {
    int frames = 60;
    int[] dx = new int[frames];
    int[] dy = new int[frames];
    boolean[] bad = new boolean[frames];
    Random random = new Random(9);
    for (int t = 1; t < frames; t++) {
      dx[t] = random.nextInt(9) - 4;
      dy[t] = random.nextInt(43) - 21;
      bad[t] = t % 11 == 4;
    }
    FrameStack whole = random(13, 37, frames, offset);
    return SelectedFrames.without(new ShiftedFrames(whole, dx, dy), bad);
  }

  @ParameterizedTest
  @CsvSource({"0,1e-6", "32768,4e-3"})
  void areTheSumsOverValidCoveredSamples(double offset, double rounding) {
    FrameStack stack = drifting(offset);
    Moments moments = Moments.of(stack, Progress.NONE);
    for (int i = 0; i < 13 * 37; i++) {
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int t = 0; t < stack.frames(); t++) {
        if (stack.coverage().isValid(t, i % 13, i / 13)) {
          double value = stack.frame(t)[i] - offset;
          sum += value;
          squares += value * value;
          n++;
        }
      }
      double mean = sum / n;
      assertEquals(mean + offset, moments.mean().values()[i], rounding);
      assertEquals(Math.sqrt(squares / n - mean * mean), moments.sd().values()[i], 1e-5);
    }
  }

  @Test
  void theFrameMeanIsOverCoveredPixels() {
    FrameStack stack = drifting(0);
    double[] frameMean = Moments.of(stack, Progress.NONE).frameMean();
    for (int t = 0; t < stack.frames(); t++) {
      double sum = 0;
      int n = 0;
      for (int i = 0; i < 13 * 37; i++) {
        if (stack.coverage().isValid(t, i % 13, i / 13)) {
          sum += stack.frame(t)[i];
          n++;
        }
      }
      assertEquals(sum / n, frameMean[t], 1e-12 * Math.abs(sum));
    }
    assertTrue(Double.isNaN(frameMean[4]));
  }

  @Test
  void aPixelNeverCoveredHasNone() {
    FrameStack stack = new ShiftedFrames(random(6, 5, 3, 0), new int[] {2, 2, 3}, new int[3]);
    Moments moments = Moments.of(stack, Progress.NONE);
    assertTrue(Float.isNaN(moments.mean().get(4, 1)) && Float.isNaN(moments.sd().get(5, 1)));
    assertTrue(Float.isFinite(moments.mean().get(3, 1)));
  }

  @Test
  void aPixelWithANaNIsNotFiniteButTheFrameMeansAre() {
    float[] first = {1, 2, Float.NaN, 4};
    float[] second = {3, 2, 5, 4};
    FrameStack stack =
        new ArrayFrameStack(2, 2, new Object[] {first, second}, SampleType.FLOAT32, INFO);
    Moments moments = Moments.of(stack, Progress.NONE);
    assertArrayEquals(new float[] {2, 2, Float.NaN, 4}, moments.mean().values());
    assertArrayEquals(new float[] {1, 0, Float.NaN, 0}, moments.sd().values());
    assertArrayEquals(new double[] {7 / 3.0, 3.5}, moments.frameMean(), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void areTheSameBitsForAnyThreadsAndForAVirtualStack(int threads) {
    FrameStack stack = drifting(1000);
    Moments expected = Moments.of(stack, Progress.NONE);
    Moments[] actual = new Moments[1];
    Parallelization.runWithNumThreads(threads, () -> actual[0] = Moments.of(stack, Progress.NONE));
    assertSame(expected, actual[0]);
    FrameStack all = random(20, 40, 30, 0);
    assertSame(
        Moments.of(all, Progress.NONE),
        Moments.of(new Virtual(all, new AtomicInteger()), Progress.NONE));
  }

  private static void assertSame(Moments expected, Moments actual) {
    assertArrayEquals(expected.mean().values(), actual.mean().values());
    assertArrayEquals(expected.sd().values(), actual.sd().values());
    assertArrayEquals(expected.frameMean(), actual.frameMean());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopWhenCancelled(boolean virtual) {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    FrameStack memory = random(5, 5, 5, 0);
    FrameStack stack = virtual ? new Virtual(memory, new AtomicInteger()) : memory;
    assertThrows(Cancelled.class, () -> Moments.of(stack, cancelled));
  }
}
