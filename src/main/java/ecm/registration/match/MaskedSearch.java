package ecm.registration.match;

import ecm.registration.frame.Correlator;

/**
 * The masked correlation coefficient of frames with a template at each shift (Padfield, IEEE Trans.
 * Image Process. 21, 2706, 2012): means and variances are those of the pixels that are valid in the
 * frame and lie in the template's window. With v = 1 at valid pixels, m the window, S the template,
 * W = m S, * a correlation, and I = 0 at invalid pixels,
 *
 * <pre>
 *   [I * W - (I * m) (v * W) / (v * m)] / (V_I V_S)^(1/2),
 *   V_I = I^2 * m - (I * m)^2 / (v * m),   V_S = v * (W S) - (v * W)^2 / (v * m).
 * </pre>
 *
 * <p>A plain correlation, even one divided by the weight that overlaps, depends on which pixels
 * happen to be hidden at a shift, to first order in the shift; the coefficient, which is 1 at most,
 * does not. Each variance is taken to be at least a quarter of its highest. May be shared by
 * threads.
 */
final class MaskedSearch {

  /** Share of the highest below which nothing is known of a mean. */
  private static final float LEAST = 1e-3f;

  private final Correlator correlator;
  private final float[] validity;
  private final float[] windowSpectrum;
  private final float[] kernelSpectrum;
  private final float[] weight;
  private final float[] kernelMean;
  private final float[] templateVariance;

  /**
   * @param correlator of frames with invalid pixels
   * @param window m per pixel, at full resolution
   * @param kernel W
   * @param energy W S
   * @param width pixels per row
   */
  MaskedSearch(Correlator correlator, float[] window, float[] kernel, float[] energy, int width) {
    this.correlator = correlator;
    this.validity = correlator.validity(width);
    this.windowSpectrum = correlator.kernel(window, width);
    this.kernelSpectrum = correlator.kernel(kernel, width);
    this.weight = correlator.weightInFrame(window, width);
    float highest = 0;
    for (float w : weight) {
      highest = Math.max(highest, w);
    }
    float[] sums = correlator.weightInFrame(kernel, width);
    float[] squares = correlator.weightInFrame(energy, width);
    this.kernelMean = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      weight[i] = Math.max(weight[i], LEAST * highest);
      kernelMean[i] = weight[i] > 0 ? sums[i] / weight[i] : 0;
      squares[i] -= kernelMean[i] * sums[i];
    }
    this.templateVariance = Correlator.relative(squares);
  }

  /** The coefficients of the two frames loaded into a buffer, up to a factor. */
  float[][] surfaces(float[] buffer) {
    float[] squares = Correlator.squares(buffer, validity);
    correlator.correlate(squares, windowSpectrum);
    correlator.forward(buffer);
    float[] sums = Correlator.product(buffer, windowSpectrum);
    correlator.inverse(sums);
    float[] products = Correlator.product(buffer, kernelSpectrum);
    correlator.inverse(products);
    float[][] surfaces = new float[2][];
    for (int part = 0; part < 2; part++) {
      surfaces[part] =
          coefficients(
              correlator.surface(products, part),
              correlator.surface(sums, part),
              correlator.surface(squares, part));
    }
    return surfaces;
  }

  private float[] coefficients(float[] products, float[] sums, float[] squares) {
    for (int i = 0; i < sums.length; i++) {
      products[i] -= sums[i] * kernelMean[i];
      squares[i] -= weight[i] > 0 ? sums[i] * sums[i] / weight[i] : 0;
    }
    float[] variance = Correlator.relative(squares);
    for (int i = 0; i < sums.length; i++) {
      products[i] /= (float) Math.sqrt(variance[i] * templateVariance[i]);
    }
    return products;
  }
}
