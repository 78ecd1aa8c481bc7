package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.registration.SequentialFrames;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames in blocks: which, in what order, with what values, and how often they are read. */
class FrameBlocksTest {

  private static final int WIDTH = 5;
  private static final int HEIGHT = 4;

  /** Every pixel of frame t is 100 + t, but for a bright corner. */
  private static FrameStack stack(int frames) {
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      float[] plane = new float[WIDTH * HEIGHT];
      Arrays.fill(plane, 100 + t);
      plane[0] += 5;
      planes[t] = plane;
    }
    return new ArrayFrameStack(
        WIDTH, HEIGHT, planes, SampleType.FLOAT32, new StackInfo("frames", 1, 1));
  }

  private static boolean[] all(int frames) {
    boolean[] use = new boolean[frames];
    Arrays.fill(use, true);
    return use;
  }

  private static FrameBlocks blocks(FrameStack stack, boolean[] use) {
    return new FrameBlocks(stack, use, 90, FrameFilter.NONE);
  }

  /** An eighth of the record, even, between 2 and 16 frames. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 1",
    "15, 2, 8",
    "16, 2, 8",
    "32, 4, 8",
    "47, 4, 12",
    "127, 14, 10",
    "999, 16, 63"
  })
  void aBlockIsAnEighthOfTheRecordOrSixteenFrames(int frames, int length, int count) {
    FrameBlocks blocks = blocks(stack(frames), all(frames));
    assertEquals(length, blocks.length());
    assertEquals(count, blocks.count());
    assertEquals(2 * length, blocks.first(2));
    assertEquals(1, blocks.blockOf(length));
    assertEquals(0, blocks.blockOf(length - 1));
    assertEquals(length, blocks.buffers().length);
    assertEquals(WIDTH * HEIGHT, blocks.buffers()[0].length);
  }

  /** Frames of another size than they hold, to ask for memory without using it. */
  private static FrameStack large(int side, boolean inMemory) {
    return new FrameView(stack(200)) {
      @Override
      public int width() {
        return side;
      }

      @Override
      public int height() {
        return side;
      }

      @Override
      public boolean isInMemory() {
        return inMemory;
      }
    };
  }

  /** 16 MB a block: 16 frames of 512^2 floats, 4 of 1024^2; 192 MB for what is read ahead. */
  @ParameterizedTest
  @CsvSource({
    "512, true, 16, 8",
    "1024, true, 4, 8",
    "2048, true, 2, 6",
    "4096, true, 2, 2",
    "512, false, 16, 8",
    "724, false, 8, 8",
    "1024, false, 4, 8",
    "2048, false, 2, 3"
  })
  void memoryIsBounded(int side, boolean inMemory, int length, int wave) {
    FrameBlocks blocks = blocks(large(side, inMemory), all(200));
    assertEquals(length, blocks.length());
    Parallelization.runWithNumThreads(2, () -> assertEquals(wave, blocks.waveLength()));
    assertEquals(!inMemory, blocks.isReadAhead());
    assertTrue(blocks.withLead(1).isReadAhead());
    assertEquals(length, blocks.withLead(1).length());
  }

  private record Seen(int block, List<Integer> frames) {}

  private static List<Seen> seen(FrameBlocks blocks) {
    List<Seen> seen = new ArrayList<>();
    blocks.<Seen>forEach(
        Progress.NONE,
        "looking",
        () ->
            (block, frames, values) -> {
              for (int i = 0; i < frames.length; i++) {
                float[] expected = new float[WIDTH * HEIGHT];
                Arrays.fill(expected, 10 + frames[i]);
                expected[0] += 5;
                assertArrayEquals(expected, values[i]);
              }
              return new Seen(block, Arrays.stream(frames).boxed().toList());
            },
        seen::add);
    return seen;
  }

  private static List<Seen> expected(int frames, int length, int lead, List<Integer> without) {
    List<Seen> expected = new ArrayList<>();
    for (int block = 0; block * length < frames; block++) {
      int from = Math.max(0, block * length - lead);
      int to = Math.min(frames, (block + 1) * length);
      expected.add(
          new Seen(
              block, IntStream.range(from, to).boxed().filter(t -> !without.contains(t)).toList()));
    }
    return expected;
  }

  @ParameterizedTest
  @CsvSource({"50, 6, 0", "50, 6, 4", "203, 16, 0", "203, 16, 4", "7, 2, 4"})
  void blocksComeInTheOrderOfTheirFrames(int frames, int length, int lead) {
    List<Integer> without = List.of(3, 12, 13, 14, 15, 16, 17, frames - 1);
    boolean[] use = all(frames);
    without.stream().filter(t -> t < frames).forEach(t -> use[t] = false);
    List<Seen> expected = expected(frames, length, lead, without);
    for (int threads : new int[] {1, 3}) {
      Parallelization.runWithNumThreads(
          threads,
          () -> {
            assertEquals(expected, seen(blocks(stack(frames), use).withLead(lead)));
            SequentialFrames file = new SequentialFrames(stack(frames));
            assertEquals(expected, seen(blocks(file, use).withLead(lead)));
            for (int t = 0; t < frames; t++) {
              assertEquals(use[t] ? 1 : 0, file.reads()[t], "frame " + t);
            }
          });
    }
  }

  @Test
  void aFrameIsDescribedAsRecordedAndOnlyIfRead() {
    FrameBlocks blocks = blocks(stack(9), all(9));
    float[] values = new float[WIDTH * HEIGHT];
    blocks.read(4, values);
    assertEquals(104 + 5 / 20.0, blocks.statistics()[4].mean(), 1e-6);
    assertEquals(5 * Math.sqrt(1 / 20.0 - 1 / 400.0), blocks.statistics()[4].sd(), 1e-6);
    assertNull(blocks.statistics()[3]);
    FrameStatistics first = blocks.statistics()[4];
    blocks.read(4, values);
    assertEquals(first, blocks.statistics()[4]);
  }

  @Test
  void valuesThatAreNoNumbersAreFilledFromThoseNearThem() {
    float[] plane = new float[WIDTH * HEIGHT];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 90 + i;
    }
    plane[7] = Float.NaN;
    plane[8] = Float.NEGATIVE_INFINITY;
    FrameStack dirty =
        new ArrayFrameStack(
            WIDTH, HEIGHT, new Object[] {plane}, SampleType.FLOAT32, new StackInfo("d", 1, 1));
    float[] values = new float[WIDTH * HEIGHT];
    blocks(dirty, all(1)).read(0, values);
    for (int i = 0; i < values.length; i++) {
      // the neighbours of either lie within a row and a column of it
      float tolerance = i == 7 || i == 8 ? WIDTH + 1 : 0;
      assertEquals(i, values[i], tolerance, "pixel " + i);
    }
    Drift away = new Drift(new double[] {2}, new double[] {0}, new double[1], new boolean[1]);
    FrameStack moved = Registration.undo(stack(1), away, Interpolation.NONE);
    FrameBlocks blocks = blocks(moved, all(1));
    blocks.read(0, values);
    assertEquals(new Rect(0, 0, 3, 4), blocks.covered(0));
    assertEquals(100, blocks.statistics()[0].mean());
    assertEquals(10, values[2]);
  }
}
