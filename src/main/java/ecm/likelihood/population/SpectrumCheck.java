package ecm.likelihood.population;

/**
 * The spectrum of the square root of the intensity, pooled over all pixels, against what the model
 * expects of them.
 *
 * @param frequency of each bin [Hz]
 * @param measured power, mean over pixels of P_b / S_b at each pixel's own estimate
 * @param expected the same of simulated pixels
 * @param sd standard error of measured less expected
 * @param deviation the largest |measured - expected| of the bins in which it exceeds 4 standard
 *     errors and 0.02; 0 if there is none
 * @param sentence what a deviation means, empty if there is none
 */
public record SpectrumCheck(
    double[] frequency,
    double[] measured,
    double[] expected,
    double[] sd,
    double deviation,
    String sentence) {

  /** Whether the record follows the model. */
  public boolean passed() {
    return sentence.isEmpty();
  }
}
