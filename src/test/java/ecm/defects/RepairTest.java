package ecm.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.Interpolation;
import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On frames whose value at a place of the specimen is known: 100 y + x + t / 10. */
class RepairTest {

  private static final int W = 20;
  private static final int H = 20;
  private static final int FRAMES = 200;

  private static float place(int x, int y, double t) {
    return (float) (100 * y + x + t / 10);
  }

  /** The specimen moves to the right by some pixels per frame. */
  private static FrameStack moving(double speed, SampleType type) {
    Object[] planes = new Object[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      float[] plane = new float[W * H];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = place(i % W - (int) (speed * t), i / W, t);
        plane[i] = type == SampleType.FLOAT32 ? plane[i] : Math.round(plane[i]);
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(W, H, planes, type, new StackInfo("ramp", 0.1, 1));
  }

  private static Drift drift(double speed) {
    double[] dx = new double[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      dx[t] = (int) (speed * t);
    }
    return new Drift(dx, new double[FRAMES], new double[FRAMES], new boolean[FRAMES]);
  }

  private static CameraDefects defects(int stuck, int[][] spikes, int... odd) {
    Samples.Builder samples = new Samples.Builder(FRAMES);
    for (int[] spike : spikes) {
      samples.add(spike[0], spike[1]);
    }
    boolean[] repeated = new boolean[FRAMES];
    for (int t : odd) {
      repeated[t] = true;
    }
    return new CameraDefects(
        Mask.of(W, H, i -> i == stuck),
        Mask.of(W, H, i -> false),
        samples.build(),
        repeated,
        new boolean[FRAMES]);
  }

  @Test
  void aStruckSampleIsInterpolatedInTime() {
    FrameStack stack = moving(0, SampleType.FLOAT32);
    int pixel = 5 * W + 7;
    // frame 51 repeats another, frame 52 is struck, too: what is left is 49 and 53
    CameraDefects defects = defects(-1, new int[][] {{50, pixel}, {52, pixel}}, 51);
    Repair repair = Repair.undone(stack, defects, Optional.empty());
    assertEquals(place(7, 5, 50), repair.stack().frame(50)[pixel], 1e-3);
    assertEquals(place(7, 5, 52), repair.stack().frame(52)[pixel], 1e-3);
    assertFalse(repair.stack().coverage().isValid(51));
    assertEquals(0, repair.leftOut().count());
    float[] row = new float[W];
    repair.stack().copyRows(50, 5, 1, row);
    assertEquals(place(7, 5, 50), row[7], 1e-3);
    assertEquals(place(8, 5, 50), row[8]);
  }

  @Test
  void theFirstAndTheLastFrameTakeTheirOnlyNeighbour() {
    FrameStack stack = moving(0, SampleType.FLOAT32);
    CameraDefects defects = defects(-1, new int[][] {{0, 3}, {FRAMES - 1, 3}});
    FrameStack repaired = Repair.recorded(stack, defects);
    assertEquals(place(3, 0, 1), repaired.frame(0)[3]);
    assertEquals(place(3, 0, FRAMES - 2), repaired.frame(FRAMES - 1)[3]);
  }

  @Test
  void aStruckSampleOfAMovingSpecimenComesFromTheSamePlace() {
    FrameStack stack = moving(0.05, SampleType.FLOAT32);
    int pixel = 5 * W + 12;
    // between frames 59 and 60 the specimen moves from 2 to 3 px
    CameraDefects defects = defects(-1, new int[][] {{60, pixel}});
    Repair repair = Repair.undone(stack, defects, Optional.of(drift(0.05)));
    assertEquals(place(9, 5, 60), repair.stack().frame(60)[5 * W + 9], 1e-3);
  }

  @Test
  void placesThatABadPixelCoversRarelyAreKeptAndOthersLeftOut() {
    double speed = 0.05; // 20 frames per pixel: a tenth of the record
    int stuck = 5 * W + 12;
    CameraDefects defects = defects(stuck, new int[0][]);
    Repair repair =
        Repair.undone(moving(speed, SampleType.FLOAT32), defects, Optional.of(drift(speed)));
    assertEquals(10, repair.leftOut().count());
    for (int x = 3; x <= 12; x++) {
      assertTrue(repair.leftOut().contains(x, 5), x + " is covered in 20 frames");
    }
    double[] dx = new double[FRAMES];
    dx[70] = 2;
    dx[71] = 2;
    Drift jump = new Drift(dx, new double[FRAMES], new double[FRAMES], new boolean[FRAMES]);
    Repair rare = Repair.undone(moving(0, SampleType.FLOAT32), defects, Optional.of(jump));
    assertEquals(1, rare.leftOut().count());
    assertTrue(rare.leftOut().contains(12, 5));
    for (int t : new int[] {70, 71}) {
      assertEquals(place(10, 5, t), rare.stack().frame(t)[5 * W + 10], 1e-3);
    }
  }

  @Test
  void forRegistrationABadPixelIsTheMeanOfItsNeighbours() {
    int stuck = 5 * W + 12;
    FrameStack filled =
        Repair.recorded(moving(0, SampleType.FLOAT32), defects(stuck, new int[0][]));
    assertEquals(place(12, 5, 33), filled.frame(33)[stuck], 1e-3);
    float[] row = new float[W];
    filled.copyRows(33, 5, 1, row);
    assertEquals(place(12, 5, 33), row[12], 1e-3);
    assertEquals(
        filled.frame(9)[stuck],
        Repair.undone(
                moving(0, SampleType.FLOAT32),
                defects(stuck, new int[0][]),
                drift(0),
                Interpolation.NONE)
            .frame(9)[stuck]);
  }

  @Test
  void wholeNumbersStayWholeAndKeepTheirMean() {
    int[][] spikes = new int[W * H][];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = new int[] {54, i}; // 5.3 and 5.5 on either side: rounded to 5 and 6
    }
    FrameStack repaired = Repair.recorded(moving(0, SampleType.UINT16), defects(-1, spikes));
    double sum = 0;
    for (int i = 0; i < W * H; i++) {
      float value = repaired.frame(54)[i];
      assertEquals(Math.rint(value), value);
      sum += value - place(i % W, i / W, 0);
    }
    double sd = 0.5 / Math.sqrt(W * H);
    assertEquals(5.5, sum / (W * H), 4 * sd);
  }
}
