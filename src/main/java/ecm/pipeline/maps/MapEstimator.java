package ecm.pipeline.maps;

/**
 * Which estimator of maps is asked for, by its name; what it does is in {@code
 * ecm.pipeline.parts.MapEstimations}.
 *
 * @param name as in {@code estimator=likelihood}
 */
public record MapEstimator(String name) {

  /** By the likelihood of a pixel's record. */
  public static final MapEstimator LIKELIHOOD = new MapEstimator("likelihood");

  /** By a least-squares fit of a pixel's g2, the paper's method. */
  public static final MapEstimator FIT = new MapEstimator("fit");

  /** Whether it is the curve fit, which every analysis makes and by which others are measured. */
  public boolean isFit() {
    return equals(FIT);
  }
}
