package ecm.pipeline.region;

import ecm.base.Quantiles;
import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.Mask;
import ecm.statistics.LogNormal;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;

/** The conditions under which a region's pixels were fitted. */
public final class RegionConditions {

  /** Beyond this number of counts shot noise does not matter. */
  private static final double LEAST_NOISE = 1e-4;

  private static final int MOST_STEPS = 30;
  private static final double PRECISION = 1e-4;

  private RegionConditions() {}

  /**
   * What is known of a region besides its pooled curve.
   *
   * @param mask its pixels
   * @param relativeVariance over time, see {@link #relativeVariance}
   * @param frames number of valid frames
   * @param binning side of the blocks that were fitted
   * @param speckle of the stack
   * @param patterns number of speckle patterns that add up in a pixel
   */
  record Region(
      Mask mask,
      double relativeVariance,
      int frames,
      int binning,
      Speckle speckle,
      double patterns) {}

  /**
   * A from the pooled curve, the counts from the scatter over time, beta from the pixels.
   *
   * <p>In a finite record the variance of a pixel over time is A (1 - c) + 1/n and the mean square
   * of its time mean 1 + A c, with c = tau_int / T and tau_int = 2^(1-1/beta) Gamma(1+1/beta) tau;
   * n follows from the ratio of their sums over the region, whatever the gain of the camera. A
   * block of b x b pixels has b^2 times the counts, and of A the mean of |mu|^2 over its pairs of
   * pixels.
   *
   * <p>beta is that of the pooled curve where the region is homogeneous. A mixture of relaxation
   * times stretches that curve further than any of its pixels: simulated with sigma = 0.5 its beta
   * is 0.03, 0.05 and 0.12 too low for beta = 0.5, 0.7 and 1, and the corrected times 3-5 % too
   * long at T = 20 tau. So beta moves on to the one for which a homogeneous sample would show the
   * region's median beta_fit at the region's median tau_fit, in proportion to how far sigma exceeds
   * its null, the whole way from two standard errors, sigma / sqrt(2 N_speckle), on.
   *
   * @param raw maps as fitted
   * @param curve of the region, not binned
   * @param region its pixels
   * @return empty if the curve was not fitted
   */
  static Optional<Conditions> of(RelaxationMaps raw, PooledFit curve, Region region) {
    if (!curve.isResolved()) {
      return Optional.empty();
    }
    double b = curve.beta();
    double perPixel = counts(curve, region.relativeVariance, raw.recordLength());
    double contrast = curve.contrast() * blockContrast(region.binning, region.speckle.fwhm());
    double counts = region.binning * region.binning * perPixel;
    Conditions pooled = new Conditions(b, contrast, counts, region.frames, region.patterns);
    Conditions pixels = withBetaOfPixels(raw, region.mask, pooled);
    double share = mixture(raw, region, pixels);
    return Optional.of(pooled.withBeta(b + share * (pixels.beta() - b)));
  }

  /** Mean counts n per pixel and frame, from the scatter over time; see {@link #of}. */
  public static double counts(PooledFit curve, double relativeVariance, double recordLength) {
    double still = curve.contrast() * integralTime(curve) / recordLength;
    double noise = relativeVariance * (1 + still) - (curve.contrast() - still);
    return 1 / Math.max(LEAST_NOISE, noise);
  }

  /** tau_int = 2^(1-1/beta) Gamma(1+1/beta) tau, the integral of g2 - 1 over A, both signs of t. */
  public static double integralTime(PooledFit curve) {
    double b = curve.beta();
    return Math.pow(2, 1 - 1 / b) * Gamma.gamma(1 + 1 / b) * curve.tau();
  }

  /** The mean of a Gaussian |mu|^2 over the pairs of pixels of a block. */
  private static double blockContrast(int binning, double speckle) {
    if (Double.isNaN(speckle)) {
      return 1;
    }
    double line = 0;
    for (int i = 0; i < binning; i++) {
      for (int j = 0; j < binning; j++) {
        line += Math.exp(-4 * Math.log(2) * (i - j) * (i - j) / (speckle * speckle));
      }
    }
    double pairs = binning * binning;
    return line * line / (pairs * pairs);
  }

  /** By how many times two standard errors sigma exceeds its null, 0 to 1. */
  private static double mixture(RelaxationMaps raw, Region region, Conditions conditions) {
    double[] tau = raw.tau().inside(region.mask);
    double sigma = LogNormal.fit(tau, raw.censoringLimit()).sigma();
    ResponseTable table = ResponseTable.shipped();
    double typical = table.correction(raw.recordLength(), conditions).of(Quantiles.median(tau));
    double sigmaNull = table.scatter(raw.recordLength() / typical, conditions);
    double speckles = region.mask.count() / region.speckle.area();
    double excess = (sigma / sigmaNull - 1) * Math.sqrt(2 * speckles) / 2;
    return Double.isNaN(excess) ? 0 : Math.max(0, Math.min(1, excess));
  }

  /** Solves median tau_fit and median beta_fit for tau and beta in turn, from the pooled beta. */
  private static Conditions withBetaOfPixels(RelaxationMaps raw, Mask region, Conditions pooled) {
    double tauFit = Quantiles.median(raw.tau().inside(region));
    double betaFit = Quantiles.median(raw.beta().inside(region));
    ResponseTable table = ResponseTable.shipped();
    Conditions found = pooled;
    for (int step = 0; step < MOST_STEPS; step++) {
      double tau = table.correction(raw.recordLength(), found).of(tauFit);
      if (Double.isNaN(tau)) {
        return pooled;
      }
      double beta = table.beta(betaFit, raw.recordLength() / tau, found);
      double change = Math.abs(beta - found.beta());
      found = found.withBeta(beta);
      if (change < PRECISION) {
        return found;
      }
    }
    return found;
  }

  /**
   * The sum of the variances over time of a region's pixels over the sum of their squared means.
   *
   * @param moments of the stack
   * @param region its pixels
   * @param background that is taken off the mean
   */
  public static double relativeVariance(Moments moments, Mask region, double background) {
    double variance = 0;
    double square = 0;
    for (int pixel : region.indices()) {
      double sd = moments.sd().values()[pixel];
      double mean = moments.mean().values()[pixel] - background;
      if (Double.isFinite(sd) && Double.isFinite(mean)) {
        variance += sd * sd;
        square += mean * mean;
      }
    }
    return variance / square;
  }
}
