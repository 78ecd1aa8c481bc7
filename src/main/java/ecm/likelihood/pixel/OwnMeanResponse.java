package ecm.likelihood.pixel;

import ecm.likelihood.spectrum.PixelSpectra;

/**
 * How the power of a pixel depends on z, the excess of its own mean over its static brightness, by
 * chance: a pixel that was bright for most of the record has more counting noise than the average
 * one, and more of the signal's own. In bin b the power is expected to be higher by exp(c1_b z +
 * c2_b (z^2 - &lt;z^2>)).
 *
 * @param linear c1 per bin
 * @param quadratic c2 per bin
 * @param meanSquare of z
 */
public record OwnMeanResponse(double[] linear, double[] quadratic, double meanSquare) {

  private static final double LARGEST_EXPONENT = 1.5;
  private static final double LARGEST_EXCESS = 3;

  /** No dependence. */
  public static OwnMeanResponse none(int bins) {
    return new OwnMeanResponse(new double[bins], new double[bins], 0);
  }

  /** The factor by which the power of a bin is higher. */
  public double factor(int bin, double excess) {
    double z = Math.max(-1, Math.min(LARGEST_EXCESS, excess));
    double exponent = linear[bin] * z + quadratic[bin] * (z * z - meanSquare);
    return Math.exp(Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent)));
  }

  /** The power of all bins of some pixels, each divided by its factor. */
  public double[] divided(PixelSpectra pixels) {
    int bins = pixels.bins();
    double[] power = new double[pixels.count() * bins];
    for (int i = 0; i < power.length; i++) {
      power[i] = pixels.power()[i] / factor(i % bins, pixels.excess()[i / bins]);
    }
    return power;
  }
}
