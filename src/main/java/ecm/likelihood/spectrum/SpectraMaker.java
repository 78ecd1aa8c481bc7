package ecm.likelihood.spectrum;

/**
 * Makes what the likelihood needs of a pixel from its record: x = sqrt(I / g + 3/8 + n/20) /
 * sqrt(n) with n = m / g with the gain g, its periodogram, and its own mean. One per thread.
 */
public final class SpectraMaker {

  private final double gain;
  private final SpectrumModel model;
  private final Periodogram periodogram;
  private final float[] root;
  private final float[] bins;

  /**
   * @param model bins and levels
   * @param gain intensity per electron
   */
  public SpectraMaker(SpectrumModel model, double gain) {
    this.model = model;
    this.gain = gain;
    this.periodogram = new Periodogram(model.bins());
    this.root = new float[model.bins().frames()];
    this.bins = new float[model.bins().count()];
  }

  /**
   * Adds a pixel.
   *
   * @param intensity of each frame; NaN where there is none
   * @param brightness m, above 0
   * @param pixels receives it
   * @param at place in {@code pixels}
   */
  public void make(float[] intensity, double brightness, PixelSpectra pixels, int at) {
    float perElectron = (float) (1 / gain);
    float scale = (float) Math.sqrt(gain / brightness);
    double sum = 0;
    int valid = 0;
    for (int t = 0; t < root.length; t++) {
      float value = intensity[t];
      if (!Float.isNaN(value)) {
        sum += value;
        valid++;
      }
      float counts = value * perElectron + (float) SpeckleLink.OFFSET;
      root[t] = scale * (float) Math.sqrt(counts > 0 || Float.isNaN(counts) ? counts : 0);
    }
    periodogram.compute(root, bins);
    System.arraycopy(bins, 0, pixels.power(), at * bins.length, bins.length);
    pixels.excess()[at] = (float) (sum / valid / brightness - 1);
    pixels.level()[at] = model.level(brightness / gain);
  }
}
