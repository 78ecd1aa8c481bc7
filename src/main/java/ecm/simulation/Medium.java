package ecm.simulation;

import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;

/** The sample, pixel by pixel: relaxation times, spectra, brightness. Sample coordinates. */
final class Medium {

  private final SimulationParameters parameters;
  private final CrossSection section;
  private final Brightness brightness;
  private final Rect area;
  private final int[] steps;
  private final int circle;
  private final Spectra bulk;
  private final Spectra surface;
  private final CounterNoise counting;

  /**
   * @param parameters of the simulation
   * @param area pixels that can come into the field
   */
  Medium(SimulationParameters parameters, Rect area, Progress progress) {
    Recording recording = parameters.recording();
    Dynamics dynamics = parameters.dynamics();
    this.parameters = parameters;
    this.section = new CrossSection(parameters.sample(), recording.width(), recording.pixelSize());
    this.brightness = new Brightness(parameters, section);
    this.area = area;
    this.steps = TauField.steps(parameters, area);
    this.circle = Spectra.circle(recording.frames());
    double tau = dynamics.tau() / recording.frameInterval();
    double fast = tau / parameters.sample().surfaceRatio();
    this.bulk = Spectra.of(tau, dynamics.beta(), circle, steps, progress);
    this.surface =
        parameters.sample().hasSurface()
            ? Spectra.of(fast, dynamics.beta(), circle, steps, progress)
            : bulk;
    this.counting = new CounterNoise(parameters.seed(), CounterNoise.Stream.COUNTS);
  }

  /** Length L of the circle of frames on which fields are drawn. */
  int circle() {
    return circle;
  }

  CrossSection section() {
    return section;
  }

  /**
   * Number of independent fields: two for a cylinder with a layer, whose core and shell lie above
   * each other, else one.
   */
  int layers() {
    Sample sample = parameters.sample();
    return sample.geometry() == Geometry.CYLINDER && sample.hasSurface() ? 2 : 1;
  }

  /**
   * Multiplies a pixel's noise by its spectrum and by the root of its layer's share of the
   * thickness.
   *
   * @param layer 0 = core (or the whole sample), 1 = shell
   */
  void shape(int layer, int x, int y, float[] noise, int offset) {
    double share = section.surfaceShare(x);
    int step = step(x, y);
    if (layers() == 1) {
      (share == 1 ? surface : bulk).shape(step, 1, noise, offset);
    } else if (layer == 0) {
      bulk.shape(step, (float) Math.sqrt(1 - share), noise, offset);
    } else {
      surface.shape(step, (float) Math.sqrt(share), noise, offset);
    }
  }

  /**
   * A pixel's intensities, as counts if there is counting noise.
   *
   * @param field complex field of each frame from {@code offset}
   * @param target receives a value per frame
   */
  void intensities(int x, int y, float[] field, int offset, float[] target) {
    float fluctuating = (float) brightness.fluctuating(x);
    float still = (float) brightness.still(x, y);
    for (int t = 0; t < target.length; t++) {
      float re = field[offset + 2 * t];
      float im = field[offset + 2 * t + 1];
      target[t] = fluctuating * (re * re + im * im) + still;
    }
    count(x, y, target);
  }

  /** As {@link #intensities} where there is no field: in the vacuum. */
  void background(int x, int y, float[] target) {
    Arrays.fill(target, (float) brightness.still(x, y));
    count(x, y, target);
  }

  private void count(int x, int y, float[] means) {
    if (parameters.imaging().counts() == 0) {
      return;
    }
    long key = counting.pixel(y, x);
    for (int t = 0; t < means.length; t++) {
      means[t] = (float) Poisson.count(means[t], key, t);
    }
  }

  private int step(int x, int y) {
    return steps[(y - area.y()) * area.width() + x - area.x()];
  }

  /** Where the sample is in frame 0. */
  Mask mask() {
    Recording r = parameters.recording();
    return Mask.of(r.width(), r.height(), i -> section.contains(i % r.width()));
  }

  /** The true tau [s] in frame 0; see {@link Simulation#tau}. */
  FloatMap tau() {
    Recording r = parameters.recording();
    float[] values = new float[r.width() * r.height()];
    for (int i = 0; i < values.length; i++) {
      int x = i % r.width();
      double ratio = section.surfaceShare(x) == 1 ? parameters.sample().surfaceRatio() : 1;
      double median = parameters.dynamics().tau() / ratio;
      double tau = median * StrictMath.exp(step(x, i / r.width()) * Spectra.STEP);
      values[i] = section.contains(x) ? (float) tau : Float.NaN;
    }
    return new FloatMap(r.width(), r.height(), values);
  }
}
