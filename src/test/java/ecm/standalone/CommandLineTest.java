package ecm.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  private int run(String... arguments) {
    PrintStream stderr = System.err;
    int status = Main.run(arguments, new PrintStream(out, true), new PrintStream(err, true));
    assertEquals(stderr, System.err, "stderr is given back");
    return status;
  }

  private String macro(String text) throws IOException {
    return Files.writeString(folder.resolve("test.ijm"), text).toString();
  }

  private void assertFails(int status, String line, String... arguments) {
    assertEquals(status, run(arguments));
    assertEquals("ecm: " + line + "\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void versionAndHelpArePlain() {
    assertEquals(0, run("--version"));
    assertEquals(0, run("--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("ecm " + Version.get() + "\nusage"));
    assertTrue(Version.get().matches("\\d+\\.\\d+\\.\\d+.*"), Version.get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "--headles~unknown option '--headles'; see ecm --help",
        "-macro~-macro needs a value; see ecm --help",
        "--headless~--headless needs -macro or --run; see ecm --help",
        "--run,About ECM,-macro,a.ijm~either -macro or --run, not both",
      })
  void aWrongCommandLineHasStatus2(String arguments, String line) {
    assertFails(2, line, arguments.split(","));
  }

  @Test
  void aMacroGetsItsArgumentAndWritesAFile() throws IOException {
    String file = macro("File.saveString(getArgument() + '!', '" + folder + "/said.txt');");
    assertEquals(0, run("--headless", "-macro", file, "two words"));
    assertEquals("two words!", Files.readString(folder.resolve("said.txt")));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFailedCommandIsOneLineWithTheLineOfTheMacro() throws IOException {
    String file = macro("a = 1;\nrun('Register ECM Stack...', 'maxshift=abc');\nprint(a);");
    assertFails(
        1,
        file
            + ", line 2: Register ECM Stack: maxShift is 'abc'; allowed: a whole number from -1 to"
            + " 16384",
        "--headless",
        "-macro",
        file);
  }

  @Test
  void aMistakeInTheMacroIsOneLine() throws IOException {
    String file = macro("a = ;");
    assertFails(
        1, file + ", line 1: Number or numeric function expected", "--headless", "-macro", file);
  }

  @Test
  void leavingWithAMessageIsAFailure() throws IOException {
    String file = macro("exit('no such sample');");
    assertFails(1, file + ": no such sample", "--headless", "-macro", file);
  }

  @Test
  void leavingWithoutAMessageIsNone() throws IOException {
    assertEquals(0, run("--headless", "-macro", macro("print('done'); exit;")));
  }

  @Test
  void aFileThatImageJCannotOpenIsAFailure() throws IOException {
    String file = macro("open('/no/such.tif');");
    assertEquals(1, run("--headless", "-macro", file));
    assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void aMissingMacroIsNamed() {
    assertFails(1, "cannot read macro no.ijm: no such file", "--headless", "-macro", "no.ijm");
  }

  @Test
  void oneCommandRunsWithNamesInAnyCaseAndQuotedTexts() throws IOException {
    String stack = folder.resolve("a b.tif").toString();
    String save =
        "run('Simulate ECM Stack...', 'width=32 height=32 frames=40 geometry=film');\n"
            + ("saveAs('Tiff', '" + stack + "');");
    assertEquals(0, run("--headless", "-macro", macro(save)));
    Path table = folder.resolve("x y").resolve("drift.csv");
    assertEquals(
        0,
        run(
            "--headless",
            "--run",
            "Register ECM Stack...",
            "MAXSHIFT=4, Reference=\"first\", crop=true, table=\"" + table + "\"",
            "--image",
            stack),
        () -> err.toString(StandardCharsets.UTF_8));
    assertEquals(41, Files.readAllLines(table).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "reference=\"last\"~reference is 'last'; allowed: mean-template, first, moving-mean,"
            + " banded",
        "maxShift=2.5~maxShift is '2.5'; allowed: a whole number from -1 to 16384",
        "iterations=0~iterations is 0; allowed: a whole number from 1 to 100",
        "crop=1~crop is '1'; allowed: true, false",
        "maxShift=1e1~no image is open; open a stack first",
      })
  void aParameterOfOneCommandIsChecked(String parameters, String line) {
    assertFails(
        1,
        "Register ECM Stack: " + line,
        "--headless",
        "--run",
        "Register ECM Stack...",
        parameters);
  }

  @Test
  void anUnknownParameterIsRefusedWithTheList() {
    assertFails(
        1,
        "Make ECM Mask: parameter 'treshold' is not known; allowed: image, frameInterval,"
            + " pixelSize, firstFrame, lastFrame, excludeFrames, frameTimes, dark, gain,"
            + " threshold, preview",
        "--headless",
        "--run",
        "Make ECM Mask...",
        "treshold=0.2");
  }

  @Test
  void aTextWithoutQuotesIsExplained() {
    assertEquals(1, run("--headless", "--run", "Register ECM Stack...", "reference=first"));
    String line = err.toString(StandardCharsets.UTF_8);
    assertTrue(line.contains("with quotes around texts"), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void anUnknownLabelIsRefusedWithTheLabels() {
    assertEquals(1, run("--headless", "--run", "Relaxation Map"));
    String line = err.toString(StandardCharsets.UTF_8);
    assertTrue(
        line.startsWith(
            "ecm: no command 'Relaxation Map'; the commands are: Analyze ECM Stack..., "));
    assertTrue(line.endsWith("About ECM\n"), line);
  }

  @Test
  void aMissingImageIsNamed() {
    String file = folder.resolve("no.tif").toString();
    assertEquals(1, run("--headless", "--run", "Make ECM Mask...", "--image", file));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains(file));
    assertFalse(Files.exists(Path.of(file)));
  }
}
