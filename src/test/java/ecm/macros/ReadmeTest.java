package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.standalone.CommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every macro line of the README runs as it stands, except that /data/ is another folder. */
class ReadmeTest {

  private static final String README = read(Path.of("README.md"));

  /** Commands on a map; the others are run on a stack. */
  private static final Set<String> ON_MAPS = Set.of("Map Statistics...", "Surface Profile...");

  /** Lines that ran to their end. */
  private static final Set<String> RUN = new HashSet<>();

  @TempDir static Path data;

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A small wire, its drift table, its map of tau, an experiment of that wire; made once. */
  private static void prepare() throws IOException {
    if (Files.exists(data.resolve("experiment.csv"))) {
      return;
    }
    runMacro(
        "run('Simulate ECM Stack...', 'width=48 height=40 frames=280 tau=1 pixelsize=0.5"
            + " speckle=1 radius=9 spot=12');\n"
            + ("saveAs('Tiff', '" + data + "/stack.tif');\n")
            + ("run('Register ECM Stack...', 'table=[" + data + "/drift.csv]');\n")
            + "run('Relaxation Maps...');\n"
            + "selectImage('stack-registered-tau');\n"
            + ("saveAs('Tiff', '" + data + "/map.tif');\n"));
    OpenImages.closeAll();
    Files.copy(Path.of("src/test/resources/golden/temperature.csv"), data.resolve("series.csv"));
    Files.writeString(
        data.resolve("experiment.csv"),
        "file,temperature_K,frame_interval_s,pixel_nm,first_frame\nstack.tif,523,0.1,0.5,1\n");
  }

  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  private static void runMacro(String text) throws IOException {
    Path macro = Files.writeString(data.resolve("test.ijm"), text);
    assertEquals("", CommandLine.run("-macro", macro.toString()).complaint());
  }

  static List<String> macroLines() {
    return Pattern.compile("```ijm\\n(.*?)```", Pattern.DOTALL)
        .matcher(README)
        .results()
        .flatMap(block -> block.group(1).lines())
        .toList();
  }

  /** Whether a line is for a map instead of a stack. */
  static boolean isOnMap(String line) {
    return ON_MAPS.contains(label(line));
  }

  private static String label(String line) {
    Matcher call = Pattern.compile("(?:make\\w+\\(.*\\); )?run\\(\"([^\"]+)\".*\\);").matcher(line);
    assertTrue(call.matches(), line);
    return call.group(1);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("macroLines")
  void aLineRunsAsItStands(String line) throws IOException {
    runOnce(line);
  }

  /** Both tests of the lines need them run; some take seconds. */
  private static void runOnce(String line) throws IOException {
    if (RUN.contains(line)) {
      return;
    }
    prepare();
    String image = isOnMap(line) ? "map.tif" : "stack.tif";
    runMacro(("open('" + data + "/" + image + "');\n") + line.replace("/data/", data + "/") + "\n");
    OpenImages.closeAll();
    RUN.add(line);
  }

  @Tag("slow")
  @Test
  void linesThatWriteSayWhere() throws IOException {
    for (String line : macroLines()) {
      Matcher written = Pattern.compile("(?:table|output)=\\[/data/([^\\]]+)\\]").matcher(line);
      if (written.find()) {
        runOnce(line);
        assertTrue(Files.exists(data.resolve(written.group(1))), line);
      }
    }
  }

  @Test
  void everyCommandIsInTheReadme() throws IOException {
    Set<String> shown = macroLines().stream().map(ReadmeTest::label).collect(Collectors.toSet());
    assertEquals(labels(), shown);
  }

  /** The labels of all commands, from the frozen list that another test compares with the code. */
  private static Set<String> labels() throws IOException {
    try (InputStream in = ReadmeTest.class.getResourceAsStream("/macro-signatures.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith("Plugins > "))
          .map(line -> line.substring(line.lastIndexOf(" > ") + 3))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyFileThatTheReadmesNameIsThere() throws IOException {
    for (Path readme : List.of(Path.of("README.md"), Path.of("sample-stacks", "README.md"))) {
      Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(read(readme));
      while (link.find()) {
        assertTrue(Files.exists(readme.resolveSibling(link.group(1))), link.group(1));
      }
    }
    try (Stream<Path> macros = Files.list(Path.of("macros"))) {
      macros.forEach(m -> assertTrue(README.contains("`" + m.getFileName() + "`"), m.toString()));
    }
  }
}
