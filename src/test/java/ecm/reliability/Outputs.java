package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.ij.AnalysisFolder;
import ecm.pipeline.StackAnalysis;
import ecm.pipeline.StackAnalyzer;
import ecm.pipeline.Wires;
import ecm.progress.Progress;
import ecm.report.StackSummary;
import ecm.stack.FrameStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that an analysis writes, by name. */
final class Outputs {

  private Outputs() {}

  /** Analyses a small wire into a folder. */
  static Map<String, byte[]> of(FrameStack stack, Path folder) {
    StackAnalysis analysis = StackAnalyzer.analyze(stack, Wires.analysis(), Progress.NONE);
    AnalysisFolder.prepare(folder)
        .write(analysis, StackSummary.of(analysis, Map.of("lags", 100), "t"), true, Progress.NONE);
    return files(folder);
  }

  /** All files below a folder. */
  static Map<String, byte[]> files(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
  }
}
