package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameNamesTest {

  private static final Path FOLDER = Path.of("record");

  /** Names in the order that is right, mixed, must come out in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f1.tif f2.tif f9.tif f10.tif f100.tif",
        "a_0001.png a_0002.png a_0010.png",
        "t0.0.tif t0.05.tif t0.1.tif t0.15.tif t0.2.tif t1.0.tif t1.05.tif t10.0.tif",
        "t0.000.tif t0.050.tif t0.100.tif t10.000.tif",
        "t-1.5.tif t-1.0.tif t-0.5.tif t0.0.tif t0.5.tif",
        "frame-1.tif frame-2.tif frame-10.tif",
        "run1.1.tif run1.2.tif run1.9.tif run1.10.tif run1.11.tif",
        "wire 0.5nm 1.tif wire 0.5nm 2.tif wire 0.5nm 10.tif",
        "2020.01.05.1.tif 2020.01.05.2.tif 2020.01.05.10.tif",
        "0.5s.tif 1s.tif 1.5s.tif 10s.tif",
        "t0.tif t0.25.tif t0.5.tif t0.75.tif t1.tif t1.25.tif"
      })
  void framesStandInTheOrderOfTheirNumbers(String line) {
    List<String> right = names(line);
    List<String> mixed = new ArrayList<>(right);
    Collections.shuffle(mixed, new Random(1));
    assertEquals(right, FrameNames.inOrder(FOLDER, mixed, Progress.NONE));
  }

  private static List<String> names(String line) {
    return Arrays.stream(line.split("(?<=\\.tif|\\.png) ")).toList();
  }

  @Test
  void aStrayAverageIsNoFrameAndIsNamed() {
    List<String> frames = IntStream.range(0, 40).mapToObj(i -> "t" + i / 20.0 + ".tif").toList();
    List<String> files = new ArrayList<>(frames);
    files.add(7, "Average.tif");
    RecordedLog log = new RecordedLog();
    assertEquals(frames, FrameNames.inOrder(FOLDER, files, log));
    assertTrue(
        log.lines.contains("record: Average.tif left out, not named like the other 40 frames"),
        log.lines.toString());
    assertEquals(
        "record: frames in the order of the numbers in their names, 0.0 to 1.95", log.lines.get(1));
    assertEquals(2, log.lines.size(), log.lines.toString());
  }

  @Test
  void twoSeriesOfLikeSizeAreBothKept() {
    List<String> files = List.of("a1.tif", "a2.tif", "b1.tif", "b2.tif");
    assertEquals(files, FrameNames.inOrder(FOLDER, files, Progress.NONE));
  }

  @Test
  void decimalsThatMayBeRunningNumbersAreRefused() {
    InvalidInput refusal =
        assertThrows(
            InvalidInput.class,
            () ->
                FrameNames.inOrder(
                    FOLDER, List.of("t1.05.tif", "t1.10.tif", "t1.2.tif"), Progress.NONE));
    assertTrue(refusal.getMessage().contains("same number of digits"), refusal.getMessage());
  }

  private static final class RecordedLog implements Progress {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void update(long done, long total, String stage) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void log(String line) {
      lines.add(line);
    }
  }
}
