package ecm.statistics;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Arrays;

/**
 * The correlation length of ln tau from two halves of a record, whose estimator noise is
 * independent: fit of B exp(-dr/xi) to the radial mean of their cross-covariance.
 *
 * @param xi correlation length [px]; NaN if not resolved
 * @param xiSd its standard error [px]
 * @param radii of the radial mean [px]
 * @param covariance radial mean of the cross-covariance
 * @param nullSd standard deviation of the covariance at 0 if the halves were unrelated
 * @param resolved whether C(0) exceeds 3 times its null
 */
public record SplitHalf(
    double xi, double xiSd, double[] radii, double[] covariance, double nullSd, boolean resolved) {

  private static final int MAX_RADIUS = 15;
  private static final double SIGNIFICANT = 3;
  private static final int LEAST_PIXELS = 50;
  private static final double AT_THE_CUT = 0.01;

  /**
   * Correlates two maps.
   *
   * <p>Over the pixels n where both are finite, each map less its mean over them:
   *
   * <pre>  C(d) = sum_r l1(r) l2(r + d) / number of such pairs</pre>
   *
   * averaged over rings one pixel wide up to 15 px, those with few pairs left out. The fit of B
   * exp(-dr/xi) gives every ring the same weight. The standard error comes from a jackknife over 16
   * blocks of equal pixel number; it is too small where domains are as large as blocks. The null is
   * that of two independent correlated fields,
   *
   * <pre>  Var C(0) = sum_d C11(d) C22(d) n(d) / n^2,</pre>
   *
   * with the maps' own autocovariances, and at least s1^2 s2^2 (area / (2 n) + 0.01^2): what
   * speckles of the given area give, and the correlation of about 0.01 that adjacent halves of a
   * homogeneous record keep, because the pattern at the cut belongs to both (simulated: 0.009 +-
   * 0.003 for halves of 10 and 20 tau). So a pattern with a correlation below 0.03 is never called
   * resolved.
   *
   * <p>What is found is the correlation length of the pattern that is there: a mask of few domains
   * samples the ensemble badly, and taking the mean off shortens domains that are not small against
   * the mask.
   *
   * @param lnTau1 ln tau of the first half, NaN where there is none
   * @param lnTau2 ln tau of the second half
   * @param mask pixels to use
   * @param speckleArea pixels per speckle, sum of |mu|^2; NaN if not known
   * @return not resolved, and empty rings, with fewer than 50 pixels
   */
  public static SplitHalf of(FloatMap lnTau1, FloatMap lnTau2, Mask mask, double speckleArea) {
    Mask finite =
        mask.and(
            Mask.of(
                mask.width(),
                mask.height(),
                i -> Float.isFinite(lnTau1.values()[i]) && Float.isFinite(lnTau2.values()[i])));
    if (finite.count() < LEAST_PIXELS) {
      double[] none = {};
      return new SplitHalf(Double.NaN, Double.NaN, none, none, Double.NaN, false);
    }
    RadialCovariance pair = RadialCovariance.of(lnTau1, lnTau2, finite, MAX_RADIUS);
    double nullSd = nullSd(lnTau1, lnTau2, finite, speckleArea);
    boolean resolved = pair.mean()[0] > SIGNIFICANT * nullSd;
    double xi = Double.NaN;
    double xiSd = Double.NaN;
    if (resolved) {
      xi = ExponentialDecay.fit(pair.radii(), pair.mean());
      xiSd = jackknife(lnTau1, lnTau2, finite);
    }
    return new SplitHalf(xi, xiSd, pair.radii(), pair.mean(), nullSd, resolved);
  }

  private static double nullSd(FloatMap map1, FloatMap map2, Mask mask, double speckleArea) {
    RadialCovariance own1 = RadialCovariance.of(map1, map1, mask, MAX_RADIUS);
    RadialCovariance own2 = RadialCovariance.of(map2, map2, mask, MAX_RADIUS);
    double n = mask.count();
    double variance = own1.sumOfProducts(own2) / (n * n);
    double independent = speckleArea > 2 ? n / (speckleArea / 2) : n;
    double floor = own1.mean()[0] * own2.mean()[0] * (1 / independent + AT_THE_CUT * AT_THE_CUT);
    return Math.sqrt(Math.max(variance, floor));
  }

  /** sd^2 = (G-1)/G sum (xi_g - mean)^2 over the G fits that each leave out one block. */
  private static double jackknife(FloatMap map1, FloatMap map2, Mask mask) {
    int[] block = EqualBlocks.of(mask);
    double[] xi = new double[EqualBlocks.COUNT];
    Parallel.forEach(
        xi.length,
        Progress.NONE,
        "",
        g -> {
          Mask rest = mask.and(Mask.of(mask.width(), mask.height(), i -> block[i] != g));
          RadialCovariance pair = RadialCovariance.of(map1, map2, rest, MAX_RADIUS);
          xi[g] = ExponentialDecay.fit(pair.radii(), pair.mean());
        });
    double mean = Arrays.stream(xi).sum() / xi.length;
    double sum = 0;
    for (double x : xi) {
      sum += (x - mean) * (x - mean);
    }
    return Math.sqrt(sum * (xi.length - 1) / xi.length);
  }
}
