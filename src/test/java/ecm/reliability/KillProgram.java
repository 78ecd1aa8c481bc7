package ecm.reliability;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.files.FileBytes;
import ecm.ij.open.TiffFile;
import ecm.simulation.parameters.SimulationParameters;
import ecm.standalone.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.imagej.patcher.LegacyInjector;

/**
 * {@code KillProgram [kills, 50] [seed, 1]}: runs an experiment of two small stacks in processes of
 * its own, each killed (SIGKILL) at a random moment of the run, with other heaps, threads and
 * locales each time, and takes it up again where it was left. After every kill each file must be
 * whole; whenever a run comes to its end all files must be those of a run that was never killed.
 */
final class KillProgram {

  private static final String[] LOCALES = {"de", "ar", "tr", "th", "en"};

  private final Path folder;
  private final SplittableRandom random;

  private KillProgram(Path folder, long seed) {
    this.folder = folder;
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] arguments) throws Exception {
    LegacyInjector.preinit();
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    new KillProgram(Files.createTempDirectory("kill"), seed).run(kills);
    System.exit(0);
  }

  private void run(int kills) throws IOException, InterruptedException {
    stack("one", 1, 3);
    stack("two", 2, 4);
    Files.writeString(
        folder.resolve("e.csv"),
        "file,temperature_K,frame_interval_s,pixel_nm\none.tif,520,0.1,0.5\ntwo.tif,510,0.1,0.5\n");
    long start = System.nanoTime();
    Process whole = start(folder.resolve("whole"));
    require(whole.waitFor() == 0, "the first run failed");
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    Map<String, byte[]> expected = FileBytes.below(folder.resolve("whole"));
    System.out.printf("one run: %d ms, %d files%n", milliseconds, expected.size());
    int killed = 0;
    int finished = 0;
    int series = 0;
    while (killed < kills) {
      Path output = folder.resolve("series" + series);
      if (isKilled(output, random.nextLong(100, milliseconds))) {
        killed++;
        requireWholeFiles(output);
      } else {
        require(expected, output);
        finished++;
        series++;
      }
    }
    Path last = folder.resolve("series" + series);
    require(start(last).waitFor() == 0, "the last run failed");
    require(expected, last);
    System.out.printf(
        "%d kills, %d series finished with the same %d files%n",
        killed, finished + 1, expected.size());
  }

  private void stack(String name, double tau, long seed) {
    SimulationParameters wire =
        SimulationParameters.defaults()
            .withSize(40, 32)
            .withFrames(240)
            .withSampling(0.1, 0.5)
            .withSpeckle(1)
            .withTau(tau)
            .withRadius(7)
            .withSeed(seed);
    TiffFile.write(folder.resolve(name + ".tif"), Wires.image(wire));
  }

  private Process start(Path output) throws IOException {
    String locale = LOCALES[random.nextInt(LOCALES.length)];
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + random.nextInt(200, 900) + "m",
                "-XX:ActiveProcessorCount=" + random.nextInt(1, 8),
                "-Duser.language=" + locale,
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(
        Arrays.asList(
            "--headless",
            "--run",
            "Analyze ECM Experiment...",
            String.format(
                "experiment=\"%s\",output=\"%s\",bulkDepth=2", folder.resolve("e.csv"), output)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  /** Whether the run was killed before it came to its end. */
  private boolean isKilled(Path output, long after) throws IOException, InterruptedException {
    Process process = start(output);
    if (process.waitFor(after, TimeUnit.MILLISECONDS)) {
      require(process.exitValue() == 0, Files.readString(folder.resolve("log.txt")));
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  /** Of every file that has its name, all is there. */
  private static void requireWholeFiles(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return;
    }
    for (Map.Entry<String, byte[]> file : FileBytes.below(output).entrySet()) {
      String name = file.getKey();
      if (name.contains(".part")) {
        continue;
      }
      String text = new String(file.getValue(), java.nio.charset.StandardCharsets.UTF_8);
      boolean whole = true;
      if (name.endsWith(".json")) {
        new ObjectMapper().readTree(text);
      } else if (name.endsWith(".html")) {
        whole = text.strip().endsWith("</html>");
      } else if (name.endsWith(".csv")) {
        whole = text.endsWith("\n");
      } else if (name.endsWith(".png")) {
        whole = text.contains("IEND");
      } else if (name.endsWith(".tif")) {
        TiffFile.open(output.resolve(name));
      }
      require(whole, name + " is torn");
    }
  }

  private static void require(Map<String, byte[]> expected, Path output) {
    Map<String, byte[]> files = FileBytes.below(output);
    require(expected.keySet().equals(files.keySet()), "other files: " + files.keySet());
    expected.forEach((name, bytes) -> require(Arrays.equals(bytes, files.get(name)), name));
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException(what);
    }
  }
}
