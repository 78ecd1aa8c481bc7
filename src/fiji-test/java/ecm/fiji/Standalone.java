package ecm.fiji;

import ecm.standalone.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.Context;

/** The suite without ImageJ2, in a JVM of its own: one that holds ImageJ2 cannot be without it. */
public final class Standalone {

  private static final String PLUGINS = "META-INF/json/org.scijava.plugin.Plugin";

  private Standalone() {}

  /**
   * Runs a macro.
   *
   * @param scratch folder for what it says
   * @return what stands on stderr; empty if and only if all went well
   */
  public static String macro(Path file, String argument, Path scratch)
      throws IOException, InterruptedException {
    Path said = scratch.resolve("stderr.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx2g",
                "-cp",
                classPath(),
                Main.class.getName(),
                "--headless",
                "-macro",
                file.toString(),
                argument)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    int status = process.waitFor();
    String text = Files.readString(said);
    Files.delete(said);
    return status == 0 || !text.isEmpty() ? text : "exit status " + status;
  }

  /** That of these tests without the jars whose plugins make ImageJ2. */
  private static String classPath() {
    String all =
        System.getProperty(
            "surefire.test.class.path",
            System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")));
    Set<Path> kept = Set.of(home(Main.class), home(Context.class));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> Files.exists(Path.of(entry)))
        .filter(entry -> kept.contains(real(Path.of(entry))) || !hasPlugins(entry))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path home(Class<?> type) {
    try {
      return real(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasPlugins(String entry) {
    try (URLClassLoader only =
        new URLClassLoader(new URL[] {Path.of(entry).toUri().toURL()}, null)) {
      return only.findResource(PLUGINS) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
