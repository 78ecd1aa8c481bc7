package ecm.correlation;

/** Log-spaced lags t_k = (N-1)^(k/(M-1)), k = 0..M-1, in frames. */
public final class LagGrid {

  /** M lags for N frames. */
  public static LagGrid of(int frames, int points) {
    throw new UnsupportedOperationException();
  }

  /** N. */
  public int frames() {
    throw new UnsupportedOperationException();
  }

  /** M. */
  public int points() {
    throw new UnsupportedOperationException();
  }

  /** The lags in frames, ascending, a new array of M. */
  public double[] lags() {
    throw new UnsupportedOperationException();
  }

  /** The distinct whole lags that linear interpolation needs, ascending. */
  public int[] wholeLags() {
    throw new UnsupportedOperationException();
  }

  /** Interpolates values at the whole lags, linearly, to the M lags. */
  public void resample(double[] atWholeLags, double[] target) {
    throw new UnsupportedOperationException();
  }
}
