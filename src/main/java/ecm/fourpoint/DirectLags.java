package ecm.fourpoint;

import java.util.Arrays;

/** Lag by lag: float products in 256 lanes, which are added up in double. */
final class DirectLags implements LagEngine {

  /** So many lags take about as long as a transform: at 4000 frames 1.8 us each against 22 us. */
  static final int MOST_LAGS = 12;

  private static final int LANES = 256;

  private final int frames;
  private final int[] lags;
  private final float[] lanes = new float[LANES];

  DirectLags(int frames, int[] lags) {
    this.frames = frames;
    this.lags = lags;
  }

  @Override
  public int length() {
    return lags.length;
  }

  @Override
  public void add(float[] series, int[] from, int count, double[] target) {
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < lags.length; k++) {
        target[k] += sum(series, from[i], lags[k]);
      }
    }
  }

  private double sum(float[] series, int from, int lag) {
    Arrays.fill(lanes, 0);
    int end = from + frames - lag;
    int at = from;
    for (; at + LANES <= end; at += LANES) {
      multiplyAdd(series, at, at + lag, lanes);
    }
    double sum = 0;
    for (; at < end; at++) {
      sum += (double) series[at] * series[at + lag];
    }
    for (float lane : lanes) {
      sum += lane;
    }
    return sum;
  }

  private static void multiplyAdd(float[] series, int a, int b, float[] sum) {
    for (int i = 0; i < LANES; i++) {
      sum[i] += series[a + i] * series[b + i];
    }
  }

  @Override
  public double[] products(double[] target) {
    return target.clone();
  }
}
