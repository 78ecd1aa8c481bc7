package ecm.pipeline.likelihood;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.Random;

/**
 * Speckle that can be looked at anywhere: plane waves with Gaussian wave vectors, whose amplitudes
 * are Gaussian and forget exponentially, seen at displaced pixels without any interpolation. The
 * field correlates as exp(-r^2/s^2) exp(-t/tau).
 *
 * @param side of the field [px]
 * @param dx displacement of each frame to the right [px]
 * @param dy downwards [px]
 */
record WaveFilm(int side, double[] dx, double[] dy) {

  private static final int WAVES = 300;

  /** White displacements. */
  static WaveFilm shaken(int side, int frames, double sd, long seed) {
    Random random = new Random(seed);
    double[] dx = random.doubles(frames).map(u -> sd * random.nextGaussian()).toArray();
    double[] dy = random.doubles(frames).map(u -> sd * random.nextGaussian()).toArray();
    return new WaveFilm(side, dx, dy);
  }

  /**
   * Counted frames, one per second.
   *
   * @param tau [frames]
   * @param fwhm of |mu|^2 [px]
   * @param counts mean per pixel and frame
   */
  FrameStack counted(double tau, double fwhm, double counts, long seed) {
    Random random = new Random(seed);
    double s = fwhm / Math.sqrt(2 * Math.log(2));
    double[][] waves = new double[WAVES][4];
    for (double[] wave : waves) {
      wave[0] = random.nextGaussian() * Math.sqrt(2) / s;
      wave[1] = random.nextGaussian() * Math.sqrt(2) / s;
      wave[2] = random.nextGaussian();
      wave[3] = random.nextGaussian();
    }
    double kept = Math.exp(-1 / tau);
    double fresh = Math.sqrt(1 - kept * kept);
    Object[] planes = new Object[dx.length];
    for (int t = 0; t < planes.length; t++) {
      double[] intensity = intensity(waves, t);
      float[] plane = new float[side * side];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = poisson(counts * intensity[i], random);
      }
      planes[t] = plane;
      for (double[] wave : waves) {
        wave[2] = kept * wave[2] + fresh * random.nextGaussian();
        wave[3] = kept * wave[3] + fresh * random.nextGaussian();
      }
    }
    return new ArrayFrameStack(
        side, side, planes, SampleType.FLOAT32, new StackInfo("waves", 1, 1));
  }

  /** Events of rate 1 within a time (Knuth). */
  private static int poisson(double time, Random random) {
    double end = Math.exp(-time);
    int events = -1;
    for (double product = 1; product > end; product *= random.nextDouble()) {
      events++;
    }
    return events;
  }

  /** |E|^2 with mean 1: what is at r in a frame displaced by d was at r - d. */
  private double[] intensity(double[][] waves, int t) {
    double[] re = new double[side * side];
    double[] im = new double[side * side];
    for (double[] wave : waves) {
      double start = -wave[0] * dx[t] - wave[1] * dy[t];
      double cosStep = Math.cos(wave[0]);
      double sinStep = Math.sin(wave[0]);
      for (int y = 0; y < side; y++) {
        double cos = Math.cos(start + wave[1] * y);
        double sin = Math.sin(start + wave[1] * y);
        for (int i = y * side; i < (y + 1) * side; i++) {
          re[i] += wave[2] * cos - wave[3] * sin;
          im[i] += wave[2] * sin + wave[3] * cos;
          double next = cos * cosStep - sin * sinStep;
          sin = sin * cosStep + cos * sinStep;
          cos = next;
        }
      }
    }
    for (int i = 0; i < re.length; i++) {
      re[i] = (re[i] * re[i] + im[i] * im[i]) / (2 * WAVES);
    }
    return re;
  }
}
