package ecm.pipeline.nulls;

import ecm.pipeline.maps.Maybe;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.ExcessCovariance;
import ecm.statistics.LogNormal;
import ecm.statistics.LogNormality;
import ecm.statistics.SlowDomains;
import java.util.Locale;

/**
 * How unlike a homogeneous sample a region's relaxation times are: each number beside its null.
 *
 * @param homogeneous the null, or why it is not known
 * @param logNormal censored log-normal of tau
 * @param logNormality test whether tau is log-normal
 * @param excess radial autocovariance of ln tau and what of it exceeds the null
 * @param slow pixels with ln tau > median + sigma
 */
public record Heterogeneity(
    Maybe<HomogeneousNull> homogeneous,
    LogNormal logNormal,
    LogNormality logNormality,
    ExcessCovariance excess,
    SlowDomains slow) {

  private static final long SEED = 1;

  /**
   * Describes a region of a map.
   *
   * @param tau map [s]
   * @param mask the region
   * @param limit above it tau is a lower bound [s]
   * @param speckles N_speckle; the number of pixels if not known
   * @param homogeneous the null, or why it is not known
   */
  public static Heterogeneity of(
      FloatMap tau, Mask mask, double limit, double speckles, Maybe<HomogeneousNull> homogeneous) {
    double[] times = tau.inside(mask);
    FloatMap lnTau = tau.ln();
    ExcessCovariance excess =
        homogeneous
            .value()
            .map(h -> ExcessCovariance.of(lnTau, mask, h.covariance(), h.conditions().speckle()))
            .orElseGet(() -> ExcessCovariance.withoutNull(lnTau, mask));
    return new Heterogeneity(
        homogeneous,
        LogNormal.fit(times, limit),
        LogNormality.test(times, limit, Double.isNaN(speckles) ? times.length : speckles, SEED),
        excess,
        SlowDomains.of(lnTau, mask));
  }

  /** sigma of ln tau of the null; NaN if not known. */
  public double sigmaNull() {
    return homogeneous.value().map(HomogeneousNull::sigma).orElse(Double.NaN);
  }

  /** sqrt(sigma^2 - sigma_null^2): 0 if the null is the larger, NaN if unknown. */
  public double sigmaExcess() {
    double sigma = logNormal.sigma();
    return Math.sqrt(Math.max(0, sigma * sigma - sigmaNull() * sigmaNull()));
  }

  /** Spearman's rank correlation of ln tau and beta in the null; NaN if not known. */
  public double spearmanNull() {
    return homogeneous.value().map(HomogeneousNull::spearman).orElse(Double.NaN);
  }

  /** Area fraction of the null's slow pixels; NaN if not known. */
  public double slowFractionNull() {
    return homogeneous.value().map(h -> h.slow().areaFraction()).orElse(Double.NaN);
  }

  /** Diameter of the null's slow domains [px]; NaN if not known. */
  public double slowDiameterNull() {
    return homogeneous.value().map(h -> h.slow().diameter()).orElse(Double.NaN);
  }

  /** Why there is no correlation length of the excess. */
  public String unresolved() {
    return homogeneous
        .value()
        .map(
            h ->
                String.format(
                    Locale.ROOT,
                    "no domain pattern persisting over T/2 = %.4g s: the autocovariance of ln tau is"
                        + " that of a homogeneous sample",
                    h.conditions().recordLength() / 2))
        .orElse(homogeneous.reason());
  }
}
