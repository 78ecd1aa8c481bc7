package ecm.registration.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.Progress;
import ecm.registration.CountedProgress;
import ecm.registration.RegistrationParameters;
import ecm.registration.Scene;
import ecm.registration.estimator.Evaluation;
import ecm.registration.frame.FrameFilter;
import ecm.registration.match.FirstFrames;
import ecm.registration.template.Guiding;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.stack.FrameStack;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last iteration, begun from given places. */
class JointRoundTest {

  private static final int LIMIT = 15;

  private final Scene scene = Scene.smallWire(60);
  private Match[] last;
  private JointRound joint;

  @BeforeEach
  void littleNoise() {
    scene.counts = 400;
    scene.beam = new double[60];
    Arrays.fill(scene.beam, 1);
  }

  /** The record with its mean, each frame where it truly is. */
  private void prepare() {
    FrameStack stack = scene.stack();
    FirstFrames start = FirstFrames.read(stack, FrameFilter.NONE, Progress.NONE);
    last = new Match[scene.frames];
    for (int t = 0; t < last.length; t++) {
      last[t] = new Match(scene.dx[t], scene.dy[t], scene.beam[t], 0, 0.9);
    }
    Guiding guiding = RegistrationParameters.defaults().guiding();
    Evaluation evaluation = new Evaluation(start, guiding);
    Template mean = evaluation.mean(last, Progress.NONE);
    joint = new JointRound(start.blocks(), evaluation.segments(), mean, guiding, LIMIT);
  }

  private JointRound.Result run() {
    return joint.run(last, last.clone(), Progress.NONE);
  }

  private static void assertAt(double x, double y, Match match, double tolerance) {
    assertEquals(x, match.dx(), tolerance);
    assertEquals(y, match.dy(), tolerance);
  }

  /** 8 frames are too few to leave the part around each out of the mean. */
  @ParameterizedTest
  @ValueSource(ints = {8, 60})
  void framesStayWhereTheyAre(int frames) {
    scene.frames = frames;
    prepare();
    JointRound.Result found = run();
    for (int t = 0; t < frames; t++) {
      assertAt(0, 0, found.matches()[t], 0.05);
      assertEquals(1, found.matches()[t].gain(), 0.1);
      assertTrue(found.matches()[t].quality() > 0.97, "" + found.matches()[t].quality());
      assertEquals(found.matches()[t].quality(), found.before()[t], 1e-12);
    }
    assertEquals(0, found.moved());
    assertTrue(found.guidance().x() < 0.05 && found.guidance().y() < 0.05);
    assertTrue(found.guidance().x() > 0.001 && found.guidance().y() > 0.001);
  }

  @ParameterizedTest
  @CsvSource({"6, -4", "-3, 0", "0, 5"})
  void aFrameThatFitsBetterElsewhereStaysThere(double x, double y) {
    scene.dx[20] = x;
    scene.dy[20] = y;
    prepare();
    JointRound.Result found = run();
    assertAt(x, y, found.matches()[20], 0.1);
    assertAt(0, 0, found.matches()[19], 0.1);
    assertAt(0, 0, found.matches()[21], 0.1);
    assertEquals(0, found.moved());
    assertTrue(
        found.before()[20] < found.before()[19] - 0.02,
        found.before()[20] + " " + found.before()[19]);
  }

  @ParameterizedTest
  @CsvSource({"14, 0", "0, -14", "-14, 14"})
  void aFrameThatWasLookedForInTheWrongPlaceIsBroughtBack(double x, double y) {
    prepare();
    last[40] = new Match(x, y, 1, 0, 0.5);
    JointRound.Result found = run();
    for (int t = 0; t < 60; t++) {
      assertAt(0, 0, found.matches()[t], 0.1);
    }
    assertEquals(1, found.moved());
    assertTrue(found.matches()[40].quality() > 0.97, "" + found.matches()[40].quality());
  }

  @Test
  void framesLeftOutStayOut() {
    prepare();
    last[0] = null;
    last[30] = null;
    last[31] = null;
    JointRound.Result found = run();
    for (int t = 0; t < 60; t++) {
      boolean out = t == 0 || t == 30 || t == 31;
      assertEquals(out, found.matches()[t] == null, "frame " + t);
      assertEquals(out, Double.isNaN(found.before()[t]), "frame " + t);
    }
  }

  @Test
  void withoutAnyFrameThereIsNone() {
    prepare();
    Match[] truth = last.clone();
    Arrays.fill(last, null);
    for (Match match : joint.run(last, truth, Progress.NONE).matches()) {
      assertNull(match);
    }
  }

  /** Qualities as recorded are taken where the first frame lies, not at the template's origin. */
  @Test
  void theQualityBeforeIsThatAtTheFirstFramesPlace() {
    Arrays.fill(scene.dx, 3);
    Arrays.fill(scene.dx, 30, 60, 0);
    prepare();
    JointRound.Result found = run();
    assertEquals(found.matches()[10].quality(), found.before()[10], 1e-12);
    assertTrue(
        found.before()[50] < found.matches()[50].quality() - 0.02,
        found.before()[50] + " " + found.matches()[50].quality());
  }

  /**
   * Slow speckle of full contrast and a beam that fades: neighbours share it, so that the steps
   * between them are known better than any place in the mean.
   */
  @Test
  void neighboursThatShareTheirSpeckleKeepTheirSteps() {
    scene.contrast = 1;
    scene.counts = 400;
    scene.memory = 0.995;
    for (int t = 0; t < 60; t++) {
      scene.dx[t] = t % 3;
      scene.dy[t] = -(t % 2);
      scene.beam[t] = 1 - t / 100.0;
    }
    prepare();
    JointRound.Result found = run();
    double squares = 0;
    for (int t = 1; t < 60; t++) {
      double x =
          found.matches()[t].dx() - found.matches()[t - 1].dx() - (scene.dx[t] - scene.dx[t - 1]);
      double y =
          found.matches()[t].dy() - found.matches()[t - 1].dy() - (scene.dy[t] - scene.dy[t - 1]);
      squares += (x * x + y * y) / (2 * 59);
    }
    assertTrue(Math.sqrt(squares) < 0.03, "" + Math.sqrt(squares));
  }

  @Test
  void canBeCancelledWhileFramesAreReconsidered() {
    prepare();
    last[40] = new Match(14, 0, 1, 0, 0.5);
    CountedProgress whole = new CountedProgress();
    joint.run(last, last.clone(), whole);
    prepare();
    last[40] = new Match(14, 0, 1, 0, 0.5);
    CountedProgress cancelled = new CountedProgress(whole.updates());
    assertThrows(Cancelled.class, () -> joint.run(last, last.clone(), cancelled));
    assertEquals(whole.updates(), cancelled.updates());
  }
}
