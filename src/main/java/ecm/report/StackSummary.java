package ecm.report;

import ecm.fourpoint.length.Xi;
import ecm.kww.Conditions;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.Population;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.region.FloorFit;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.whole.RegionalMean;
import ecm.pipeline.whole.StackAnalysis;
import ecm.registration.RegistrationResult;
import ecm.sample.Speckle;
import ecm.stack.PixelFlag;
import ecm.statistics.LogNormal;
import ecm.statistics.SplitHalf;
import ecm.surface.ShellWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The results of one stack under the keys of {@code summary.json}. */
public final class StackSummary {

  private static final String NO_EDGE = "no vacuum edge in the analysed region";
  private static final String NO_LAYER = "the profile shows no resolved surface layer";
  private static final String FEW_PIXELS = "fewer than 3 fitted pixels";
  private static final String NO_SURFACE_PIXEL = "no pixel of the surface layer could be fitted";
  private static final String FEW_BLOCKS =
      "fewer than 8 blocks, larger than a domain, for the jackknife";

  private StackSummary() {}

  /**
   * Collects the results.
   *
   * @param analysis of one stack
   * @param parameters field names of the command and their values
   * @param version of the suite
   */
  public static Summary of(StackAnalysis analysis, Map<String, Object> parameters, String version) {
    Summary summary = new Summary();
    bulk(summary, analysis);
    surface(summary, analysis);
    heterogeneity(summary, analysis);
    record(summary, analysis);
    pooled(summary, analysis.bulkCurve());
    double pixelSize = analysis.stack().pixelSize();
    analysis.likelihood().ifPresent(l -> LikelihoodSummary.add(summary, l, pixelSize));
    summary.value("lower_bounds", lowerBounds(analysis));
    summary.value("notes", analysis.notes());
    summary.value("parameters", parameters);
    summary.value("input_sha256", analysis.digest());
    summary.value("version", version);
    return summary;
  }

  private static void bulk(Summary summary, StackAnalysis analysis) {
    Population bulk = analysis.bulk();
    String none = "no pixel of the bulk could be fitted";
    summary.number("tau_bulk_median_s", bulk.median(), none);
    summary.number("tau_bulk_mean_s", bulk.mean(), none);
    summary.number("tau_bulk_geomean_s", bulk.logNormal().median(), none);
    summary.number(
        "tau_bulk_corrected_s", bulk.correctedMedian(), uncorrected(bulk, analysis.bulkCurve()));
    RegionalMean mean = RegionalMean.of(analysis, bulk);
    mean(summary, "ln_tau_bulk_mean", mean, none);
    summary.number("n_domain", mean.domains(), "xi is not known: see xi_nm");
    summary.value("bulk_definition", analysis.layers().bulkDefinition());
    summary.number("beta_bulk_median", bulk.betaMedian(), none);
    summary.number("contrast_bulk_median", bulk.contrastMedian(), none);
  }

  private static void mean(Summary summary, String key, RegionalMean mean, String none) {
    summary.number(key, mean.lnTau(), none);
    summary.number(key + "_sd", mean.sd(), "too few fitted pixels");
    summary.number(
        key.replace("mean", "corrected_sd"),
        mean.correctedSd(),
        "there is no corrected time: see the reason there");
  }

  /** Keys whose values are lower bounds, because of times above T/12 that are only known to be. */
  private static List<String> lowerBounds(StackAnalysis analysis) {
    List<String> keys = new ArrayList<>(lowerBounds("bulk", analysis.bulk().logNormal()));
    if (analysis.bulk().logNormal().meanIsLowerBound()) {
      keys.add("sigma_ln_tau");
    }
    analysis.surface().ifPresent(s -> keys.addAll(lowerBounds("surface", s.logNormal())));
    return keys;
  }

  private static List<String> lowerBounds(String region, LogNormal times) {
    List<String> mean =
        region.equals("bulk")
            ? List.of("tau_bulk_mean_s", "tau_bulk_geomean_s", "ln_tau_bulk_mean")
            : List.of("ln_tau_surface_mean");
    List<String> keys = new ArrayList<>(times.meanIsLowerBound() ? mean : List.of());
    if (times.medianIsLowerBound()) {
      keys.add("tau_" + region + "_median_s");
      keys.add("tau_" + region + "_corrected_s");
    }
    return keys;
  }

  private static String uncorrected(Population population, PooledFit curve) {
    if (population.conditions().isEmpty()) {
      return curve.isResolved()
          ? "the response to a finite record is tabulated for the unweighted bounded fit with "
              + "betaMax 2 and the classic fit, baseline 1 and interpolated lags"
          : "no stretching exponent of the region: " + curve.reason();
    }
    return population.notInvertible();
  }

  private static void surface(Summary summary, StackAnalysis analysis) {
    Optional<Population> surface = analysis.surface();
    pooledSurface(summary, analysis.surfaceCurve());
    if (surface.isPresent()) {
      Population layer = surface.get();
      summary.number("tau_surface_median_s", layer.median(), NO_SURFACE_PIXEL);
      summary.number(
          "tau_surface_corrected_s",
          layer.correctedMedian(),
          uncorrected(layer, analysis.surfaceCurve().orElseThrow()));
      mean(summary, "ln_tau_surface_mean", RegionalMean.of(analysis, layer), NO_SURFACE_PIXEL);
    } else {
      summary.unknown("tau_surface_median_s", NO_EDGE);
      for (String key :
          List.of(
              "tau_surface_corrected_s",
              "ln_tau_surface_mean",
              "ln_tau_surface_mean_sd",
              "ln_tau_surface_corrected_sd")) {
        summary.unknown(key, NO_EDGE);
      }
    }
    Optional<EdgeProfile> edge = analysis.edge();
    String none = edge.isEmpty() ? NO_EDGE : NO_LAYER;
    summary.number("surface_width_nm", edge.map(e -> e.width().width()).orElse(Double.NaN), none);
    summary.number(
        "surface_width_shell_nm", edge.map(e -> e.shell().width()).orElse(Double.NaN), none);
    Optional<ShellWidth> core = edge.map(EdgeProfile::core).filter(ShellWidth::isResolved);
    summary.number("tau_core_s", core.map(c -> Math.exp(c.bulkLnTau())).orElse(Double.NaN), none);
    summary.number("ln_tau_core_sd", core.map(ShellWidth::bulkLnTauSd).orElse(Double.NaN), none);
  }

  private static void pooledSurface(Summary summary, Optional<PooledFit> curve) {
    summary.number(
        "tau_surface_pooled_s",
        curve.filter(PooledFit::isResolved).map(PooledFit::tau).orElse(Double.NaN),
        curve.map(PooledFit::reason).orElse(NO_EDGE));
  }

  private static void heterogeneity(Summary summary, StackAnalysis analysis) {
    Population bulk = analysis.bulk();
    summary.number("sigma_ln_tau", bulk.logNormal().sigma(), FEW_PIXELS);
    summary.number("sigma_ln_tau_null", bulk.sigmaNull(), uncorrected(bulk, analysis.bulkCurve()));
    summary.number("spearman_ln_tau_beta", bulk.spearman(), FEW_PIXELS);
    summary.number(
        "spearman_ln_tau_beta_null", bulk.spearmanNull(), uncorrected(bulk, analysis.bulkCurve()));
    double pixel = analysis.stack().pixelSize();
    beyondNull(summary, analysis.heterogeneity(), pixel);
    String unresolved = unresolved(analysis);
    Optional<SplitHalf> resolved = analysis.halves().filter(SplitHalf::resolved);
    summary.number("xi_nm", resolved.map(h -> h.xi() * pixel).orElse(Double.NaN), unresolved);
    summary.number("xi_sd_nm", resolved.map(h -> h.xiSd() * pixel).orElse(Double.NaN), unresolved);
    fourPoint(summary, analysis.fourPoint(), pixel);
  }

  private static void fourPoint(Summary summary, FourPointXi lengths, double pixel) {
    String none =
        lengths.curves().reason().isEmpty()
            ? "the four-point function does not fall with distance"
            : lengths.curves().reason();
    summary.number("xi_raw_nm", value(lengths.raw(), pixel), none);
    summary.number("xi_normalised_nm", value(lengths.normalised(), pixel), none);
    summary.number("xi_null_nm", lengths.nullXi() * pixel, lengths.speckle().reason());
  }

  private static double value(Optional<Xi> xi, double pixel) {
    return xi.map(x -> x.value() * pixel).orElse(Double.NaN);
  }

  private static void beyondNull(Summary summary, Heterogeneity found, double pixel) {
    String none = found.homogeneous().reason();
    summary.number("sigma_ln_tau_excess", found.sigmaExcess(), none);
    summary.number("skewness_ln_tau", found.logNormal().skewness(), FEW_PIXELS);
    summary.number("lognormal_p_value", found.logNormality().pValue(), "fewer than 8 speckles");
    summary.number("xi_excess_nm", found.excess().xi() * pixel, found.unresolved());
    summary.number("slow_area_fraction", found.slow().areaFraction(), FEW_PIXELS);
    summary.number("slow_area_fraction_null", found.slowFractionNull(), none);
    summary.number("slow_diameter_nm", found.slow().diameter() * pixel, FEW_PIXELS);
    summary.number("slow_diameter_null_nm", found.slowDiameterNull() * pixel, none);
  }

  private static String unresolved(StackAnalysis analysis) {
    if (analysis.halves().isEmpty()) {
      return "the record is too short to be cut into halves";
    }
    return String.format(
        java.util.Locale.ROOT,
        "no domain pattern persisting over T/2 = %.4g s",
        analysis.maps().recordLength() / 2);
  }

  private static void record(Summary summary, StackAnalysis analysis) {
    RelaxationMaps maps = analysis.maps();
    summary.number(
        "n_speckle",
        analysis.bulk().mask().count() / analysis.speckle().area(),
        Speckle.NOT_MEASURED);
    summary.number(
        "speckle_fwhm_nm",
        analysis.speckle().fwhm() * analysis.stack().pixelSize(),
        Speckle.NOT_MEASURED);
    summary.number("censored_fraction", fraction(analysis, PixelFlag.CENSORED::in), "");
    summary.number(
        "flagged_fraction",
        fraction(analysis, f -> PixelFlag.isDoubtful(f) || PixelFlag.withoutValue(f)),
        "");
    summary.number("record_length_s", maps.recordLength(), "");
    summary.number("frame_interval_s", maps.frameInterval(), "");
    summary.number("pixel_size_nm", analysis.stack().pixelSize(), "");
    drift(summary, analysis);
    summary.number(
        "counts_bulk",
        analysis.bulk().conditions().map(Conditions::counts).orElse(Double.NaN),
        "the shot noise of the bulk is not known: see tau_bulk_corrected_s");
    summary.value("frames", analysis.stack().frames());
    summary.value("frames_valid", analysis.stack().coverage().validCount());
  }

  private static void drift(Summary summary, StackAnalysis analysis) {
    Optional<RegistrationResult> found = analysis.registration();
    String none = "drift was not measured";
    summary.number("drift_max_px", found.map(r -> r.drift().largest()).orElse(Double.NaN), none);
    summary.number(
        "drift_residual_px", found.map(RegistrationResult::residual).orElse(Double.NaN), none);
    summary.number(
        "drift_differential_px",
        found.map(RegistrationResult::apart).orElse(Double.NaN),
        found.isEmpty() ? none : "too few frames to compare parts of the record");
    summary.number(
        "registration_correlation_before",
        found.map(RegistrationResult::correlationBefore).orElse(Double.NaN),
        none);
    summary.number(
        "registration_correlation_after",
        found.map(RegistrationResult::correlationAfter).orElse(Double.NaN),
        none);
  }

  /** The fraction of the bulk's pixels whose flags are as asked. */
  private static double fraction(StackAnalysis analysis, IntPredicate flags) {
    int[] pixels = analysis.bulk().mask().indices();
    int[] all = analysis.maps().flags();
    return (double) Arrays.stream(pixels).filter(i -> flags.test(all[i])).count() / pixels.length;
  }

  private static void pooled(Summary summary, PooledFit curve) {
    boolean fitted = curve.isResolved();
    summary.number("tau_pooled_s", fitted ? curve.tau() : Double.NaN, curve.reason());
    summary.number("tau_pooled_sd_s", curve.tauSd(), fitted ? FEW_BLOCKS : curve.reason());
    summary.number("beta_pooled", fitted ? curve.beta() : Double.NaN, curve.reason());
    summary.number("beta_pooled_sd", curve.betaSd(), fitted ? FEW_BLOCKS : curve.reason());
    summary.number("contrast_pooled", fitted ? curve.contrast() : Double.NaN, curve.reason());
    summary.number("baseline_pooled", fitted ? curve.baseline() : Double.NaN, curve.reason());
    FloorFit floor = curve.floor();
    summary.number("tau_bulk_floor_s", floor.time());
    summary.number(
        "tau_bulk_floor_sd_s", floor.tauSd(), floor.isResolved() ? FEW_BLOCKS : floor.reason());
  }
}
