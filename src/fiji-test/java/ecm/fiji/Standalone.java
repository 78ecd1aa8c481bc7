package ecm.fiji;

import ecm.standalone.Main;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    Set<Path> kept =
        Stream.of(Main.class, Context.class).map(Standalone::home).collect(Collectors.toSet());
    List<String> entries =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> kept.contains(Path.of(entry).toAbsolutePath()) || !hasPlugins(entry))
            .toList();
    return String.join(File.pathSeparator, entries);
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasPlugins(String entry) {
    try (URLClassLoader only =
        new URLClassLoader(new URL[] {Path.of(entry).toUri().toURL()}, null)) {
      return only.findResource(PLUGINS) != null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
