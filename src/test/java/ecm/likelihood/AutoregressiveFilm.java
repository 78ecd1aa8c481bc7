package ecm.likelihood;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.SplittableRandom;

/**
 * A film of speckle made without any Fourier transform in time, and so unlike {@code
 * ecm.simulation}: at every pixel the field is a sum of independent autoregressions with relaxation
 * rates lambda / tau, which follow the frames one after another. As
 *
 * <pre>  exp(-t^(1/2)) = integral p(lambda) exp(-lambda t) d lambda,
 *   p = lambda^(-3/2) exp(-1 / (4 lambda)) / (2 pi^(1/2)),</pre>
 *
 * the field has the covariance exp(-(t / tau)^(1/2)): beta = 1/2.
 */
final class AutoregressiveFilm {

  static final double BETA = 0.5;

  /** Speckle of |mu|^2 with a full width at half maximum of 2 px: mu is 2^(-r^2) twice over. */
  private static final double[] KERNEL = {1, 0.5, 0.0625, 0.001953125};

  private static final double STEP = 0.8;
  private static final double SLOWEST = -2.8;
  private static final double FASTEST = 5.6;

  private final int side;
  private final int frames;
  private final double[] lnTau;
  private final SplittableRandom random;

  /**
   * @param lnTau ln of tau [frames] of every pixel of a square
   */
  AutoregressiveFilm(double[] lnTau, int frames, long seed) {
    this.side = (int) Math.round(Math.sqrt(lnTau.length));
    this.frames = frames;
    this.lnTau = lnTau;
    this.random = new SplittableRandom(seed);
  }

  /** Poisson counts of some mean, one frame per second. */
  FrameStack counts(double mean) {
    float[][] intensity = intensity();
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      short[] plane = new short[lnTau.length];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) poisson(mean * intensity[t][i]);
      }
      planes[t] = plane;
    }
    return new ArrayFrameStack(side, side, planes, SampleType.UINT16, new StackInfo("film", 1, 1));
  }

  private float[][] intensity() {
    float[][] real = new float[frames][lnTau.length];
    float[][] imaginary = new float[frames][lnTau.length];
    double left = 1;
    for (double ln = SLOWEST; ln < FASTEST; ln += STEP) {
      double lambda = Math.exp(ln);
      double density = Math.exp(-1 / (4 * lambda)) / (2 * Math.sqrt(Math.PI * lambda));
      addMode(lambda, Math.sqrt(STEP * density), real);
      addMode(lambda, Math.sqrt(STEP * density), imaginary);
      left -= STEP * density;
    }
    // what is faster still has no memory of the frame before
    addMode(Double.POSITIVE_INFINITY, Math.sqrt(left), real);
    addMode(Double.POSITIVE_INFINITY, Math.sqrt(left), imaginary);
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < lnTau.length; i++) {
        float re = real[t][i];
        float im = imaginary[t][i];
        real[t][i] = (re * re + im * im) / 2;
      }
    }
    return real;
  }

  private void addMode(double lambda, double amplitude, float[][] field) {
    float[] keep = new float[lnTau.length];
    float[] kick = new float[lnTau.length];
    for (int i = 0; i < keep.length; i++) {
      keep[i] = (float) Math.exp(-lambda / Math.exp(lnTau[i]));
      kick[i] = (float) Math.sqrt(1 - keep[i] * keep[i]);
    }
    float[] state = noise();
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < state.length; i++) {
        field[t][i] += (float) amplitude * state[i];
      }
      float[] fresh = noise();
      for (int i = 0; i < state.length; i++) {
        state[i] = keep[i] * state[i] + kick[i] * fresh[i];
      }
    }
  }

  /** Normal numbers of variance 1, correlated as mu between pixels. */
  private float[] noise() {
    int reach = KERNEL.length - 1;
    int wide = side + 2 * reach;
    float[] white = new float[wide * wide];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) random.nextGaussian();
    }
    float[] rows = new float[wide * side];
    for (int i = 0; i < rows.length; i++) {
      int from = i / side * wide + i % side + reach;
      rows[i] = (float) KERNEL[0] * white[from];
      for (int k = 1; k <= reach; k++) {
        rows[i] += (float) KERNEL[k] * (white[from - k] + white[from + k]);
      }
    }
    double squares = KERNEL[0] * KERNEL[0];
    for (int k = 1; k <= reach; k++) {
      squares += 2 * KERNEL[k] * KERNEL[k];
    }
    float[] result = new float[side * side];
    for (int i = 0; i < result.length; i++) {
      int from = i + reach * side;
      float sum = (float) KERNEL[0] * rows[from];
      for (int k = 1; k <= reach; k++) {
        sum += (float) KERNEL[k] * (rows[from - k * side] + rows[from + k * side]);
      }
      result[i] = (float) (sum / squares);
    }
    return result;
  }

  private int poisson(double mean) {
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
