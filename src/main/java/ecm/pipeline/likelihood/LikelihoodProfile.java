package ecm.pipeline.likelihood;

import ecm.stack.FloatMap;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The likelihood's ln tau against the distance to the surface, in bins of one pixel: bin k holds k
 * &lt;= d &lt; k + 1 px. Bins without a value are left out.
 *
 * <p>The variance of a pixel is that of the posterior means in the bin and the mean variance of the
 * posteriors together; along a bin, values are independent from one correlation length 2 xi, or
 * speckle if that is more, to the next.
 *
 * @param distance centre of the bins [nm], ascending
 * @param lnTau mean of ln tau [ln s]
 * @param lnTauSd standard error of that mean; NaN for a single pixel
 * @param pixels number of values
 */
public record LikelihoodProfile(
    double[] distance, double[] lnTau, double[] lnTauSd, double[] pixels) {

  /**
   * Bins the maps.
   *
   * @param maps by the likelihood
   * @param distance [px], NaN outside; infinite where there is no surface, left out
   * @param pixelSize [nm]
   * @param fwhm of the speckle [px]
   * @return without bins if there is no surface
   */
  public static LikelihoodProfile of(
      LikelihoodAnalysis maps, FloatMap distance, double pixelSize, double fwhm) {
    float[] tau = maps.tau().values();
    float[] sd = maps.tauSd().values();
    int last = -1;
    int[] bin = new int[tau.length];
    for (int i = 0; i < bin.length; i++) {
      float d = distance.values()[i];
      bin[i] = tau[i] > 0 && Float.isFinite(d) && d >= 0 ? (int) d : -1;
      last = Math.max(last, bin[i]);
    }
    double[] number = new double[last + 1];
    double[] sum = new double[last + 1];
    double[] squares = new double[last + 1];
    for (int i = 0; i < bin.length; i++) {
      if (bin[i] >= 0) {
        double value = Math.log(tau[i]);
        number[bin[i]]++;
        sum[bin[i]] += value;
        squares[bin[i]] += value * value + sd[i] * sd[i];
      }
    }
    double xi = maps.bulk().population().xi().value();
    double apart = Math.max(Math.max(1, fwhm), xi > 0 ? 2 * xi : 0);
    int[] filled = IntStream.range(0, last + 1).filter(k -> number[k] > 0).toArray();
    return new LikelihoodProfile(
        Arrays.stream(filled).mapToDouble(k -> (k + 0.5) * pixelSize).toArray(),
        Arrays.stream(filled).mapToDouble(k -> sum[k] / number[k]).toArray(),
        Arrays.stream(filled)
            .mapToDouble(k -> error(number[k], sum[k], squares[k], apart))
            .toArray(),
        Arrays.stream(filled).mapToDouble(k -> number[k]).toArray());
  }

  private static double error(double n, double sum, double squares, double apart) {
    double variance = Math.max(0, squares / n - sum / n * (sum / n));
    return n > 1 ? Math.sqrt(variance / Math.max(1, n / apart)) : Double.NaN;
  }
}
