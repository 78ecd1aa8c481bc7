package ecm.registration.frame;

import ecm.stack.Rect;

/**
 * What is done to frames before they are matched, and to nothing else.
 *
 * <p>The band-pass is the difference of two Gaussians, with transfer exp(-2 pi^2 s^2 / l^2) at
 * period l; each passes half the amplitude at its limit l, s = l sqrt(ln 2 / 2) / pi.
 *
 * @param finest structures of a shorter period are smoothed away [px]; 0 = none
 * @param coarsest structures of a longer period are taken off [px]; 0 = none
 * @param hann whether pixels count less towards the border of the field, by a Hann window
 */
public record FrameFilter(double finest, double coarsest, boolean hann) {

  /** Frames as recorded. */
  public static final FrameFilter NONE = new FrameFilter(0, 0, false);

  private static final double HALF = Math.sqrt(Math.log(2) / 2) / Math.PI;

  /** Whether values are changed. */
  boolean isBandPass() {
    return finest > 0 || coarsest > 0;
  }

  /** Filters a frame in place; what is not covered counts as the mean. */
  public void apply(float[] frame, int width, int height, Rect covered) {
    if (!isBandPass() || covered.isEmpty()) {
      return;
    }
    float mean = mean(frame, width, covered);
    for (int i = 0; i < frame.length; i++) {
      frame[i] = covered.contains(i % width, i / width) ? frame[i] - mean : 0;
    }
    float[] fine = Blur.gaussian(frame, width, height, HALF * finest);
    float[] coarse = coarsest > 0 ? Blur.gaussian(frame, width, height, HALF * coarsest) : null;
    for (int i = 0; i < frame.length; i++) {
      frame[i] = fine[i] - (coarse == null ? -mean : coarse[i]);
    }
  }

  /**
   * Filters a frame in place by normalised convolution: blur(v I) / blur(v) for each Gaussian, v =
   * 1 where the frame holds data, 0 elsewhere (Knutsson and Westin 1993).
   *
   * @param invalid pixels, which are left at 0
   */
  void apply(float[] frame, int width, Rect covered, InvalidPixels invalid) {
    int height = frame.length / width;
    if (invalid.isEmpty() || !isBandPass() || covered.isEmpty()) {
      apply(frame, width, height, covered);
      return;
    }
    float[] valid = new float[frame.length];
    for (int i = 0; i < frame.length; i++) {
      valid[i] = covered.contains(i % width, i / width) && !invalid.contains(i) ? 1 : 0;
      frame[i] *= valid[i];
    }
    float[] fine = normalised(frame, valid, width, HALF * finest);
    float[] coarse = coarsest > 0 ? normalised(frame, valid, width, HALF * coarsest) : null;
    for (int i = 0; i < frame.length; i++) {
      frame[i] = valid[i] * (fine[i] - (coarse == null ? 0 : coarse[i]));
    }
  }

  private static float[] normalised(float[] frame, float[] valid, int width, double sigma) {
    int height = frame.length / width;
    float[] sum = Blur.gaussian(frame, width, height, sigma);
    float[] weight = Blur.gaussian(valid, width, height, sigma);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = weight[i] > 0 ? sum[i] / weight[i] : 0;
    }
    return sum;
  }

  private static float mean(float[] frame, int width, Rect covered) {
    double sum = 0;
    for (int y = covered.y(); y < covered.yEnd(); y++) {
      for (int i = y * width + covered.x(); i < y * width + covered.xEnd(); i++) {
        sum += frame[i];
      }
    }
    return (float) (sum / ((double) covered.width() * covered.height()));
  }

  /** The weight of each pixel by the window, 0 to 1: 1 everywhere without one. */
  public float[] window(int width, int height) {
    float[] window = new float[width * height];
    for (int i = 0; i < window.length; i++) {
      window[i] = hann ? (float) (hann(i % width, width) * hann(i / width, height)) : 1;
    }
    return window;
  }

  private static double hann(int i, int n) {
    double sine = Math.sin(Math.PI * (i + 0.5) / n);
    return sine * sine;
  }
}
