package ecm.ij.figure;

import ecm.base.Quantiles;
import ecm.chart.Ticks;
import ecm.ij.base.Luts;
import ij.process.LUT;

/**
 * Colours for values, on a linear or logarithmic scale.
 *
 * @param min value of the first colour; positive if logarithmic
 * @param max value of the last colour, more than {@code min}
 * @param log whether equal ratios are equal steps of colour
 * @param lut 256 colours
 */
public record ColourScale(double min, double max, boolean log, LUT lut) {

  /** Less than this ratio between the ends of a logarithmic scale shows noise as structure. */
  private static final double LEAST_RATIO = 2;

  /** A logarithmic viridis scale over the 2-98 % quantiles of positive values. */
  public static ColourScale ofTimes(double[] values) {
    double[] sorted = Quantiles.sorted(values);
    double low = Quantiles.ofSorted(sorted, 0.02);
    double high = Quantiles.ofSorted(sorted, 0.98);
    return low > 0 && Double.isFinite(high) ? times(low, high) : times(1, 1);
  }

  /** A logarithmic viridis scale, widened about its middle to a ratio of 2 if it is narrower. */
  public static ColourScale times(double least, double greatest) {
    double low = least;
    double high = greatest;
    if (high / low < LEAST_RATIO) {
      double widen = Math.sqrt(LEAST_RATIO / (high / low));
      low /= widen;
      high *= widen;
    }
    return new ColourScale(low, high, true, Luts.viridis());
  }

  /** A linear magma scale. */
  public static ColourScale linear(double min, double max) {
    return new ColourScale(min, max, false, Luts.magma());
  }

  /** Place of a value on the scale: 0 at min, 1 at max, beyond for values outside. */
  double position(double value) {
    return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  }

  /** The colour of a value as 0xRRGGBB; the end colours for values outside. */
  public int rgb(double value) {
    return rgbAt(position(value));
  }

  /** The colour at a place on the scale. */
  int rgbAt(double position) {
    double clipped = Math.max(0, Math.min(1, position));
    return lut.getRGB((int) Math.round(255 * clipped)) & 0xffffff;
  }

  /** Values to be marked on the bar. */
  double[] ticks() {
    return log ? Ticks.log(min, max) : Ticks.linear(min, max, 8);
  }
}
