package ecm.reliability;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java with other memory and other threads. */
public final class ChildJvm {

  private ChildJvm() {}

  /**
   * Runs a main of the test tree, which must end well.
   *
   * @param megabytes of heap
   * @return what it printed
   */
  static String run(int megabytes, Class<?> main, String... arguments) throws IOException {
    return run(megabytes, true, main, arguments);
  }

  /**
   * The same with windows, for which there must be a display. The JVMs of the tests take turns,
   * since the window of one would take the focus from that of another.
   */
  public static String windowed(int megabytes, Class<?> main, String... arguments)
      throws IOException {
    Path turns = Path.of(System.getProperty("java.io.tmpdir"), "ecm-display.lock");
    try (FileChannel channel = FileChannel.open(turns, CREATE, WRITE);
        FileLock turn = channel.lock()) {
      assertTrue(turn.isValid());
      return run(megabytes, false, main, arguments);
    }
  }

  private static String run(int megabytes, boolean headless, Class<?> main, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:ActiveProcessorCount=3",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.awt.headless=" + headless,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertEquals(0, process.waitFor(), said);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException(e);
    }
    return said;
  }
}
