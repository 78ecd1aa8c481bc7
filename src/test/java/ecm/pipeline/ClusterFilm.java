package ecm.pipeline;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A homogeneous film of few scatterers: clusters at random places with random phases, each with a
 * Gaussian amplitude, are replaced one by one; the fraction exp(-t / life) survives a time t. With
 * m of them in a column the contrast is 1 + 1/m. Pixels of 0.25 nm, dt = 0.2 s, no noise.
 */
public final class ClusterFilm {

  private final SplittableRandom random;
  private final int side;
  private final double variance;
  private final double reach;
  private final double height;
  private final float[] re;
  private final float[] im;

  private ClusterFilm(int side, double fwhm, double m, long seed) {
    this.random = new SplittableRandom(seed);
    this.side = side;
    this.variance = fwhm * fwhm / (8 * Math.log(2));
    this.reach = 4.5 * Math.sqrt(variance);
    this.height = Math.sqrt(1 / m);
    this.re = new float[side * side];
    this.im = new float[side * side];
  }

  /**
   * @param side of the square field [px]
   * @param fwhm of the speckle [px]
   * @param m clusters per column
   * @param life mean life of a cluster [frames]
   */
  public static FrameStack of(int side, int frames, double fwhm, double m, double life, long seed) {
    return new ClusterFilm(side, fwhm, m, seed).run(frames, m, life);
  }

  private FrameStack run(int frames, double m, double life) {
    double width = side + 2 * reach;
    double[][] clusters =
        new double[(int) Math.round(m * width * width / (2 * Math.PI * variance))][];
    Object[] planes = new Object[frames];
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < clusters.length; k++) {
        if (clusters[k] == null || random.nextDouble() > Math.exp(-1 / life)) {
          clusters[k] =
              new double[] {
                random.nextDouble() * width - reach,
                random.nextDouble() * width - reach,
                2 * Math.PI * random.nextDouble()
              };
        }
      }
      planes[t] = frame(clusters);
    }
    return new ArrayFrameStack(
        side, side, planes, SampleType.FLOAT32, new StackInfo("clusters", 0.2, 0.25));
  }

  /** Intensities of mean 100. */
  private float[] frame(double[][] clusters) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (double[] c : clusters) {
      int left = (int) Math.max(0, Math.ceil(c[0] - reach));
      int right = (int) Math.min(side - 1, Math.floor(c[0] + reach));
      int top = (int) Math.max(0, Math.ceil(c[1] - reach));
      int bottom = (int) Math.min(side - 1, Math.floor(c[1] + reach));
      double cos = height * Math.cos(c[2]);
      double sin = height * Math.sin(c[2]);
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          double d2 = (x - c[0]) * (x - c[0]) + (y - c[1]) * (y - c[1]);
          double h = Math.exp(-d2 / (2 * variance));
          re[y * side + x] += (float) (h * cos);
          im[y * side + x] += (float) (h * sin);
        }
      }
    }
    float[] intensity = new float[re.length];
    for (int i = 0; i < intensity.length; i++) {
      intensity[i] = 200 * (re[i] * re[i] + im[i] * im[i]);
    }
    return intensity;
  }
}
