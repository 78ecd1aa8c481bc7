package ecm.simulation;

import ecm.stack.FrameStack;

/** The pixels of a stack over time, and their covariances about a known mean. */
public final class Series {

  private Series() {}

  /** One array per pixel, row by row. */
  public static double[][] of(FrameStack stack) {
    double[][] series = new double[stack.width() * stack.height()][stack.frames()];
    for (int t = 0; t < stack.frames(); t++) {
      float[] frame = stack.frame(t);
      for (int i = 0; i < frame.length; i++) {
        series[i][t] = frame[i];
      }
    }
    return series;
  }

  /** The mean of (I - 1)(I' - 1) at a lag. */
  public static double covariance(double[] intensity, int lag) {
    return covariance(intensity, lag, 0, intensity.length);
  }

  /** As {@link #covariance(double[], int)}, in the frames from one to before another. */
  public static double covariance(double[] intensity, int lag, int from, int to) {
    double sum = 0;
    for (int t = from; t + lag < to; t++) {
      sum += (intensity[t] - 1) * (intensity[t + lag] - 1);
    }
    return sum / (to - from - lag);
  }
}
