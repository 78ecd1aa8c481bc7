package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/**
 * The examples for programmers: those in Java run and give the maps that a macro gives; those in
 * other languages, whose interpreters are not here, name commands, inputs and outputs that exist.
 */
class ScriptsTest {

  private static final Path SCRIPTS = Path.of("macros", "scripts");

  @TempDir static Path expected;
  @TempDir Path folder;

  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  /** The Jython example calls the commands as a macro does, so its calls are run as a macro. */
  private static synchronized float[] mapOfTheJythonExample() throws IOException {
    Path tau = expected.resolve("tau.tif");
    if (!Files.exists(tau)) {
      runTheCallsOfTheJythonExample();
    }
    return map(tau);
  }

  private static void runTheCallsOfTheJythonExample() throws IOException {
    String python = Files.readString(SCRIPTS.resolve("relaxation_maps.py"));
    StringBuilder macro = new StringBuilder();
    Pattern.compile("^IJ\\.(run\\(.*?\\)|selectWindow\\(.*?\\))", Pattern.MULTILINE)
        .matcher(python)
        .results()
        .forEach(call -> macro.append(call.group(1)).append(";\n"));
    macro.append("selectImage('wire-523K-registered-tau');\n");
    macro.append("saveAs('Tiff', '" + expected + "/tau.tif');\n");
    Path file = Files.writeString(expected.resolve("calls.ijm"), macro.toString());
    assertEquals("", CommandLine.run("-macro", file.toString()).complaint());
    OpenImages.closeAll();
  }

  private static float[] map(Path file) {
    return (float[]) TiffFile.open(file).getProcessor().getPixels();
  }

  /** Compiles an example, warnings being errors, and runs it. */
  private void runJava(String name, String... arguments) throws Exception {
    String[] options = {
      "-proc:none",
      "-Xlint:all,-path",
      "-Werror",
      "-cp",
      System.getProperty("java.class.path"),
      "-d",
      folder.toString(),
      SCRIPTS.resolve(name + ".java").toString()
    };
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, options));
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Method main = loader.loadClass(name).getMethod("main", String[].class);
      main.invoke(null, (Object) arguments);
    }
  }

  @Tag("slow")
  @Test
  void commandsFromJavaGiveTheSameMaps() throws Exception {
    float[] python = mapOfTheJythonExample();
    runJava("CommandsFromJava", folder.toString());
    assertTrue(Arrays.equals(python, map(folder.resolve("tau.tif"))));
    for (String file : List.of("tauCorrected.tif", "beta.tif", "flags.tif")) {
      assertEquals("nm", TiffFile.open(folder.resolve(file)).getCalibration().getUnit(), file);
    }
  }

  /** An image says which pixels each of its frames covers, as the frames themselves know. */
  @Tag("slow")
  @Test
  void algorithmsFromJavaGiveTheSameMaps() throws Exception {
    float[] image = mapOfTheJythonExample();
    runJava("MapsFromJava", "sample-stacks/wire-523K.tif", folder.toString());
    assertTrue(Arrays.equals(image, map(folder.resolve("tau.tif"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relaxation-maps.groovy", "relaxation_maps_pyimagej.py"})
  void namesOfCommandsInputsAndOutputsExist(String script) throws Exception {
    String text = Files.readString(SCRIPTS.resolve(script));
    Set<String> inputs = new TreeSet<>();
    Set<String> outputs = new TreeSet<>();
    for (String command : found("ecm\\.command\\.(\\w+)", text)) {
      for (Class<?> c = Class.forName("ecm.command." + command); c != null; c = c.getSuperclass()) {
        inputs.addAll(parameters(c, type -> type != ItemIO.OUTPUT));
        outputs.addAll(parameters(c, type -> type == ItemIO.OUTPUT));
      }
    }
    Set<String> named = found("\"(\\w+)\", (?!\"\\.tif)[^\"\\]]*[,)]", text);
    named.remove("mask");
    assertTrue(named.containsAll(Set.of("image", "lags")), named.toString());
    assertTrue(inputs.containsAll(named), () -> named + " of " + inputs);
    Set<String> got = found("getOutput\\(\"(\\w+)\"\\)", text);
    got.addAll(found("\"(tau\\w*|beta|flags)\"[,\\]]", text));
    assertTrue(got.size() >= 3 && outputs.containsAll(got), () -> got + " of " + outputs);
  }

  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static Set<String> parameters(Class<?> type, Predicate<ItemIO> kind) {
    Set<String> names = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      Parameter parameter = field.getAnnotation(Parameter.class);
      if (parameter != null && kind.test(parameter.type())) {
        names.add(field.getName());
      }
    }
    return names;
  }

  @Test
  void everyScriptIsTestedHereAndInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertEquals(
          List.of(
              "CommandsFromJava.java",
              "MapsFromJava.java",
              "relaxation-maps.groovy",
              "relaxation_maps.py",
              "relaxation_maps_pyimagej.py"),
          names);
      names.forEach(name -> assertTrue(readme.contains("`" + name + "`"), name));
    }
  }
}
