package ecm.simulation.microscope;

import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;

/**
 * A sample that trembles: a normal displacement per frame and axis, white in time, frame 0 at rest.
 *
 * <p>The field E(r - d(t), t) between pixels is the best linear estimate (kriging; Stein 1999,
 * Interpolation of Spatial Data) from the 12 x 12 pixels about it, separable as the Gaussian
 * speckle correlation mu is, and divided by the root of its variance, so that speckles keep their
 * mean, their contrast and their shape wherever they are. The weights w solve (C + n) w = c with C
 * the correlation of the pixels, c that with the place wanted and n = 1e-7, which only keeps C from
 * being singular. |mu|^2 between any two frames is right to 0.002 for speckles 2 px wide and to
 * 1e-5 from 2.8 px on.
 */
public final class Jitter {

  /** Pixels that an interpolated value is made of, along an axis. */
  public static final int TAPS = 12;

  /** Of them, those before the pixel that a place is in. */
  public static final int BEFORE = TAPS / 2 - 1;

  private static final double NUGGET = 1e-7;

  private final double[] dx;
  private final double[] dy;

  private Jitter(double[] dx, double[] dy) {
    this.dx = dx;
    this.dy = dy;
  }

  public static Jitter of(SimulationParameters parameters) {
    CounterNoise noise = new CounterNoise(parameters.seed(), CounterNoise.Stream.JITTER);
    return new Jitter(axis(parameters, noise.pixel(0, 0)), axis(parameters, noise.pixel(1, 0)));
  }

  private static double[] axis(SimulationParameters parameters, long key) {
    double[] shifts = new double[parameters.recording().frames()];
    double rms = parameters.refinements().microscope().jitter();
    if (rms > 0) {
      for (int t = 1; t < shifts.length; t++) {
        shifts[t] = rms * CounterNoise.normal(key, t);
      }
    }
    return shifts;
  }

  /** To the right, in each frame [px]. */
  public double[] dx() {
    return dx;
  }

  /** Downwards, in each frame [px]. */
  public double[] dy() {
    return dy;
  }

  /** The largest displacement in whole pixels, rounded up. */
  public int reach() {
    double largest = 0;
    for (int t = 0; t < dx.length; t++) {
      largest = Math.max(largest, Math.max(Math.abs(dx[t]), Math.abs(dy[t])));
    }
    return (int) Math.ceil(largest);
  }

  /** Pixels around a tile that its interpolated values need. */
  public int halo() {
    return reach() + TAPS - BEFORE;
  }

  /** The weights of pixels floor(-d) - BEFORE, ... in each frame, to interpolate at -d. */
  public static float[][] weights(double[] shifts, double speckle) {
    SpeckleInterpolation interpolation = new SpeckleInterpolation(speckle, TAPS, NUGGET);
    float[][] weights = new float[shifts.length][];
    for (int t = 0; t < shifts.length; t++) {
      weights[t] = interpolation.weights(-shifts[t] - Math.floor(-shifts[t]));
    }
    return weights;
  }
}
