package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTimesTest {

  @TempDir Path folder;

  private static FrameStack numbered(int frames) {
    Object[] planes = new Object[frames];
    Arrays.setAll(planes, t -> new float[] {t + 1, -t - 1});
    return new ArrayFrameStack(
        2, 1, planes, SampleType.FLOAT32, new StackInfo("s", Double.NaN, 0.25));
  }

  @Test
  void fivePercentOfJitterIsRegular() {
    FrameTimes times = FrameTimes.of(new double[] {10, 10.1, 10.204, 10.3, 10.4, 10.499});
    assertTrue(times.isRegular());
    double slope = (2.5 * (10.499 - 10) + 1.5 * (10.4 - 10.1) + 0.5 * (10.3 - 10.204)) / 17.5;
    assertEquals(slope, times.interval(), 1e-9);
    FrameStack stack = times.applyTo(numbered(6));
    assertEquals(slope, stack.frameInterval(), 1e-9);
    assertEquals(0.25, stack.pixelSize());
    assertArrayEquals(new float[] {4, -4}, stack.frame(3));
    assertTrue(stack.coverage().allFramesValid());
  }

  /** A median of spacings would be 21 or 22 ms, up to 5 % off. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0214, 0.0054, 0.1996, 1.0004})
  void timesRoundedToMillisecondsGiveTheTrueInterval(double interval) {
    double[] seconds = new double[400];
    Arrays.setAll(seconds, i -> Math.rint(1000 * (7.3 + i * interval)) / 1000);
    FrameTimes times = FrameTimes.of(seconds);
    assertTrue(times.isRegular());
    assertEquals(interval, times.interval(), 2e-6);
  }

  @Test
  void missingFramesAreInvalidAndReadZero() {
    FrameTimes times = FrameTimes.of(new double[] {0, 0.5, 1, 2.5, 3, 4.1, 4.5});
    assertFalse(times.isRegular());
    assertArrayEquals(new int[] {0, 1, 2, 5, 6, 8, 9}, times.slot());
    assertEquals(0.5, times.interval(), 0.005);
    FrameStack recorded =
        SelectedFrames.without(
            numbered(7), new boolean[] {false, true, false, false, false, false, false});
    FrameStack stack = times.applyTo(recorded);
    assertEquals(10, stack.frames());
    float[] expected = {1, 2, 3, 0, 0, 4, 5, 0, 6, 7};
    boolean[] valid = {true, false, true, false, false, true, true, false, true, true};
    for (int t = 0; t < 10; t++) {
      assertEquals(expected[t], stack.frame(t)[0]);
      assertEquals(valid[t], stack.coverage().isValid(t));
    }
    float[] dirty = {9, 9, 9};
    stack.copyRows(3, 0, 1, dirty);
    assertArrayEquals(new float[] {0, 0, 9}, dirty);
  }

  @Test
  void slotsDoNotSlipOverALongRecordWithJitter() {
    Random random = new Random(5);
    int n = 4000;
    double[] seconds = new double[n];
    int[] slot = new int[n];
    for (int i = 0; i < n; i++) {
      slot[i] = i == 0 ? 0 : slot[i - 1] + (random.nextInt(20) == 0 ? 3 : 1);
      seconds[i] = 0.3 * (slot[i] + 0.1 * (2 * random.nextDouble() - 1));
    }
    FrameTimes times = FrameTimes.of(seconds);
    assertArrayEquals(slot, times.slot());
    assertEquals(0.3, times.interval(), 1e-5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0 1 2 3.5 4.5 5.5 | frame 4 comes 1.50 intervals",
        "0 1 2 2.3 3.3 4.3 | frame 4 comes 0.30 intervals",
        "0 1 2 2 3 4 | frame 4 is at 2 s",
        "0 1 0.5 2 | frame 3 is at 0.5 s",
        "0 1 NaN 3 | frame 3 is at NaN s",
        "0 1 2 3 900 | 5 frames are spread over",
        "0 | 1 given"
      })
  void whatDoesNotFitIsRefusedByName(String text, String sentence) {
    double[] seconds =
        Arrays.stream(text.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> FrameTimes.of(seconds));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  @Test
  void aSlowlyChangingRateIsRefused() {
    double[] seconds = new double[2000];
    for (int i = 1; i < seconds.length; i++) {
      seconds[i] = seconds[i - 1] + 1 + 0.3 * i / seconds.length;
    }
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> FrameTimes.of(seconds));
    assertTrue(refusal.getMessage().contains("off a regular axis"), refusal.getMessage());
  }

  @Test
  void anotherNumberOfFramesIsRefused() {
    FrameTimes times = FrameTimes.of(new double[] {0, 1, 2});
    assertThrows(InvalidInput.class, () -> times.applyTo(numbered(4)));
  }

  @Test
  void aTableIsRead() throws IOException {
    Path file = folder.resolve("times.csv");
    Files.writeString(file, "frame,time_s\n1,0\n2,0.5\n3,1.25\n");
    assertArrayEquals(new double[] {0, 0.5, 1.25}, FrameTimes.read(file, 3));
    Files.writeString(file, "note,time_s,frame\nx,7,0\ny,8,1\n");
    assertArrayEquals(new double[] {7, 8}, FrameTimes.read(file, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "frame,time_s;1,0;2,1 | 2 rows, but the stack has 3 frames",
        "frame,time_s;1,0;3,1;4,2 | row 3: frame 3, but 2 comes next",
        "frame,time_s;1,0;2,x;3,2 | row 3, time_s: 'x' is not a number",
        "frame,t;1,0;2,1;3,2 | columns frame,time_s are needed"
      })
  void aWrongTableIsRefused(String rows, String sentence) throws IOException {
    Path file = folder.resolve("times.csv");
    Files.writeString(file, rows.strip().replace(';', '\n'));
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> FrameTimes.read(file, 3));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("times.csv"), refusal.getMessage());
  }
}
