package ecm.likelihood.spectrum;

/**
 * Pixels reduced to what the likelihood needs.
 *
 * @param bins number of bins
 * @param power of each pixel's bins, pixel after pixel
 * @param excess z of each pixel: mean over static brightness, less 1
 * @param level of brightness of each pixel
 */
public record PixelSpectra(int bins, float[] power, float[] excess, int[] level) {

  public static PixelSpectra empty(int bins, int pixels) {
    return new PixelSpectra(bins, new float[bins * pixels], new float[pixels], new int[pixels]);
  }

  public int count() {
    return excess.length;
  }
}
