package ecm.registration.frame;

import ecm.stack.Rect;

/** The autocovariance of differences of frames at 0, 1 and 2 px along x and y. */
public final class SpatialCovariance {

  private static final int LAGS = 3;

  private final double[][] sum = new double[2][LAGS];
  private final long[][] count = new long[2][LAGS];

  /** Adds the difference of two frames, its mean taken off, inside an area. */
  public void add(float[] a, float[] b, int width, Rect area) {
    double mean = 0;
    double n = Math.max(1.0, (double) area.width() * area.height());
    for (int y = area.y(); y < area.yEnd(); y++) {
      for (int x = area.x(); x < area.xEnd(); x++) {
        mean += (a[y * width + x] - b[y * width + x]) / n;
      }
    }
    for (int lag = 0; lag < LAGS; lag++) {
      add(
          a,
          b,
          width,
          new Rect(area.x(), area.y(), area.width() - lag, area.height()),
          mean,
          lag,
          0);
      add(
          a,
          b,
          width,
          new Rect(area.x(), area.y(), area.width(), area.height() - lag),
          mean,
          lag,
          1);
    }
  }

  private void add(float[] a, float[] b, int width, Rect area, double mean, int lag, int axis) {
    int step = axis == 0 ? lag : lag * width;
    for (int y = area.y(); y < area.yEnd(); y++) {
      for (int i = y * width + area.x(); i < y * width + area.xEnd(); i++) {
        double here = a[i] - b[i] - mean;
        double there = a[i + step] - b[i + step] - mean;
        sum[axis][lag] += here * there;
      }
    }
    count[axis][lag] += (long) area.width() * area.height();
  }

  /**
   * 1/s^2 of the Gaussian exp(-d^2/(2 s^2)) through the covariance at 1 and 2 px [px^-2]; NaN if
   * that at 2 px does not stand out of noise.
   *
   * @param significant standard errors by which it must
   */
  public double inverseVariance(int axis, double significant) {
    double[] c = new double[LAGS];
    for (int lag = 0; lag < LAGS; lag++) {
      c[lag] = sum[axis][lag] / Math.max(1, count[axis][lag]);
    }
    double error = c[0] / Math.sqrt(Math.max(1, count[axis][0]));
    boolean resolved = c[2] > significant * error && c[1] > c[2];
    return resolved ? Math.log(c[1] / c[2]) / 1.5 : Double.NaN;
  }
}
