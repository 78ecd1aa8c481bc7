package ecm.likelihood.pixel;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.likelihood.spectrum.PixelSpectra;

/**
 * Posterior means and standard deviations of ln tau of some pixels.
 *
 * @param mean per pixel
 * @param sd per pixel
 * @param beta posterior mean of (beta - mean beta) / betaSd, per pixel
 * @param misfit of the spectrum, per pixel
 */
public record PixelEstimates(double[] mean, double[] sd, double[] beta, double[] misfit) {

  private static final int BLOCK = 64;

  public static PixelEstimates of(LikelihoodTable table, PixelSpectra pixels) {
    int n = pixels.count();
    double[] mean = new double[n];
    double[] sd = new double[n];
    double[] beta = new double[n];
    double[] misfit = new double[n];
    Parallel.forEach(
        (n + BLOCK - 1) / BLOCK,
        Progress.NONE,
        "likelihood: pixels",
        () -> {
          LikelihoodTable.Reader reader = table.reader();
          return block -> {
            for (int i = block * BLOCK; i < Math.min(n, (block + 1) * BLOCK); i++) {
              reader.read(pixels, i);
              mean[i] = reader.mean();
              sd[i] = reader.sd();
              beta[i] = reader.beta();
              misfit[i] = reader.misfit(pixels.level()[i]);
            }
          };
        });
    return new PixelEstimates(mean, sd, beta, misfit);
  }
}
