package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few hundred spoilt inputs for each reader; {@link FuzzProgram} throws many more. */
class FuzzTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Fuzz.Target.class)
  @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isReadOrRefusedInOneSentence(Fuzz.Target target) throws IOException {
    Fuzz fuzz = new Fuzz(folder);
    fuzz.run(target, 1, 300);
    assertEquals(List.of(), fuzz.complaints(), fuzz.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count(), "only the input is left");
    }
  }

  /**
   * Truncated Deflate, counts beyond any memory, strips of LZW without number; the fuzz found them.
   */
  @ParameterizedTest
  @ValueSource(longs = {679, 694, 1477, 100257, 101509, 102193, 102268})
  @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatOnceHungDoesNot(long seed) throws IOException {
    Fuzz fuzz = new Fuzz(folder);
    fuzz.run(Fuzz.Target.TIFF, seed, 1);
    assertEquals(List.of(), fuzz.complaints());
  }
}
