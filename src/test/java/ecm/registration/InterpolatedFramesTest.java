package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolatedFramesTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 31;

  private static Drift drift(double dx, double dy) {
    return new Drift(new double[] {dx}, new double[] {dy}, new double[] {1}, new boolean[] {false});
  }

  private static FrameStack stack(float[] plane) {
    return new ArrayFrameStack(
        WIDTH, HEIGHT, new Object[] {plane}, SampleType.FLOAT32, new StackInfo("s", 1, 1));
  }

  private static float smooth(double x, double y) {
    return (float) (Math.sin(x / 4.0) + Math.cos(y / 5.0 + 0.3) - 0.5);
  }

  private static FrameStack waves() {
    float[] plane = new float[WIDTH * HEIGHT];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = smooth(i % WIDTH, i / WIDTH);
    }
    return stack(plane);
  }

  private static FrameStack noise() {
    Random random = new Random(4);
    float[] plane = new float[WIDTH * HEIGHT];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (float) random.nextGaussian();
    }
    return stack(plane);
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0.3, -0.6, 0.03",
    "LINEAR, -4.5, 2.25, 0.03",
    "CUBIC, 0.3, -0.6, 0.002",
    "CUBIC, 3.7, -8.2, 0.002",
    "FOURIER, 0.4, 0.5, 0.03"
  })
  void interpolatesASmoothFunction(Interpolation how, double dx, double dy, double tolerance) {
    FrameStack moved = Registration.undo(waves(), drift(dx, dy), how);
    Rect covered = moved.coverage().covered(0);
    float[] frame = moved.frame(0);
    assertTrue(covered.width() >= WIDTH - Math.abs(dx) - 3);
    // the mirrored borders of the Fourier shift have a kink, felt over some pixels
    int margin = how == Interpolation.FOURIER ? 6 : 0;
    for (int y = covered.y() + margin; y < covered.yEnd() - margin; y++) {
      for (int x = covered.x() + margin; x < covered.xEnd() - margin; x++) {
        assertEquals(smooth(x + dx, y + dy), frame[y * WIDTH + x], tolerance, x + "," + y);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Interpolation.class,
      names = {"LINEAR", "CUBIC"})
  void coveredPixelsNeedOnlyCoveredOnes(Interpolation how) {
    float[] plane = noise().frame(0);
    FrameStack source = new ShiftedFrames(stack(plane), new int[] {3}, new int[] {-2});
    FrameStack moved = new InterpolatedFrames(source, drift(-1.4, 0.7), how);
    // change all uncovered values of the source: no covered pixel of the view may notice
    Rect held = source.coverage().covered(0);
    float[] changed = source.frame(0);
    for (int i = 0; i < changed.length; i++) {
      changed[i] = held.contains(i % WIDTH, i / WIDTH) ? changed[i] : 1e6f;
    }
    float[] one = moved.frame(0);
    float[] two = new InterpolatedFrames(stack(changed), drift(-1.4, 0.7), how).frame(0);
    Rect covered = moved.coverage().covered(0);
    for (int y = covered.y(); y < covered.yEnd(); y++) {
      for (int x = covered.x(); x < covered.xEnd(); x++) {
        assertEquals(one[y * WIDTH + x], two[y * WIDTH + x]);
      }
    }
    assertTrue(covered.width() >= WIDTH - 9 && covered.height() >= HEIGHT - 8);
  }

  @ParameterizedTest
  @EnumSource(
      value = Interpolation.class,
      names = {"LINEAR", "CUBIC", "FOURIER"})
  void wholeShiftsChangeNoValueAndNegativeOnesStay(Interpolation how) {
    FrameStack source = noise();
    float[] expected = Registration.undo(source, drift(2, -3), Interpolation.NONE).frame(0);
    FrameStack moved = Registration.undo(source, drift(2, -3), how);
    Rect covered = moved.coverage().covered(0);
    assertEquals(new Rect(0, 3, WIDTH - 2, HEIGHT - 3), covered);
    float[] actual = moved.frame(0);
    boolean negative = false;
    for (int i = 0; i < actual.length; i++) {
      if (covered.contains(i % WIDTH, i / WIDTH)) {
        assertEquals(expected[i], actual[i], how == Interpolation.FOURIER ? 1e-5 : 0);
        negative |= actual[i] < -1;
      }
    }
    assertTrue(negative);
  }

  @ParameterizedTest
  @EnumSource(
      value = Interpolation.class,
      names = {"LINEAR", "CUBIC", "FOURIER"})
  void rowsReadOneByOneAreTheSame(Interpolation how) {
    FrameStack moved = new InterpolatedFrames(noise(), drift(0.37, -2.81), how);
    float[] whole = moved.frame(0);
    float[] rows = new float[WIDTH * HEIGHT];
    float[] row = new float[WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      moved.copyRows(0, y, 1, row);
      System.arraycopy(row, 0, rows, y * WIDTH, WIDTH);
    }
    assertArrayEquals(whole, rows);
    assertEquals(SampleType.FLOAT32, moved.sampleType());
  }

  @Test
  void aShiftOutOfTheFieldCoversNothing() {
    FrameStack moved = Registration.undo(waves(), drift(90.5, 0), Interpolation.CUBIC);
    assertTrue(moved.coverage().covered(0).isEmpty());
    assertArrayEquals(new float[WIDTH * HEIGHT], moved.frame(0));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void aShiftThatIsNoNumberIsRefused(Interpolation how) {
    InvalidInput e =
        assertThrows(
            InvalidInput.class, () -> Registration.undo(waves(), drift(Double.NaN, 1), how));
    assertTrue(e.getMessage().startsWith("frame 1: its drift is NaN, 1.0 px"), e.getMessage());
  }

  @Test
  void aDriftOfAnotherLengthIsRefused() {
    Drift two =
        new Drift(new double[2], new double[2], new double[] {1, 1}, new boolean[] {false, false});
    assertThrows(InvalidInput.class, () -> Registration.undo(waves(), two, Interpolation.NONE));
  }
}
