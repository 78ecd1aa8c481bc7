package ecm.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ecm.command.base.ProbeCommand;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.command.CommandService;

class MacroInFijiTest {

  private LikeFiji fiji;

  @BeforeEach
  void start() {
    OpenImages.closeAll();
    fiji = new LikeFiji();
    fiji.register(ProbeCommand.LABEL, ProbeCommand.class);
    fiji.register("Register ECM Stack...", RegisterStackCommand.class);
  }

  @AfterEach
  void stop() {
    fiji.close();
    OpenImages.closeAll();
  }

  @Test
  void aMacroWithSomeKeysOpensNoDialog() {
    assertNull(
        LikeFiji.errorOf("run('Probe...', 'lags=50 fit=moving-mean mask=[a b] crop=true');"));
    assertEquals(List.of("0.0|50|1|moving-mean|true|a b|null"), ProbeCommand.RUNS);
    assertEquals(List.of(), LikeFiji.ASKED_FOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "lags=abc~Probe: lags is 'abc'; allowed: a whole number from 4 to 1000",
        "frameinterval=0,1~Probe: frameInterval is '0,1'; allowed: a number not below 0",
        "lags=3~Probe: lags is 3; allowed: a whole number from 4 to 1000",
        "fit=best~Probe: fit is 'best'; allowed: bounded, classic, full, moving-mean",
        "lag=5~Probe: option 'lag' is not known; allowed: frameinterval, lags, seed, fit, crop,"
            + " mask, output, outcome",
        "outcome=refuse~Probe: drift.csv, row 3: 'x' is not a number",
        "outcome=cancel~Probe: cancelled",
        "outcome=break~Probe: unexpected error: java.lang.IllegalStateException: broken",
        "outcome=link~Probe: unexpected error: java.lang.NoClassDefFoundError: org/missing/Library",
        "outcome=overflow~Probe: unexpected error: java.lang.StackOverflowError",
        "outcome=memory~Probe: not enough memory; see Edit > Options > Memory & Threads...",
      })
  void aMistakeAbortsTheMacro(String options, String expected) {
    String error = LikeFiji.errorOf("run('Probe...', '" + options + "'); run('Probe...');");
    assertEquals(expected, error);
    assertEquals(List.of(), ProbeCommand.RUNS);
  }

  @Test
  void aStackCommandWithoutAnImageSaysSo() {
    assertEquals(
        "Register ECM Stack: no image is open; open a stack first",
        LikeFiji.errorOf("run('Register ECM Stack...', 'maxshift=5');"));
    assertEquals(List.of(), LikeFiji.ASKED_FOR);
  }

  @Test
  void withoutAMacroTheDialogAsksForEverythingButServices() throws Exception {
    fiji.context.service(CommandService.class).run(ProbeCommand.class, true).get();
    assertEquals(
        List.of("frameInterval", "lags", "seed", "fit", "crop", "mask", "output", "outcome"),
        LikeFiji.ASKED_FOR);
  }

  /**
   * Whatever thread of the pool runs a command: it acts on the image that the macro made current.
   */
  @Test
  void aCommandTakesTheMacrosImageAndNotThatOfAnEarlierCommand() {
    fiji.register("Simulate ECM Stack...", SimulateStackCommand.class);
    fiji.register("Make ECM Mask...", MakeMaskCommand.class);
    String simulate = "run('Simulate ECM Stack...', 'width=40 height=36 frames=20 radius=4');";
    String mask = "run('Make ECM Mask...');" + current("one-mask");
    assertNull(
        LikeFiji.errorOf(
            simulate
                + "rename('one');"
                + mask
                + "selectImage('one');"
                + mask
                + "close('*');"
                + simulate
                + current("simulated")
                + "run('Duplicate...', 'title=one duplicate');"
                + mask));
  }

  /** Ends the macro with an error if another image is the current one. */
  private static String current(String title) {
    return "if (getTitle() != '" + title + "') selectImage('not ' + getTitle());";
  }
}
