package ecm.conformance;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import java.util.Random;

/**
 * A flat wire along x in vacuum whose pixels flicker independently: intensity 100 + 30 n with
 * n(t+1) = a n(t) + sqrt(1 - a^2) e(t), so that g2 - 1 = 0.09 exp(-2 t/tau) with tau = -2 dt / ln a
 * = 10 s.
 */
final class Wire {

  static final double INTERVAL = 0.5;
  static final double TAU = 10;
  static final double PIXEL = 0.25;
  static final int TOP = 6;
  static final int BOTTOM = 18;

  private Wire() {}

  /** Whole-numbered values from 0 to 255. */
  static ImagePlus stack(int width, int height, int frames) {
    Random random = new Random(20);
    double a = Math.exp(-0.1);
    double[] n = new double[width * height];
    for (int i = 0; i < n.length; i++) {
      n[i] = random.nextGaussian();
    }
    ImageStack stack = new ImageStack(width, height);
    for (int t = 0; t < frames; t++) {
      float[] values = new float[n.length];
      for (int i = 0; i < n.length; i++) {
        int y = i / width;
        double counts = y >= TOP && y < BOTTOM ? 100 + 30 * n[i] : 4 + random.nextGaussian();
        values[i] = Math.round(Math.max(0, Math.min(255, counts)));
        n[i] = a * n[i] + Math.sqrt(1 - a * a) * random.nextGaussian();
      }
      stack.addSlice(new FloatProcessor(width, height, values));
    }
    return calibrated(new ImagePlus("wire", stack));
  }

  static ImagePlus small() {
    return stack(24, 24, 40);
  }

  /** Frames in T, dt = 0.5 s, pixels of 0.25 nm. */
  static ImagePlus calibrated(ImagePlus image) {
    image.setDimensions(1, 1, image.getStackSize());
    image.getCalibration().frameInterval = INTERVAL;
    image.getCalibration().setTimeUnit("sec");
    image.getCalibration().setUnit("nm");
    image.getCalibration().pixelWidth = PIXEL;
    image.getCalibration().pixelHeight = PIXEL;
    return image;
  }
}
