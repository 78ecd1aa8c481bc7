package ecm.defects;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.SplittableRandom;

/**
 * Speckle made here, not by the suite's simulation: the squared modulus of a complex field that is
 * a first-order autoregression in time, each step smoothed over 3 x 3 px, with Poisson counts.
 */
final class Films {

  static final int W = 48;
  static final int H = 40;
  static final int FRAMES = 400;

  private Films() {}

  /**
   * Frames of mean m.
   *
   * @param memory correlation of the field from frame to frame: 0 independent, 1 frozen
   * @param counts m
   */
  static float[][] speckle(double memory, double counts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double fresh = Math.sqrt(1 - memory * memory);
    double[][] field = {noise(random), noise(random)};
    float[][] frames = new float[FRAMES][W * H];
    for (int t = 0; t < FRAMES; t++) {
      for (double[] part : field) {
        double[] step = fresh == 0 ? new double[W * H] : noise(random);
        for (int i = 0; i < part.length; i++) {
          part[i] = t == 0 ? part[i] : memory * part[i] + fresh * step[i];
        }
      }
      for (int i = 0; i < W * H; i++) {
        double intensity = (field[0][i] * field[0][i] + field[1][i] * field[1][i]) / 2;
        frames[t][i] = poisson(counts * intensity, random);
      }
    }
    return frames;
  }

  /** Normal values of variance 1 that neighbours share. */
  private static double[] noise(SplittableRandom random) {
    double[] white = new double[(W + 2) * (H + 2)];
    for (int i = 0; i < white.length; i++) {
      white[i] = normal(random);
    }
    double[] smooth = new double[W * H];
    for (int i = 0; i < smooth.length; i++) {
      double sum = 0;
      for (int k = 0; k < 9; k++) {
        double weight = (k % 3 == 1 ? 2 : 1) * (k / 3 == 1 ? 2 : 1);
        sum += weight * white[(i / W + k / 3) * (W + 2) + i % W + k % 3];
      }
      smooth[i] = sum / 6; // sqrt of the sum of the squared weights
    }
    return smooth;
  }

  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  static int poisson(double mean, SplittableRandom random) {
    if (mean > 30) {
      return poisson(mean / 2, random) + poisson(mean / 2, random);
    }
    double limit = Math.exp(-mean);
    int n = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  static FrameStack stack(float[][] frames) {
    Object[] planes = new Object[frames.length];
    for (int t = 0; t < planes.length; t++) {
      planes[t] = frames[t].clone();
    }
    return new ArrayFrameStack(W, H, planes, SampleType.FLOAT32, new StackInfo("film", 0.1, 0.5));
  }
}
