package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.util.Arrays;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackViewsTest {

  private static final StackInfo INFO = new StackInfo("s", 0.5, 0.25);

  /** Frames of 3 x 2 px: frame t holds 100 t + pixel index. */
  private static FrameStack counted(int frames) {
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      float[] plane = new float[6];
      for (int i = 0; i < 6; i++) {
        plane[i] = 100 * t + i;
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(3, 2, planes, SampleType.FLOAT32, INFO);
  }

  private static float[] read(Object plane, SampleType type, int y, int rows) {
    FrameStack stack = new ArrayFrameStack(2, 2, new Object[] {plane}, type, INFO);
    float[] target = new float[2 * rows];
    stack.copyRows(0, y, rows, target);
    assertEquals(type, stack.sampleType());
    return target;
  }

  @Test
  void aCroppedStackIsAViewOfARectangle() {
    FrameStack shifted = new ShiftedFrames(counted(2), new int[] {0, 1}, new int[] {0, 0});
    FrameStack cropped = new CroppedFrames(shifted, new Rect(1, 0, 2, 2));
    assertArrayEquals(new float[] {1, 2, 4, 5}, cropped.frame(0));
    assertArrayEquals(new float[] {102, 0, 105, 0}, cropped.frame(1));
    float[] row = new float[2];
    cropped.copyRows(0, 1, 1, row);
    assertArrayEquals(new float[] {4, 5}, row);
    assertEquals(new Rect(0, 0, 1, 2), cropped.coverage().always());
    assertThrows(
        IllegalArgumentException.class, () -> new CroppedFrames(shifted, new Rect(2, 0, 2, 2)));
  }

  @Test
  void arraysOfAllTypesAreReadAsTheyAreMeant() {
    byte[] bytes = {0, 127, -128, -1};
    assertArrayEquals(new float[] {0, 127, 128, 255}, read(bytes, SampleType.UINT8, 0, 2));
    short[] shorts = {0, 32767, -32768, -1};
    assertArrayEquals(new float[] {0, 32767, 32768, 65535}, read(shorts, SampleType.UINT16, 0, 2));
    assertArrayEquals(new float[] {0, 32767, -32768, -1}, read(shorts, SampleType.INT16, 0, 2));
    assertArrayEquals(new float[] {-32768, -1}, read(shorts, SampleType.INT16, 1, 1));
    float[] floats = {-1.5f, 2, Float.NaN, 3e9f};
    assertArrayEquals(floats, read(floats, SampleType.FLOAT32, 0, 2));
  }

  @Test
  void aTableCalibratesBytesAndShorts() {
    float[] halves = new float[256];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = i / 2f;
    }
    FrameStack bytes =
        ArrayFrameStack.calibrated(2, 1, new Object[] {new byte[] {3, -1}}, halves, INFO);
    assertArrayEquals(new float[] {1.5f, 127.5f}, bytes.frame(0));
    assertEquals(SampleType.FLOAT32, bytes.sampleType());
  }

  @ParameterizedTest
  @CsvSource({"-32768,INT16", "0,UINT16", "-100,FLOAT32", "0.5,FLOAT32", "1,FLOAT32"})
  void theSampleTypeHoldsTheCalibratedValues(float offset, SampleType expected) {
    float[] table = new float[65536];
    for (int i = 0; i < table.length; i++) {
      table[i] = i + offset;
    }
    short[] raw = {0, 1, (short) 32768, (short) 65535};
    FrameStack stack = ArrayFrameStack.calibrated(2, 2, new Object[] {raw}, table, INFO);
    assertArrayEquals(
        new float[] {offset, 1 + offset, 32768 + offset, 65535 + offset}, stack.frame(0));
    assertEquals(expected, stack.sampleType());
  }

  @Test
  void changingTheCallersArrayOfPlanesChangesNothing() {
    Object[] planes = {new float[] {1, 2}};
    FrameStack stack = new ArrayFrameStack(2, 1, planes, SampleType.FLOAT32, INFO);
    planes[0] = null;
    assertArrayEquals(new float[] {1, 2}, stack.frame(0));
  }

  @Test
  void scalingTakesTheBackgroundOffAndDividesByTheGain() {
    FrameStack scaled = new ScaledFrames(counted(2), 2, new double[] {1, 0.5});
    assertArrayEquals(new float[] {-2, -1, 0, 1, 2, 3}, scaled.frame(0));
    assertArrayEquals(new float[] {196, 198, 200, 202, 204, 206}, scaled.frame(1));
    float[] row = new float[3];
    scaled.copyRows(1, 1, 1, row);
    assertArrayEquals(new float[] {202, 204, 206}, row);
    assertEquals(SampleType.FLOAT32, scaled.sampleType());
    assertThrows(
        IllegalArgumentException.class, () -> new ScaledFrames(counted(2), 0, new double[1]));
  }

  @Test
  void aSelectionKeepsTimesAndMarksInvalidFrames() {
    FrameStack source =
        SelectedFrames.without(counted(6), new boolean[] {false, false, true, false, false, false});
    FrameStack selected =
        new SelectedFrames(
            source, 1, 4, new boolean[] {false, false, true, false}, INFO.withTitle("part"));
    assertEquals(4, selected.frames());
    assertEquals("part", selected.info().title());
    assertArrayEquals(new boolean[] {true, false, false, true}, selected.coverage().validFrames());
    for (int t = 0; t < 4; t++) {
      assertArrayEquals(source.frame(t + 1), selected.frame(t));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,3", "0,0", "4,3", "0,7"})
  void anImpossibleSelectionIsRefused(int first, int frames) {
    InvalidInput refusal =
        assertThrows(
            InvalidInput.class,
            () ->
                new SelectedFrames(
                    counted(6), first, frames, new boolean[Math.max(0, frames)], INFO));
    assertTrue(refusal.getMessage().contains("frames 1 to 6"), refusal.getMessage());
  }

  @Test
  void viewsStackUp() {
    FrameStack view =
        new ScaledFrames(
            new ShiftedFrames(counted(3), new int[] {0, 1, -1}, new int[] {0, 0, 1}),
            100,
            new double[] {1, 1, 1});
    assertArrayEquals(new float[] {1, 2, -100, 4, 5, -100}, view.frame(1));
    assertEquals(new Rect(0, 0, 2, 2), view.coverage().covered(1));
    assertEquals(new Rect(1, 0, 2, 1), view.coverage().covered(2));
    assertEquals(new Rect(1, 0, 1, 1), view.coverage().always());
    assertTrue(view.isInMemory());
  }

  @Test
  void imgLib2AccessesAreIndependent() {
    FrameStack stack = counted(4);
    RandomAccess<FloatType> one = stack.asImg().randomAccess();
    one.setPosition(new int[] {2, 1, 3});
    RandomAccess<FloatType> two = one.copy();
    two.setPosition(0, 2);
    assertEquals(5, two.get().get());
    assertEquals(305, one.get().get());
    assertEquals(3, stack.asImg().numDimensions());
    assertEquals(4, stack.asImg().dimension(2));
  }

  @Test
  void coverageCountsAndIntersects() {
    Coverage coverage =
        new Coverage(
            new boolean[] {true, false, true},
            new Rect[] {new Rect(0, 0, 4, 3), new Rect(3, 3, 1, 1), new Rect(1, -1, 4, 3)});
    assertEquals(new Rect(1, 0, 3, 2), coverage.always());
    assertEquals(2, coverage.validCount());
    assertFalse(coverage.allFramesValid());
    assertEquals(2, coverage.validFramesAt(2, 1));
    assertEquals(1, coverage.validFramesAt(0, 0));
    assertEquals(0, coverage.validFramesAt(9, 9));
    assertFalse(coverage.isValid(1, 3, 3));
    Coverage fewer = coverage.without(new boolean[] {true, false, false});
    assertEquals(new Rect(1, -1, 4, 3), fewer.always());
    assertTrue(coverage.isValid(0));
    assertTrue(new Coverage(new boolean[2], new Rect[] {null, null}).always().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> new Coverage(new boolean[2], new Rect[1]));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,3,2, 1,1,5,5, 1,1,2,1",
    "0,0,2,2, 2,0,2,2, 2,0,0,2",
    "-3,0,2,2, 4,4,1,1, 4,4,0,0"
  })
  void rectanglesIntersect(
      int x, int y, int w, int h, int x2, int y2, int w2, int h2, int rx, int ry, int rw, int rh) {
    Rect both = new Rect(x, y, w, h).intersect(new Rect(x2, y2, w2, h2));
    assertEquals(new Rect(rx, ry, rw, rh), both);
    assertEquals(rw == 0 || rh == 0, both.isEmpty());
  }

  @Test
  void masksAreSets() {
    Mask left = Mask.of(4, 2, new Rect(-1, 0, 3, 9));
    Mask top = Mask.of(4, 2, new Rect(0, 0, 4, 1));
    assertArrayEquals(new int[] {0, 1, 4, 5}, left.indices());
    assertArrayEquals(new int[] {0, 1}, left.and(top).indices());
    assertArrayEquals(new int[] {4, 5}, left.minus(top).indices());
    assertEquals(4, left.count());
    assertTrue(left.contains(1, 1) && !left.contains(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Mask(3, 3, new boolean[8]));
  }

  @Test
  void aMapGivesItsValuesInsideAMask() {
    FloatMap map = new FloatMap(3, 1, new float[] {1, Float.NaN, 3});
    assertArrayEquals(new double[] {1, 3}, map.inside(Mask.all(3, 1)));
    assertArrayEquals(new double[] {3}, map.inside(Mask.of(3, 1, i -> i > 0)));
    assertEquals(3, map.asImg().getAt(2, 0).get());
    assertThrows(IllegalArgumentException.class, () -> new FloatMap(2, 2, new float[3]));
  }

  @Test
  void driftIsRoundedToWholePixels() {
    Drift drift =
        new Drift(
            new double[] {0, 1.4, -2.6}, new double[] {0, -0.2, 3}, new double[3], new boolean[3]);
    assertFalse(drift.isWhole());
    assertArrayEquals(new int[] {0, 1, -3}, drift.wholeDx());
    assertArrayEquals(new int[] {0, 0, 3}, drift.wholeDy());
    assertTrue(
        new Drift(new double[] {0, -2}, new double[2], new double[2], new boolean[2]).isWhole());
  }

  @Test
  void flagsAreTheContractsBits() {
    int[] bits = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 32768};
    assertArrayEquals(bits, Arrays.stream(PixelFlag.values()).mapToInt(PixelFlag::bit).toArray());
    for (PixelFlag flag : PixelFlag.values()) {
      assertEquals(
          (flag.bit() & 1 + 2 + 64 + 1024 + 2048 + 32768) != 0,
          PixelFlag.withoutValue(flag.bit()),
          flag.name());
      assertTrue(flag.in(flag.bit() | 1) && !flag.in(0));
    }
  }
}
