package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.stack.Rect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters by their formulas, on frames of a few hundred pixels. */
class FilteredFrameTest {

  private static final int W = 36;
  private static final int H = 30;
  private static final Rect COVERED = new Rect(3, 2, 31, 27);

  private static float[] frame() {
    float[] frame = new float[W * H];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = COVERED.contains(i % W, i / W) ? 20 + i % W * 31 % 7 + i / W * 17 % 5 : 1e6f;
    }
    return frame;
  }

  private static double mean(float[] frame) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < frame.length; i++) {
      if (COVERED.contains(i % W, i / W)) {
        sum += frame[i];
        n++;
      }
    }
    return sum / n;
  }

  /**
   * The frame about its mean, 0 outside, convolved with exp(-r^2/(2 s^2)), s = period sqrt(ln 2/2)
   * / pi, at which half the amplitude of a wave of that period is left.
   */
  private static double smoothed(double[] about, int x, int y, double period) {
    double s = period * Math.sqrt(Math.log(2) / 2) / Math.PI;
    double sum = 0;
    double norm = 0;
    for (int v = -12; v <= 12; v++) {
      for (int u = -12; u <= 12; u++) {
        double weight =
            s == 0 ? (u == 0 && v == 0 ? 1 : 0) : Math.exp(-(u * u + v * v) / (2 * s * s));
        sum += weight * about[(y + v) * W + x + u];
        norm += weight;
      }
    }
    return sum / norm;
  }

  @ParameterizedTest
  @CsvSource({"4, 8", "0, 6", "5, 0"})
  void aBandPassIsTheDifferenceOfTwoGaussians(double finest, double coarsest) {
    float[] frame = frame();
    double mean = mean(frame);
    double[] about = new double[frame.length];
    for (int i = 0; i < frame.length; i++) {
      about[i] = COVERED.contains(i % W, i / W) ? frame[i] - mean : 0;
    }
    new FrameFilter(finest, coarsest, false).apply(frame, W, H, COVERED);
    for (int y = 12; y < H - 12; y++) {
      for (int x = 12; x < W - 12; x++) {
        double coarse = coarsest > 0 ? smoothed(about, x, y, coarsest) : -mean;
        assertEquals(smoothed(about, x, y, finest) - coarse, frame[y * W + x], 0.01);
      }
    }
  }

  @Test
  void framesWithoutFilterOrDataStayAsTheyAre() {
    float[] frame = frame();
    FrameFilter.NONE.apply(frame, W, H, COVERED);
    new FrameFilter(4, 8, false).apply(frame, W, H, new Rect(0, 0, 0, 0));
    assertArrayEquals(frame(), frame);
  }

  @Test
  void aHannWindowIsTheSquareOfASine() {
    float[] window = new FrameFilter(0, 0, true).window(5, 4);
    float[] open = FrameFilter.NONE.window(5, 4);
    for (int i = 0; i < 20; i++) {
      double x = Math.sin(Math.PI * (i % 5 + .5) / 5);
      double y = Math.sin(Math.PI * (i / 5 + .5) / 4);
      assertEquals(x * x * y * y, window[i], 1e-6);
      assertEquals(1, open[i]);
    }
  }
}
