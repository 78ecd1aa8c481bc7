package ecm.simulation.microscope;

import ecm.simulation.medium.CrossSection;
import ecm.simulation.medium.Pixel;
import ecm.simulation.medium.PixelBrightness;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.simulation.random.Poisson;
import java.util.Arrays;

/** What the beam makes of the sample's speckles: intensities, and counts if there is noise. */
public final class Exposure {

  private final boolean counted;
  private final boolean steady;
  private final Brightness brightness;
  private final PixelBrightness own;
  private final CounterNoise counting;
  private final double[] beam;
  private final Jitter jitter;

  /**
   * @param parameters of the simulation
   * @param section shape of the sample
   * @param beam current of each frame
   * @param jitter displacement of each frame; null if there is none
   */
  public Exposure(
      SimulationParameters parameters, CrossSection section, double[] beam, Jitter jitter) {
    this.counted = parameters.imaging().counts() > 0;
    this.steady = parameters.refinements().microscope().beamNoise() == 0;
    this.brightness = new Brightness(parameters, section);
    this.own = new PixelBrightness(parameters);
    this.counting = new CounterNoise(parameters.seed(), CounterNoise.Stream.COUNTS);
    this.beam = beam;
    this.jitter = jitter;
  }

  /**
   * A pixel's intensities, as counts if there is counting noise.
   *
   * @param powers |E|^2 of each frame, replaced
   */
  public void intensities(Pixel pixel, float[] powers) {
    double m = own.at(pixel);
    if (jitter == null) {
      float fluctuating = (float) (m * brightness.fluctuating(pixel.x()));
      float still = (float) brightness.still(pixel.x(), pixel.y(), m);
      for (int t = 0; t < powers.length; t++) {
        powers[t] = fluctuating * powers[t] + still;
      }
    } else {
      for (int t = 0; t < powers.length; t++) {
        double x = pixel.x() - jitter.dx()[t];
        double y = pixel.y() - jitter.dy()[t];
        float still = (float) brightness.still(x, y, m);
        powers[t] = (float) (m * brightness.fluctuating(x)) * powers[t] + still;
      }
    }
    expose(pixel, powers);
  }

  /** As {@link #intensities} where there is no field: in the vacuum. */
  public void background(Pixel pixel, float[] target) {
    Arrays.fill(target, (float) brightness.still(pixel.x(), pixel.y(), 1));
    expose(pixel, target);
  }

  private void expose(Pixel pixel, float[] means) {
    if (!steady) {
      for (int t = 0; t < means.length; t++) {
        means[t] *= (float) beam[t];
      }
    }
    if (counted) {
      long key = counting.pixel(pixel.y(), pixel.x());
      for (int t = 0; t < means.length; t++) {
        means[t] = (float) Poisson.count(means[t], key, t);
      }
    }
  }
}
