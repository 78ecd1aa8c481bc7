package ecm.kww;

import java.util.Random;

/**
 * Curves like those of single pixels: a stretched exponential less the floor of a finite record,
 * with noise that is correlated along ln t and grows with the lag. Log-spaced lags of N frames.
 */
final class NoisyCurves {

  static final int FRAMES = 4000;
  private static final double CORRELATION = 0.8;

  private NoisyCurves() {}

  /** M log-spaced times from dt to (N-1) dt. */
  static double[] times(int points, double frameInterval) {
    double[] times = new double[points];
    for (int i = 0; i < points; i++) {
      times[i] = frameInterval * Math.pow(FRAMES - 1, i / (points - 1.0));
    }
    return times;
  }

  /** The model with baseline 1. */
  static double[] exact(double[] times, double contrast, double tau, double beta) {
    double[] g2 = new double[times.length];
    for (int i = 0; i < g2.length; i++) {
      g2[i] = 1 + contrast * Math.exp(-2 * Math.pow(times[i] / tau, beta));
    }
    return g2;
  }

  /** Curves of random A in 0.2-1, tau in 10-1000 dt, beta in 0.4-1. */
  static double[][] random(int curves, double[] times, long seed) {
    Random random = new Random(seed);
    double[][] all = new double[curves][];
    double length = times[0] * FRAMES;
    for (int c = 0; c < curves; c++) {
      double a = 0.2 + 0.8 * random.nextDouble();
      double tau = times[0] * 10 * Math.pow(100, random.nextDouble());
      double beta = 0.4 + 0.6 * random.nextDouble();
      double[] g2 = exact(times, a, tau, beta);
      double noise = 0;
      for (int i = 0; i < g2.length; i++) {
        noise =
            CORRELATION * noise + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
        g2[i] += a * (-tau / length + noise * Math.sqrt((tau + times[i]) / length) * 0.5);
      }
      all[c] = g2;
    }
    return all;
  }
}
