package ecm.simulation.medium;

import ecm.base.Progress;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.Sample;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.function.IntToDoubleFunction;

/** The sample, pixel by pixel: shape and relaxation. Sample coordinates. */
public final class Medium {

  private final SimulationParameters parameters;
  private final CrossSection section;
  private final Relaxation relaxation;

  /**
   * @param parameters of the simulation
   * @param area pixels that can come into the field or are needed for those
   */
  public Medium(SimulationParameters parameters, Rect area, Progress progress) {
    Recording recording = parameters.recording();
    this.parameters = parameters;
    this.section = new CrossSection(parameters.sample(), recording.width(), recording.pixelSize());
    this.relaxation = new Relaxation(parameters, area, progress);
  }

  public CrossSection section() {
    return section;
  }

  public Relaxation relaxation() {
    return relaxation;
  }

  /**
   * Number of independent fields: two for a cylinder with a layer, whose core and shell lie above
   * each other, else one.
   */
  public int layers() {
    Sample sample = parameters.sample();
    return sample.geometry() == Geometry.CYLINDER && sample.hasSurface() ? 2 : 1;
  }

  /**
   * Multiplies a pixel's noise by its spectrum and by the root of its layer's share of the
   * thickness.
   *
   * @param layer 0 = core (or the whole sample), 1 = shell
   */
  public void shape(Relaxation.Shaper shaper, int layer, Pixel pixel, float[] noise, int offset) {
    double share = section.surfaceShare(pixel.x());
    if (layers() == 1 && share == 1) {
      shaper.surface(pixel, 1, noise, offset);
    } else if (layers() == 1) {
      shaper.bulk(pixel, 1, noise, offset);
    } else if (layer == 0) {
      shaper.bulk(pixel, (float) Math.sqrt(1 - share), noise, offset);
    } else {
      shaper.surface(pixel, (float) Math.sqrt(share), noise, offset);
    }
  }

  /** Where the sample is in frame 0. */
  public Mask mask() {
    Recording r = parameters.recording();
    return Mask.of(r.width(), r.height(), i -> section.contains(i % r.width()));
  }

  /** The true tau [s]; see {@link ecm.simulation.Simulation#tau}. */
  public FloatMap tau() {
    return map(i -> median(x(i)) * relaxation.tauFactor(pixel(i)));
  }

  /** The true exponents in frame 0. */
  public FloatMap beta() {
    return map(i -> relaxation.beta(pixel(i)));
  }

  /** Each pixel's own brightness m. */
  public FloatMap brightness() {
    PixelBrightness brightness = new PixelBrightness(parameters);
    return map(i -> brightness.at(pixel(i)));
  }

  /** The true tau [s] of every frame. */
  public TauHistory history() {
    int frames = parameters.recording().frames();
    DomainClock clock = relaxation.clock();
    if (clock == null) {
      return new TauHistory(frames, frames, k -> tau());
    }
    return new TauHistory(
        frames,
        clock.framesPerMap(),
        k -> map(i -> median(x(i)) * StrictMath.exp(clock.lnTau(k, pixel(i)))));
  }

  private double median(int x) {
    double ratio = section.surfaceShare(x) == 1 ? parameters.sample().surfaceRatio() : 1;
    return parameters.dynamics().tau() / ratio;
  }

  private int x(int index) {
    return index % parameters.recording().width();
  }

  private Pixel pixel(int index) {
    return new Pixel(x(index), index / parameters.recording().width());
  }

  /** A map of the field, NaN in the vacuum. */
  private FloatMap map(IntToDoubleFunction value) {
    Recording r = parameters.recording();
    float[] values = new float[r.width() * r.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = section.contains(x(i)) ? (float) value.applyAsDouble(i) : Float.NaN;
    }
    return new FloatMap(r.width(), r.height(), values);
  }
}
