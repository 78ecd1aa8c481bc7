package ecm.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.InvalidInput;
import ecm.command.OpenImages;
import ecm.command.base.ProbeCommand;
import ij.WindowManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroCallTest {

  @TempDir Path folder;

  @BeforeEach
  void start() {
    ProbeSuite.start();
  }

  @AfterEach
  void clean() {
    OpenImages.closeAll();
  }

  /** Runs the probe with options; the macro then leaves a mark if it was not aborted. */
  private String errorOf(String options) {
    Path mark = folder.resolve("went-on");
    String error =
        ProbeSuite.errorOf(
            "for (i = 0; i < 2; i++) {\n"
                + ("  run(\"Probe...\", \"" + options + "\");\n")
                + ("  File.saveString(\"x\", \"" + mark + "\");\n")
                + "}");
    assertEquals(error == null, Files.exists(mark), "an aborted macro must not go on");
    return error;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "''                                   ; 0.0|100|1|bounded|false|auto|null",
        "frameinterval=0.25 lags=50           ; 0.25|50|1|bounded|false|auto|null",
        "seed=-12345678901                    ; 0.0|100|-12345678901|bounded|false|auto|null",
        "fit=moving-mean crop=true            ; 0.0|100|1|moving-mean|true|auto|null",
        "mask=[my mask [2].tif] lags=7        ; 0.0|7|1|bounded|false|my mask [2].tif|null",
        "mask='my mask' output=[/tmp/a b/c=d] ; 0.0|100|1|bounded|false|my mask|/tmp/a b/c=d",
        "output=[] mask=[]                    ; 0.0|100|1|bounded|false||null",
      })
  void optionsBecomeFields(String options, String expected) {
    assertNull(errorOf(options));
    assertEquals(List.of(expected, expected), ProbeCommand.RUNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "lags=abc~Probe: lags is 'abc'; allowed: a whole number from 4 to 1000",
        "lags=7.5~Probe: lags is '7.5'; allowed: a whole number from 4 to 1000",
        "lags=3~Probe: lags is 3; allowed: a whole number from 4 to 1000",
        "lags=1001~Probe: lags is 1001; allowed: a whole number from 4 to 1000",
        "frameinterval=-0.1~Probe: frameInterval is -0.1; allowed: a number not below 0",
        "frameinterval=NaN~Probe: frameInterval is NaN; allowed: a number not below 0",
        "frameinterval=Infinity~Probe: frameInterval is Infinity; allowed: a number not below 0",
        "frameinterval=~Probe: frameInterval is ''; allowed: a number not below 0",
        "fit=best~Probe: fit is 'best'; allowed: bounded, classic, full, moving-mean",
        "crop=yes~Probe: crop is 'yes'; allowed: true, false",
        "crop~Probe: option 'crop' has no value; write crop=value",
        "mask=[a b~Probe: option 'mask': the quote [ is not closed",
        "lags=5 lags=6~Probe: option 'lags' is given twice",
        "lag=5~Probe: option 'lag' is not known; allowed: frameinterval, lags, seed, fit, crop,"
            + " mask, output, outcome",
        "frameInterval=1~Probe: option 'frameInterval' is not known; allowed: frameinterval, lags,"
            + " seed, fit, crop, mask, output, outcome",
        "outcome=refuse~Probe: drift.csv, row 3: 'x' is not a number",
        "outcome=cancel~Probe: cancelled",
        "outcome=break~Probe: unexpected error: java.lang.IllegalStateException: broken",
      })
  void aMistakeAbortsTheMacro(String options, String expected) {
    assertEquals(expected, errorOf(options));
    assertEquals(List.of(), ProbeCommand.RUNS);
    assertEquals(0, WindowManager.getImageCount(), "a failed command shows nothing");
  }

  @Test
  void anOutputIsShownOnce() {
    assertNull(ProbeSuite.errorOf("run('Probe...', 'lags=5'); if (nImages != 1) exit(nImages);"));
    assertEquals("probe-result", WindowManager.getCurrentImage().getTitle());
  }

  @Test
  void aScriptMayGoOnAfterTheErrorOfAnotherMacro() {
    errorOf("lags=abc");
    assertNull(errorOf("lags=10"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "link~unexpected error: java.lang.NoClassDefFoundError: org/missing/Library",
        "break~unexpected error: java.lang.IllegalStateException: broken",
        "memory~not enough memory; see Edit > Options > Memory & Threads...",
      })
  void anErrorInACommandEndsTheMacroWithAMessage(String outcome, String message) {
    assertEquals("Probe: " + message, errorOf("outcome=" + outcome));
  }

  @Test
  void anErrorInACommandMakesAMacroFileFail() throws java.io.IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.ijm"), "a = 1;\nrun('Probe...', 'outcome=link');\nprint('on');");
    HeldErrors held = HeldErrors.hold();
    try {
      InvalidInput failure = assertThrows(InvalidInput.class, () -> MacroFile.run(file, "", held));
      assertEquals(
          file
              + ", line 2: Probe: unexpected error: java.lang.NoClassDefFoundError:"
              + " org/missing/Library",
          failure.getMessage());
    } finally {
      held.drop();
    }
  }
}
