package ecm.stack.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TileReaderTest {

  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;
  private static final int FRAMES = 11;
  private static final long ROW_BYTES = WIDTH * FRAMES;

  /** A stack that reads a whole plane for any row of it, one thread at a time. */
  private static final class OnDisk extends FrameView {

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicIntegerArray reads = new AtomicIntegerArray(FRAMES);

    OnDisk(FrameStack source) {
      super(source);
    }

    @Override
    public boolean isInMemory() {
      return false;
    }

    @Override
    public void copyRows(int frame, int y, int rows, float[] target) {
      if (!busy.compareAndSet(false, true)) {
        throw new IllegalStateException("read by two threads at once");
      }
      reads.incrementAndGet(frame);
      Thread.yield();
      source.copyRows(frame, y, rows, target);
      busy.set(false);
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void everyPixelOfTheMaskOnceWithItsValuesWhateverTheType(SampleType type) {
    FrameStack stack = stack(type);
    Mask mask = Mask.of(WIDTH, HEIGHT, i -> i % 7 != 3 && i % WIDTH > 1 && i > 2 * WIDTH);
    for (FrameStack source : new FrameStack[] {stack, new OnDisk(stack)}) {
      for (int tileWidth : new int[] {1, 10, 512}) {
        assertHasMask(stack, mask, TileReader.of(source, mask).withTileWidth(tileWidth));
      }
    }
  }

  @ParameterizedTest
  // Rows in the budget; readings of each plane.
  @CsvSource({"17, 1", "16, 3", "10, 4", "9, 2", "5, 4", "3, 6", "1, 17"})
  void bandsOfAnyHeight(int rows, int readings) {
    FrameStack stack = stack(SampleType.UINT8);
    Mask mask = Mask.all(WIDTH, HEIGHT);
    for (int threads : new int[] {1, 2, 7}) {
      OnDisk disk = new OnDisk(stack);
      TileReader reader =
          TileReader.of(disk, mask).withTileWidth(20).withBandBytes(rows * ROW_BYTES);
      Parallelization.runWithNumThreads(threads, () -> assertHasMask(stack, mask, reader));
      for (int t = 0; t < FRAMES; t++) {
        assertEquals(readings, disk.reads.get(t));
      }
    }
  }

  @Test
  void invalidSamplesAreZeroAndInvalidFramesAreNotRead() {
    int[] dx = {0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    int[] dy = {0, -3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    boolean[] bad = new boolean[FRAMES];
    bad[4] = true;
    FrameStack selected = SelectedFrames.without(stack(SampleType.UINT16), bad);
    OnDisk disk = new OnDisk(new ShiftedFrames(selected, dx, dy));
    Mask mask = Mask.all(WIDTH, HEIGHT);
    TileReader reader = TileReader.of(disk, mask).withBandBytes(2 * 2 * ROW_BYTES * 5);
    float[][] found = collect(reader);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      assertEquals(0, found[i][4]);
      boolean covered = x + 2 < WIDTH && y - 3 >= 0;
      assertEquals(covered ? value(1, i + 2 - 3 * WIDTH) : 0, found[i][1]);
      assertEquals(value(2, i), found[i][2]);
    }
    assertEquals(0, disk.reads.get(4));
  }

  @ParameterizedTest
  // Two bands at once if 4 readings are enough for that; else as few readings as the budget allows.
  @CsvSource({
    "861, 5048000, 1290000000, 4, false",
    "861, 5048000, 2200000000, 4, true",
    "861, 5048000, 5000000000, 1, false",
    "100, 1000, 12000, 9, false",
    "100, 1000, 1000, 100, false"
  })
  void plan(int height, long bytesPerRow, long budget, int readings, boolean overlapped) {
    BandPlan plan = BandPlan.of(height, bytesPerRow, budget);
    assertEquals(readings, plan.count());
    assertEquals(overlapped, plan.overlapped());
    assertTrue(plan.rows() * bytesPerRow * (overlapped ? 2 : 1) <= budget);
    Rect bounds = new Rect(3, 5, 10, height);
    assertEquals(5, plan.area(0, bounds).y());
    assertEquals(5 + height, plan.area(plan.count() - 1, bounds).yEnd());
  }

  @Test
  void lessThanOneRowOfMemoryIsRefused() {
    assertThrows(InvalidInput.class, () -> BandPlan.of(100, 1000, 999));
  }

  private static void assertHasMask(FrameStack stack, Mask mask, TileReader reader) {
    float[][] found = collect(reader);
    for (int i = 0; i < found.length; i++) {
      if (mask.contains(i)) {
        float[] series = new float[FRAMES];
        for (int t = 0; t < FRAMES; t++) {
          series[t] = stack.frame(t)[i];
        }
        assertArrayEquals(series, found[i]);
      } else {
        assertEquals(null, found[i]);
      }
    }
  }

  private static float[][] collect(TileReader reader) {
    ConcurrentHashMap<Integer, float[]> series = new ConcurrentHashMap<>();
    reader.forEach(
        Progress.NONE,
        "collecting",
        () ->
            tile -> {
              assertTrue(tile.width() <= reader.tileWidth());
              for (int p = 0; p < tile.width(); p++) {
                float[] values = new float[tile.frames()];
                for (int t = 0; t < values.length; t++) {
                  values[t] = tile.rows()[t][p];
                }
                assertEquals(null, series.put(tile.pixels()[p], values));
              }
              // A worker may overwrite what it was given.
              Arrays.stream(tile.rows()).forEach(row -> Arrays.fill(row, -1));
            });
    float[][] found = new float[WIDTH * HEIGHT][];
    series.forEach((pixel, values) -> found[pixel] = values);
    return found;
  }

  private static float value(int frame, int pixel) {
    return (frame * 31 + pixel * 7) % 251;
  }

  private static FrameStack stack(SampleType type) {
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      byte[] bytes = new byte[WIDTH * HEIGHT];
      short[] shorts = new short[WIDTH * HEIGHT];
      float[] floats = new float[WIDTH * HEIGHT];
      for (int i = 0; i < floats.length; i++) {
        int value = (int) value(t, i);
        bytes[i] = (byte) value;
        shorts[i] =
            (short) (type == SampleType.INT16 ? value - 200 : value * (t == 1 || t == 2 ? 1 : 250));
        floats[i] = value + 0.3f;
      }
      planes[t] =
          switch (type) {
            case UINT8 -> bytes;
            case UINT16, INT16 -> shorts;
            case FLOAT32 -> floats;
          };
    }
    return new ArrayFrameStack(WIDTH, HEIGHT, planes, type, new StackInfo("tiles", 1, 1));
  }
}
