package ecm.registration.frame;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Shifts an image by fractions of a pixel with the phases of its Fourier transform, row by row and
 * column by column. Lines are mirrored at their ends first, so that nothing wraps around.
 */
public final class FourierShift {

  private FourierShift() {}

  /** The image at (x + dx, y + dy), in a new array. */
  public static float[] of(float[] image, int width, int height, double dx, double dy) {
    float[] result = image.clone();
    Line across = new Line(width, dx);
    for (int y = 0; dx != 0 && y < height; y++) {
      across.shift(result, y * width, 1);
    }
    Line down = new Line(height, dy);
    for (int x = 0; dy != 0 && x < width; x++) {
      down.shift(result, x, width);
    }
    return result;
  }

  /** Shifts lines of one length by one amount. */
  private static final class Line {
    private final int n;
    private final FloatFFT_1D fft;
    private final float[] spectrum;
    private final float[] phase;

    Line(int n, double shift) {
      this.n = n;
      this.fft = new FloatFFT_1D(2L * n);
      this.spectrum = new float[4 * n];
      this.phase = new float[4 * n];
      for (int k = 0; k < 2 * n; k++) {
        int frequency = k <= n ? k : k - 2 * n;
        double angle = Math.PI * frequency * shift / n;
        phase[2 * k] = (float) Math.cos(angle);
        // the highest frequency stands for both signs: only its real part remains
        phase[2 * k + 1] = k == n ? 0 : (float) Math.sin(angle);
      }
    }

    void shift(float[] values, int start, int step) {
      Arrays.fill(spectrum, 0);
      for (int i = 0; i < n; i++) {
        float v = values[start + i * step];
        spectrum[2 * i] = v;
        spectrum[2 * (2 * n - 1 - i)] = v;
      }
      fft.complexForward(spectrum);
      for (int k = 0; k < spectrum.length; k += 2) {
        float re = spectrum[k] * phase[k] - spectrum[k + 1] * phase[k + 1];
        spectrum[k + 1] = spectrum[k] * phase[k + 1] + spectrum[k + 1] * phase[k];
        spectrum[k] = re;
      }
      fft.complexInverse(spectrum, true);
      for (int i = 0; i < n; i++) {
        values[start + i * step] = spectrum[2 * i];
      }
    }
  }
}
