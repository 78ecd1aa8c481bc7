package ecm.likelihood.population;

import java.util.List;

/**
 * What the intensities of a region say of how they came about, whatever the camera's gain.
 *
 * @param contrast A, the variance of the intensity over its squared mean, without counting noise
 * @param contrastSd standard error of A
 * @param patterns number K of speckle patterns that add up incoherently, at least 1
 * @param share s of the mean intensity that fluctuates; A = s^2 / K
 * @param gain units of intensity per detected electron
 */
public record PatternStatistics(
    double contrast, double contrastSd, double patterns, double share, double gain) {

  /** Within so many standard errors of 1, K and the share that fluctuates are taken for 1. */
  private static final double ERRORS = 3.5;

  /** Nor is a K or a share so near to 1 told from 1. */
  private static final double NEAR = 0.03;

  private static final double MOST_PATTERNS = 40;

  /**
   * Counting noise is part of what is gone at the first lag; where the extrapolated decay leaves
   * less than this part of it, this is a better start.
   */
  private static final double LEAST_SHOT = 0.25;

  /** A covariance that is not so many standard errors above 0 is noise. */
  private static final double NOISE = 4;

  /**
   * Sums over pixels and frames of d_t = I_t - m, with the smooth static brightness m.
   *
   * @param mean sum of m
   * @param square sum of m^2
   * @param cube sum of m^3
   * @param lags sums of the means of d_t d_(t+p) at p = 0, 1, 2, 4
   * @param third sum of the means of d_t d_(t+1) d_(t+2)
   */
  record Sums(double mean, double square, double cube, double[] lags, double third) {

    Sums plus(Sums other, double weight) {
      double[] l = lags.clone();
      for (int k = 0; k < l.length; k++) {
        l[k] += weight * other.lags[k];
      }
      return new Sums(
          mean + weight * other.mean,
          square + weight * other.square,
          cube + weight * other.cube,
          l,
          third + weight * other.third);
    }

    /**
     * Contrast as extrapolated, number of patterns without bounds, variance of the counting noise,
     * and variance of both signal and noise.
     */
    private double[] moments() {
      double c1 = lags[1] / square;
      double c2 = lags[2] / square;
      double c4 = lags[3] / square;
      if (!(c1 > 0 && c2 > 0)) {
        return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
      }
      double slope = Math.max(0, Math.log(c1 / c2));
      double ratio = c4 > 0 && slope > 0 ? Math.log(c2 / c4) / slope : 2;
      double contrast = c1 * Math.exp(slope / (Math.max(1.35, Math.min(2.2, ratio)) - 1));
      double variance = lags[0] / square;
      double shot = Math.max(variance - contrast, LEAST_SHOT * (variance - c1));
      double r = third / cube / (c1 * Math.sqrt(c2));
      return new double[] {contrast, r > 0 ? 4 / (r * r) : MOST_PATTERNS, shot, variance};
    }
  }

  /**
   * The statistics.
   *
   * <p>With C_p = sum d_t d_(t+p) / sum m^2, free of counting noise at lags above 0, a decay A
   * exp(-2 (p/tau)^beta) has 2^beta = (ln C_2 - ln C_4) / (ln C_1 - ln C_2), which gives A = C_0,
   * no more than the variance of the intensity; the rest of the variance is that of the counts,
   * gain times m. The third moment r = &lt;d_t d_(t+1) d_(t+2)> / (C_1 C_2^(1/2)) is 2 / K^(1/2)
   * for K patterns, with or without a constant background.
   *
   * @param blocks sums over disjoint parts of the region, whose scatter tells the errors
   * @return NaN in all where nothing fluctuates from frame to frame
   */
  static PatternStatistics of(List<Sums> blocks) {
    Sums all = new Sums(0, 0, 0, new double[4], 0);
    for (Sums block : blocks) {
      all = all.plus(block, 1);
    }
    double[] whole = all.moments();
    double[][] without = new double[blocks.size()][];
    for (int b = 0; b < without.length; b++) {
      without[b] = all.plus(blocks.get(b), -1).moments();
    }
    double[] first = new double[without.length];
    for (int b = 0; b < first.length; b++) {
      Sums rest = all.plus(blocks.get(b), -1);
      first[b] = rest.lags[1] / rest.square;
    }
    if (!(all.lags[1] / all.square > NOISE * sd(first))) {
      return new PatternStatistics(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    // where tau is a few frames the extrapolation may lead beyond all there is
    double contrast = Math.min(whole[0], whole[3]);
    double contrastSd = sd(column(without, 0));
    double gain = whole[2] * all.square / all.mean;
    double[] moving = new double[without.length];
    for (int b = 0; b < moving.length; b++) {
      moving[b] = without[b][0] * without[b][1];
    }
    if (contrast * whole[1] > 1 - Math.max(NEAR, ERRORS * sd(moving))) {
      // all of it fluctuates, so that A tells K, and more precisely than the third moment
      boolean one = contrast > 1 - Math.max(NEAR, ERRORS * contrastSd);
      return new PatternStatistics(
          contrast, contrastSd, one ? 1 : Math.min(MOST_PATTERNS, 1 / contrast), 1, gain);
    }
    boolean one = whole[1] < 1 + Math.max(NEAR, ERRORS * sd(column(without, 1)));
    double patterns = one ? 1 : whole[1];
    return new PatternStatistics(
        contrast, contrastSd, patterns, Math.min(1, Math.sqrt(contrast * patterns)), gain);
  }

  private static double[] column(double[][] values, int which) {
    return java.util.Arrays.stream(values).mapToDouble(v -> v[which]).toArray();
  }

  /** Standard error by the jackknife. */
  private static double sd(double[] without) {
    int n = without.length;
    double mean = java.util.Arrays.stream(without).average().orElseThrow();
    double squares = java.util.Arrays.stream(without).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares * (n - 1) / n);
  }

  /** The same with another gain. */
  PatternStatistics withGain(double newGain) {
    return new PatternStatistics(contrast, contrastSd, patterns, share, newGain);
  }
}
