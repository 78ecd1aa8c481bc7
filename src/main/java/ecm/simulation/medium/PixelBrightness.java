package ecm.simulation.medium;

import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;

/** A factor m of each pixel's own, with ln m normal and white from pixel to pixel. */
public final class PixelBrightness {

  private final double sd;
  private final CounterNoise noise;

  public PixelBrightness(SimulationParameters parameters) {
    this.sd = parameters.refinements().heterogeneity().brightnessSd();
    this.noise = new CounterNoise(parameters.seed(), CounterNoise.Stream.BRIGHTNESS);
  }

  public double at(Pixel pixel) {
    return sd == 0
        ? 1
        : StrictMath.exp(sd * CounterNoise.normal(noise.pixel(pixel.y(), pixel.x()), 0));
  }
}
