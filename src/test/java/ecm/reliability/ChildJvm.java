package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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

  /** The same with windows, for which there must be a display. */
  public static String windowed(int megabytes, Class<?> main, String... arguments)
      throws IOException {
    return run(megabytes, false, main, arguments);
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
