package ecm.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.stack.SelectedFrames;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: |mu|^2 = exp(-r^2/s^2) has FWHM 1.6651 s and area pi s^2 (8.9 px at 2.8 px). */
class SpeckleTest {

  private static final double FRAMES_PER_TAU = 12;

  private static double area(double fwhm) {
    return Math.PI * fwhm * fwhm / (4 * Math.log(2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.0, 2.8, 4.5})
  void theGaussianSpeckleIsMeasured(double fwhm) {
    SpeckleFrames frames = new SpeckleFrames(80, 80, fwhm, 1);
    ArrayFrameStack stack = frames.stack(frames.intensities(240, FRAMES_PER_TAU));
    Speckle speckle = Speckle.measure(stack, Mask.all(80, 80), Progress.NONE);
    assertEquals(1, speckle.fwhm() / fwhm, 0.03);
    assertEquals(1, speckle.area() / area(fwhm), 0.12);
  }

  /**
   * Thickness profile, crystal, flickering beam, few counts, and a mask that is not a rectangle.
   */
  @Test
  void staticStructureFlickerAndShotNoiseDoNotCount() {
    SpeckleFrames frames = new SpeckleFrames(80, 80, 2.8, 2);
    float[][] planes = frames.intensities(240, FRAMES_PER_TAU);
    Random random = new Random(4);
    for (float[] plane : planes) {
      double beam = 1 + 0.05 * random.nextGaussian();
      for (int i = 0; i < plane.length; i++) {
        double thickness = Math.sqrt(Math.max(0, 1 - Math.pow((i % 80 - 40) / 34.0, 2)));
        double crystal = Math.hypot(i % 80 - 60, i / 80 - 40) < 4 ? 3 : 0;
        plane[i] = (float) (beam * (plane[i] * thickness + crystal));
      }
    }
    SpeckleFrames.count(planes, 2);
    Mask wire = Mask.of(80, 80, i -> Math.abs(i % 80 - 40) < 32);
    Speckle speckle = Speckle.measure(frames.stack(planes), wire, Progress.NONE);
    assertEquals(2.8, speckle.fwhm(), 0.15);
    assertEquals(area(2.8), speckle.area(), 0.15 * area(2.8));
  }

  @Test
  void aFewHundredPixelsAreEnough() {
    double sum = 0;
    double areas = 0;
    for (int seed = 0; seed < 6; seed++) {
      SpeckleFrames frames = new SpeckleFrames(40, 36, 2.8, 10 + seed);
      ArrayFrameStack stack = frames.stack(frames.intensities(240, FRAMES_PER_TAU));
      Mask small = Mask.of(40, 36, new Rect(5, 7, 20, 20));
      Speckle speckle = Speckle.measure(stack, small, Progress.NONE);
      assertEquals(2.8, speckle.fwhm(), 0.3);
      assertEquals(area(2.8), speckle.area(), 0.35 * area(2.8));
      sum += speckle.fwhm() / 6;
      areas += speckle.area() / 6;
    }
    assertEquals(2.8, sum, 0.12);
    assertEquals(area(2.8), areas, 0.12 * area(2.8));
  }

  @Test
  void invalidFramesAreNotUsed() {
    SpeckleFrames frames = new SpeckleFrames(64, 64, 2.8, 3);
    float[][] planes = frames.intensities(120, 6);
    boolean[] bad = new boolean[120];
    for (int t = 5; t < 120; t += 9) {
      bad[t] = true;
      Arrays.fill(planes[t], Float.NaN);
    }
    FrameStack stack = SelectedFrames.without(frames.stack(planes), bad);
    Speckle speckle = Speckle.measure(stack, Mask.all(64, 64), Progress.NONE);
    assertEquals(2.8, speckle.fwhm(), 0.2);
  }

  @Test
  void nothingIsMeasuredWhereNothingFluctuatesTogether() {
    float[][] flat = new float[50][32 * 32];
    float[][] white = new float[50][32 * 32];
    Random random = new Random(6);
    for (int t = 0; t < 50; t++) {
      for (int i = 0; i < flat[t].length; i++) {
        flat[t][i] = 5 + i % 3;
        white[t][i] = 5 + (float) random.nextGaussian();
      }
    }
    SpeckleFrames frames = new SpeckleFrames(32, 32, 2.8, 3);
    Mask all = Mask.all(32, 32);
    assertTrue(Double.isNaN(Speckle.measure(frames.stack(flat), all, Progress.NONE).fwhm()));
    assertTrue(Double.isNaN(Speckle.measure(frames.stack(white), all, Progress.NONE).area()));
    Mask dot = Mask.of(32, 32, new Rect(3, 3, 5, 5));
    assertTrue(Double.isNaN(Speckle.measure(frames.stack(white), dot, Progress.NONE).fwhm()));
  }

  @Test
  void threadsDoNotChangeTheResultAndCancelStops() {
    SpeckleFrames frames = new SpeckleFrames(48, 40, 2.8, 3);
    ArrayFrameStack stack = frames.stack(frames.intensities(150, 8));
    Mask all = Mask.all(48, 40);
    Speckle one =
        Parallelization.runWithNumThreads(1, () -> Speckle.measure(stack, all, Progress.NONE));
    Speckle three =
        Parallelization.runWithNumThreads(3, () -> Speckle.measure(stack, all, Progress.NONE));
    assertEquals(one, three);
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(Cancelled.class, () -> Speckle.measure(stack, all, cancelled));
  }
}
