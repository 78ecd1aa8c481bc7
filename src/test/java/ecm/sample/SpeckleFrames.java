package ecm.sample;

import ecm.stack.ArrayFrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * Gaussian speckle with |mu|^2 = exp(-r^2/s^2), periodic at the borders, decorrelating as
 * exp(-2t/tau): white noise filtered in space by plain convolution with exp(-r^2/s^2), and in time
 * as a first-order autoregression.
 */
final class SpeckleFrames {

  private final int width;
  private final int height;
  private final double[] kernel;
  private final Random random;

  SpeckleFrames(int width, int height, double fwhm, long seed) {
    this.width = width;
    this.height = height;
    double s = fwhm / (2 * Math.sqrt(Math.log(2)));
    int reach = (int) Math.ceil(4 * s);
    kernel = new double[2 * reach + 1];
    double squares = 0;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = Math.exp(-(i - reach) * (i - reach) / (s * s));
      squares += kernel[i] * kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= Math.sqrt(squares);
    }
    random = new Random(seed);
  }

  /** Intensities of mean 1 and variance 1. */
  float[][] intensities(int frames, double framesPerTau) {
    double keep = Math.exp(-1 / framesPerTau);
    double renew = Math.sqrt(1 - keep * keep);
    double[] re = field();
    double[] im = field();
    float[][] planes = new float[frames][width * height];
    for (float[] plane : planes) {
      double[] newRe = field();
      double[] newIm = field();
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (float) ((re[i] * re[i] + im[i] * im[i]) / 2);
        re[i] = keep * re[i] + renew * newRe[i];
        im[i] = keep * im[i] + renew * newIm[i];
      }
    }
    return planes;
  }

  private double[] field() {
    double[] white = new double[width * height];
    for (int i = 0; i < white.length; i++) {
      white[i] = random.nextGaussian();
    }
    return convolve(convolve(white, true), false);
  }

  private double[] convolve(double[] in, boolean alongX) {
    double[] out = new double[in.length];
    int reach = kernel.length / 2;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
          int xx = alongX ? Math.floorMod(x + k, width) : x;
          int yy = alongX ? y : Math.floorMod(y + k, height);
          sum += kernel[k + reach] * in[yy * width + xx];
        }
        out[y * width + x] = sum;
      }
    }
    return out;
  }

  /** Poisson counts of the given mean, in place. */
  static void count(float[][] planes, double counts) {
    Well19937c generator = new Well19937c(3);
    for (float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] =
            plane[i] <= 0
                ? 0
                : new PoissonDistribution(generator, counts * plane[i], 1e-9, 1000).sample();
      }
    }
  }

  ArrayFrameStack stack(float[][] planes) {
    return new ArrayFrameStack(
        width, height, planes, SampleType.FLOAT32, new StackInfo("speckle", 1, 1));
  }
}
