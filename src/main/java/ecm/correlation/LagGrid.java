package ecm.correlation;

import ecm.base.InvalidInput;
import java.util.Arrays;

/**
 * Lags at which curves are given. By default log-spaced lags t_k = (N-1)^(k/(M-1)), k = 0..M-1, in
 * frames: from 1 to N-1.
 *
 * <p>Values at these lags are interpolated linearly between the whole lags on either side; a t_k
 * that is whole to rounding takes the value at that lag alone. For short lags neighbouring t_k
 * share their whole lags, so there are fewer than 2 M of them. Immutable.
 */
public final class LagGrid {

  private final int frames;
  private final double[] lags;
  private final Resampling resampling;

  private LagGrid(int frames, double[] lags) {
    this(frames, lags, Resampling.betweenWholeLags(lags));
  }

  private LagGrid(int frames, double[] lags, Resampling resampling) {
    this.frames = frames;
    this.lags = lags;
    this.resampling = resampling;
  }

  /**
   * Means over all whole lags in up to M bins that are equally wide in ln t, for records of few
   * counts: less noise at long lags, where an interpolated value rests on two whole lags only. The
   * abscissa of a bin is the geometric mean of its lags; bins that hold no whole lag are left out.
   *
   * @param frames N, at least 2
   * @param bins M, at least 2
   * @throws InvalidInput outside these ranges
   */
  public static LagGrid averaged(int frames, int bins) {
    check(frames, bins);
    double[] whole = new double[frames - 1];
    int[] start = new int[bins];
    double[] mean = new double[bins];
    int points = 0;
    int bin = -1;
    for (int p = 1; p < frames; p++) {
      whole[p - 1] = p;
      int next = frames == 2 ? 0 : (int) Math.min(bins - 1, bins * Math.log(p) / Math.log(frames));
      if (next != bin) {
        bin = next;
        start[points++] = p - 1;
      }
      mean[points - 1] += Math.log(p);
    }
    double[] lags = new double[points];
    for (int k = 0; k < points; k++) {
      int end = k + 1 < points ? start[k + 1] : frames - 1;
      lags[k] = Math.exp(mean[k] / (end - start[k]));
      lags[k] = end - start[k] == 1 ? start[k] + 1 : lags[k];
    }
    return new LagGrid(frames, lags, Resampling.means(whole, Arrays.copyOf(start, points)));
  }

  /**
   * M lags for N frames.
   *
   * @param frames N, at least 2
   * @param points M, at least 2
   * @throws InvalidInput outside these ranges
   */
  public static LagGrid of(int frames, int points) {
    check(frames, points);
    double[] lags = new double[points];
    for (int k = 0; k < points; k++) {
      double t = Math.pow(frames - 1, k / (double) (points - 1));
      double whole = Math.rint(t);
      lags[k] = Math.abs(t - whole) <= 1e-12 * whole ? whole : t;
    }
    return new LagGrid(frames, lags);
  }

  private static void check(int frames, int points) {
    if (frames < 2) {
      throw new InvalidInput("the stack has " + frames + " frame(s), but g2 needs at least 2");
    }
    if (points < 2) {
      throw new InvalidInput("lags is " + points + ", but at least 2 are needed");
    }
  }

  /** N. */
  public int frames() {
    return frames;
  }

  /** M. */
  public int points() {
    return lags.length;
  }

  /** The lags in frames, ascending, a new array of M. */
  public double[] lags() {
    return lags.clone();
  }

  /** The distinct whole lags that linear interpolation needs, ascending. */
  public int[] wholeLags() {
    double[] nodes = resampling.nodes();
    int[] whole = new int[nodes.length];
    for (int j = 0; j < whole.length; j++) {
      whole[j] = (int) nodes[j];
    }
    return whole;
  }

  /**
   * Interpolates values at the whole lags, linearly, to the M lags.
   *
   * @param atWholeLags one value for each of {@link #wholeLags()}; NaN makes the lags that use it
   *     NaN
   * @param target receives M values
   */
  public void resample(double[] atWholeLags, double[] target) {
    resampling.apply(atWholeLags, target);
  }

  /** From the whole lags to the M lags. */
  Resampling resampling() {
    return resampling;
  }
}
