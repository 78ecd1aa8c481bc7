package ecm.ij.image;

import ecm.base.Quantiles;
import ecm.ij.base.ImageInfo;
import ecm.ij.base.ResultRows;
import ecm.ij.base.TitledImage;
import ecm.ij.open.MapInput;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import ij.ImagePlus;
import java.util.Arrays;
import java.util.Optional;

/**
 * The statistics of a map of tau as a row of the Results table, with what its open companions, the
 * maps of beta and of flags, add.
 *
 * @param image the map
 * @param tau its values [s]
 * @param used pixels that are described
 * @param found their statistics
 */
public record MapStatisticsRow(ImagePlus image, FloatMap tau, Mask used, Heterogeneity found) {

  /** The stack that a map of tau belongs to. */
  public static String stack(ImagePlus image) {
    return Provenance.of(image)
        .get(Provenance.STACK)
        .orElse(ImageInfo.stem(image.getTitle()).replaceFirst("-tau$", ""));
  }

  /** The row; numbers that are not known are NaN, and the remark says why. */
  public ResultRows cells() {
    LogNormal fit = found.logNormal();
    double[] times = tau.inside(used);
    ResultRows row =
        new ResultRows()
            .text("map", image.getTitle())
            .number("pixels", times.length)
            .number("tau_median_s", Quantiles.median(times))
            .number("tau_mean_s", Arrays.stream(times).average().orElse(Double.NaN))
            .number("tau_geomean_s", fit.median())
            .number("sigma_ln_tau", fit.sigma())
            .number("sigma_ln_tau_null", found.sigmaNull())
            .number("sigma_ln_tau_excess", found.sigmaExcess())
            .number("skewness_ln_tau", fit.skewness())
            .number("lognormal_p_value", found.logNormality().pValue())
            .number("censored_fraction", fit.censoredFraction());
    flags().ifPresent(flags -> row.number("flagged_fraction", flagged(flags)));
    spatial(row);
    companion("beta")
        .ifPresent(
            beta ->
                row.number("spearman_ln_tau_beta", Spearman.of(times, beta.inside(used)))
                    .number("spearman_ln_tau_beta_null", found.spearmanNull()));
    return row.text("remark", remark(fit));
  }

  private void spatial(ResultRows row) {
    double pixel = MapInput.pixelSizeIfKnown(image);
    row.number("xi_excess_nm", found.excess().xi() * pixel)
        .number("slow_area_fraction", found.slow().areaFraction())
        .number("slow_area_fraction_null", found.slowFractionNull())
        .number("slow_diameter_nm", found.slow().diameter() * pixel)
        .number("slow_diameter_null_nm", found.slowDiameterNull() * pixel);
  }

  /** Another map of the same stack, if it is open, of the same size, and has a value wherever. */
  public Optional<FloatMap> companion(String name) {
    return open(name)
        .filter(other -> other.getProcessor().getPixels() instanceof float[])
        .map(MapInput::of)
        .filter(
            other -> Arrays.stream(used.indices()).noneMatch(i -> Float.isNaN(other.values()[i])));
  }

  private Optional<ImagePlus> open(String name) {
    return TitledImage.of(
        stack(image) + "-" + name,
        other ->
            other.getStackSize() == 1
                && other.getWidth() == tau.width()
                && other.getHeight() == tau.height());
  }

  private Optional<ImagePlus> flags() {
    return open("flags").filter(flags -> flags.getBitDepth() == 16);
  }

  /** The fraction of the described pixels that are doubtful. */
  private double flagged(ImagePlus flags) {
    long doubtful =
        Arrays.stream(used.indices())
            .filter(i -> PixelFlag.isDoubtful(flags.getProcessor().get(i)))
            .count();
    return (double) doubtful / used.count();
  }

  private String remark(LogNormal fit) {
    String bound = "";
    if (fit.medianIsLowerBound()) {
      bound = "median, mean and sigma are lower bounds: more than half of the values are censored";
    } else if (fit.meanIsLowerBound()) {
      bound = "mean and sigma are lower bounds: more than 30 % of the values are censored";
    }
    String spatial = found.excess().resolved() ? "" : "no xi_excess: " + found.unresolved();
    return bound.isEmpty() || spatial.isEmpty() ? bound + spatial : bound + "; " + spatial;
  }
}
