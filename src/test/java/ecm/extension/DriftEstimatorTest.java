package ecm.extension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.registration.RegistrationResult;
import ecm.registration.estimator.DriftEstimator;
import ecm.registration.estimator.DriftTask;
import ecm.registration.estimator.Measurement;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import org.junit.jupiter.api.Test;

/** A drift estimator of one's own, added by one class and used through the public door alone. */
class DriftEstimatorTest {

  private static final int SIDE = 48;
  private static final int FRAMES = 30;

  /** Knows the drift from elsewhere, as from a stage that is read out. */
  private record KnownDrift(double[] dx, double[] dy) implements DriftEstimator {

    @Override
    public Measurement measure(DriftTask task, Progress progress) {
      return task.evaluated(dx, dy, progress);
    }

    @Override
    public boolean isLimited() {
      return false;
    }
  }

  private static double[] dx() {
    double[] dx = new double[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      dx[t] = 0.25 * t;
    }
    return dx;
  }

  private static double[] dy() {
    double[] dy = new double[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      dy[t] = 1 - t % 3;
    }
    return dy;
  }

  /** A spot and waves that move by the drift. */
  private static FrameStack stack() {
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      float[] values = new float[SIDE * SIDE];
      for (int i = 0; i < values.length; i++) {
        double x = i % SIDE - dx()[t];
        double y = i / SIDE - dy()[t];
        double r2 = (x - 20) * (x - 20) + (y - 24) * (y - 24);
        values[i] =
            (float) (50 + 9 * Math.sin(x / 3) + 9 * Math.cos(y / 4) + 80 * Math.exp(-r2 / 12));
      }
      planes[t] = values;
    }
    StackInfo info = new StackInfo("waves", 0.1, 0.25);
    return new ArrayFrameStack(SIDE, SIDE, planes, SampleType.FLOAT32, info);
  }

  private static RegistrationResult measure(DriftEstimator estimator) {
    RegistrationParameters parameters =
        RegistrationParameters.defaults().withReference(estimator).withSubpixel(true);
    return Registration.measure(stack(), parameters, Progress.NONE);
  }

  @Test
  void itsDriftComesBackRelativeToTheFirstFrame() {
    RegistrationResult result = measure(new KnownDrift(dx(), dy()));
    double[] downwards = dy();
    for (int t = 0; t < FRAMES; t++) {
      downwards[t] -= 1;
      assertFalse(result.drift().bad()[t], result.sentences().toString());
      assertTrue(result.drift().quality()[t] > 0.98, "" + result.drift().quality()[t]);
    }
    assertArrayEquals(dx(), result.drift().dx(), 0);
    assertArrayEquals(downwards, result.drift().dy(), 0);
    assertTrue(result.correlationAfter() > result.correlationBefore() + 0.05);
  }

  /** The quality is measured and not believed: frames that are placed wrongly do not fit. */
  @Test
  void aWrongDriftFitsWorse() {
    RegistrationResult right = measure(new KnownDrift(dx(), dy()));
    RegistrationResult wrong = measure(new KnownDrift(new double[FRAMES], new double[FRAMES]));
    assertArrayEquals(new double[FRAMES], wrong.drift().dx(), 0);
    assertTrue(wrong.correlationAfter() < right.correlationAfter() - 0.05);
  }

  @Test
  void aFrameWithoutAShiftIsBadAndItsDriftInterpolated() {
    double[] unknown = dx();
    unknown[10] = Double.NaN;
    RegistrationResult result = measure(new KnownDrift(unknown, dy()));
    for (int t = 0; t < FRAMES; t++) {
      assertEquals(t == 10, result.drift().bad()[t], "frame " + (t + 1));
    }
    assertEquals(2.5, result.drift().dx()[10], 1e-12);
  }

  /** One that says it is limited is held to the search range, width/8 = 6 px and twice as much. */
  @Test
  void aLimitedOneIsAskedAgainForAWiderRange() {
    int[] asked = new int[1];
    DriftEstimator limited =
        (task, progress) -> {
          asked[0] = task.maxShift();
          return task.evaluated(dx(), dy(), progress);
        };
    assertArrayEquals(dx(), measure(limited).drift().dx(), 0);
    assertEquals(12, asked[0]);
  }

  @Test
  void shiftsOfAnotherNumberOfFramesAreRefused() {
    KnownDrift few = new KnownDrift(new double[3], new double[3]);
    assertThrows(IllegalArgumentException.class, () -> measure(few));
  }
}
