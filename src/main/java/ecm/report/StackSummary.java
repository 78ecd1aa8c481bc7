package ecm.report;

import ecm.acquisition.RecordLength;
import ecm.base.Warning;
import ecm.fourpoint.length.Xi;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.Population;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.region.FloorFit;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.whole.JudgedTimes;
import ecm.pipeline.whole.RegionShares;
import ecm.pipeline.whole.RegionalMean;
import ecm.pipeline.whole.StackAnalysis;
import ecm.registration.RegistrationResult;
import ecm.sample.Speckle;
import ecm.statistics.Estimate;
import ecm.statistics.LogNormal;
import ecm.statistics.SplitHalf;
import ecm.surface.ShellWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    analysis
        .likelihood()
        .ifPresent(l -> LikelihoodSummary.add(summary, l, analysis.likelihoodNull(), pixelSize));
    summary.value("warnings", Warning.entries(analysis.warnings()));
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
    summary.number(Result.TAU_BULK_MEDIAN, bulk.median(), none);
    summary.number(Result.TAU_BULK_MEAN, bulk.mean(), none);
    summary.number(Result.TAU_BULK_GEOMEAN, bulk.logNormal().median(), none);
    summary.number(
        Result.TAU_BULK_CORRECTED, bulk.correctedMedian(), uncorrected(bulk, analysis.bulkCurve()));
    RegionalMean mean = RegionalMean.of(analysis, bulk);
    mean(
        summary,
        List.of(
            Result.LN_TAU_BULK_MEAN, Result.LN_TAU_BULK_MEAN_SD, Result.LN_TAU_BULK_CORRECTED_SD),
        mean,
        none);
    summary.number(Result.N_DOMAIN, mean.domains(), "xi is not known: see xi_nm");
    summary.value("bulk_definition", analysis.layers().bulkDefinition());
    summary.number(Result.BETA_BULK_MEDIAN, bulk.betaMedian(), none);
    summary.number(Result.CONTRAST_BULK_MEDIAN, bulk.contrastMedian(), none);
  }

  private static void mean(Summary summary, List<Result> keys, RegionalMean mean, String none) {
    summary.number(keys.get(0), mean.lnTau(), none);
    summary.number(keys.get(1), mean.sd(), "too few fitted pixels");
    summary.number(
        keys.get(2), mean.correctedSd(), "there is no corrected time: see the reason there");
  }

  /** Keys whose values are lower bounds, because of times above T/12 that are only known to be. */
  private static List<String> lowerBounds(StackAnalysis analysis) {
    List<Result> keys = new ArrayList<>(lowerBounds(true, analysis.bulk().logNormal()));
    if (analysis.bulk().logNormal().meanIsLowerBound()) {
      keys.add(Result.SIGMA_LN_TAU);
    }
    analysis.surface().ifPresent(s -> keys.addAll(lowerBounds(false, s.logNormal())));
    return keys.stream().map(Result::key).toList();
  }

  private static List<Result> lowerBounds(boolean bulk, LogNormal times) {
    List<Result> mean =
        bulk
            ? List.of(Result.TAU_BULK_MEAN, Result.TAU_BULK_GEOMEAN, Result.LN_TAU_BULK_MEAN)
            : List.of(Result.LN_TAU_SURFACE_MEAN);
    List<Result> keys = new ArrayList<>(times.meanIsLowerBound() ? mean : List.of());
    if (times.medianIsLowerBound()) {
      keys.add(bulk ? Result.TAU_BULK_MEDIAN : Result.TAU_SURFACE_MEDIAN);
      keys.add(bulk ? Result.TAU_BULK_CORRECTED : Result.TAU_SURFACE_CORRECTED);
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
      summary.number(Result.TAU_SURFACE_MEDIAN, layer.median(), NO_SURFACE_PIXEL);
      summary.number(
          Result.TAU_SURFACE_CORRECTED,
          layer.correctedMedian(),
          uncorrected(layer, analysis.surfaceCurve().orElseThrow()));
      mean(
          summary,
          List.of(
              Result.LN_TAU_SURFACE_MEAN,
              Result.LN_TAU_SURFACE_MEAN_SD,
              Result.LN_TAU_SURFACE_CORRECTED_SD),
          RegionalMean.of(analysis, layer),
          NO_SURFACE_PIXEL);
    } else {
      summary.unknown(Result.TAU_SURFACE_MEDIAN, NO_EDGE);
      for (Result result :
          List.of(
              Result.TAU_SURFACE_CORRECTED,
              Result.LN_TAU_SURFACE_MEAN,
              Result.LN_TAU_SURFACE_MEAN_SD,
              Result.LN_TAU_SURFACE_CORRECTED_SD)) {
        summary.unknown(result, NO_EDGE);
      }
    }
    Optional<EdgeProfile> edge = analysis.edge();
    String none = edge.isEmpty() ? NO_EDGE : NO_LAYER;
    summary.number(Result.SURFACE_WIDTH, edge.map(e -> e.width().width()).orElse(Double.NaN), none);
    summary.number(
        Result.SURFACE_WIDTH_SHELL, edge.map(e -> e.shell().width()).orElse(Double.NaN), none);
    Optional<ShellWidth> core = edge.map(EdgeProfile::core).filter(ShellWidth::isResolved);
    summary.number(
        Result.TAU_CORE, core.map(c -> Math.exp(c.bulkLnTau())).orElse(Double.NaN), none);
    summary.number(
        Result.LN_TAU_CORE_SD, core.map(ShellWidth::bulkLnTauSd).orElse(Double.NaN), none);
  }

  private static void pooledSurface(Summary summary, Optional<PooledFit> curve) {
    summary.number(
        Result.TAU_SURFACE_POOLED,
        curve.filter(PooledFit::isResolved).map(PooledFit::tau).orElse(Double.NaN),
        curve.map(PooledFit::reason).orElse(NO_EDGE));
  }

  private static void heterogeneity(Summary summary, StackAnalysis analysis) {
    Population bulk = analysis.bulk();
    summary.number(Result.SIGMA_LN_TAU, bulk.logNormal().sigma(), FEW_PIXELS);
    summary.number(
        Result.SIGMA_LN_TAU_NULL, bulk.sigmaNull(), uncorrected(bulk, analysis.bulkCurve()));
    summary.number(Result.SPEARMAN, bulk.spearman(), FEW_PIXELS);
    summary.number(
        Result.SPEARMAN_NULL, bulk.spearmanNull(), uncorrected(bulk, analysis.bulkCurve()));
    double pixel = analysis.stack().pixelSize();
    beyondNull(summary, analysis.heterogeneity(), pixel);
    String unresolved = unresolved(analysis);
    Optional<SplitHalf> resolved = analysis.halves().filter(SplitHalf::resolved);
    summary.number(Result.XI, resolved.map(h -> h.xi() * pixel).orElse(Double.NaN), unresolved);
    summary.number(
        Result.XI_SD, resolved.map(h -> h.xiSd() * pixel).orElse(Double.NaN), unresolved);
    fourPoint(summary, analysis.fourPoint(), pixel);
  }

  private static void fourPoint(Summary summary, FourPointXi lengths, double pixel) {
    String none =
        lengths.curves().reason().isEmpty()
            ? "the four-point function does not fall with distance"
            : lengths.curves().reason();
    summary.number(Result.XI_RAW, value(lengths.raw(), pixel), none);
    summary.number(Result.XI_NORMALIZED, value(lengths.normalized(), pixel), none);
    summary.number(Result.XI_NULL, lengths.nullXi() * pixel, lengths.speckle().reason());
  }

  private static double value(Optional<Xi> xi, double pixel) {
    return xi.map(x -> x.value() * pixel).orElse(Double.NaN);
  }

  private static void beyondNull(Summary summary, Heterogeneity found, double pixel) {
    String none = found.homogeneous().reason();
    summary.number(Result.SIGMA_LN_TAU_EXCESS, found.sigmaExcess(), none);
    summary.number(Result.SKEWNESS, found.logNormal().skewness(), FEW_PIXELS);
    summary.number(
        Result.LOGNORMAL_P_VALUE, found.logNormality().pValue(), "fewer than 8 speckles");
    summary.number(Result.XI_EXCESS, found.excess().xi() * pixel, found.unresolved());
    summary.number(Result.SLOW_AREA_FRACTION, found.slow().areaFraction(), FEW_PIXELS);
    summary.number(Result.SLOW_AREA_FRACTION_NULL, found.slowFractionNull(), none);
    summary.number(Result.SLOW_DIAMETER, found.slow().diameter() * pixel, FEW_PIXELS);
    summary.number(Result.SLOW_DIAMETER_NULL, found.slowDiameterNull() * pixel, none);
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
        Result.N_SPECKLE,
        analysis.bulk().mask().count() / analysis.speckle().area(),
        Speckle.NOT_MEASURED);
    summary.number(
        Result.SPECKLE_FWHM,
        analysis.speckle().fwhm() * analysis.stack().pixelSize(),
        Speckle.NOT_MEASURED);
    RegionShares bulk = RegionShares.of(maps, analysis.bulk().mask());
    summary.number(Result.CENSORED_FRACTION, bulk.censored(), "");
    summary.number(Result.FLAGGED_FRACTION, bulk.flagged(), "");
    Optional<RegionShares> layer = analysis.surface().map(s -> RegionShares.of(maps, s.mask()));
    summary.number(
        Result.CENSORED_FRACTION_SURFACE,
        layer.map(RegionShares::censored).orElse(Double.NaN),
        NO_EDGE);
    summary.number(
        Result.FLAGGED_FRACTION_SURFACE,
        layer.map(RegionShares::flagged).orElse(Double.NaN),
        NO_EDGE);
    summary.number(Result.RECORD_LENGTH, maps.recordLength(), "");
    inTau(summary, analysis);
    summary.number(Result.FRAME_INTERVAL, maps.frameInterval(), "");
    summary.number(Result.PIXEL_SIZE, analysis.stack().pixelSize(), "");
    drift(summary, analysis);
    Estimate counts = analysis.fits().bulkCounts();
    summary.number(Result.COUNTS_BULK, counts);
    summary.number(Result.COUNTS_BULK_SD, counts.sd(), counts.reason());
    DefectSummary.add(summary, analysis.defects());
    summary.value("frames", analysis.stack().frames());
    summary.value("frames_valid", analysis.stack().coverage().validCount());
  }

  private static void drift(Summary summary, StackAnalysis analysis) {
    Optional<RegistrationResult> found = analysis.registration();
    String none = "drift was not measured";
    summary.number(Result.DRIFT_MAX, found.map(r -> r.drift().largest()).orElse(Double.NaN), none);
    summary.number(
        Result.DRIFT_RESIDUAL, found.map(RegistrationResult::residual).orElse(Double.NaN), none);
    summary.number(
        Result.DRIFT_DIFFERENTIAL,
        found.map(RegistrationResult::apart).orElse(Double.NaN),
        found.isEmpty() ? none : "too few frames to compare parts of the record");
    summary.number(
        Result.REGISTRATION_CORRELATION_BEFORE,
        found.map(RegistrationResult::correlationBefore).orElse(Double.NaN),
        none);
    summary.number(
        Result.REGISTRATION_CORRELATION_AFTER,
        found.map(RegistrationResult::correlationAfter).orElse(Double.NaN),
        none);
  }

  private static void inTau(Summary summary, StackAnalysis analysis) {
    RelaxationMaps maps = analysis.maps();
    JudgedTimes tau = JudgedTimes.of(analysis);
    RecordLength length = tau.record(maps.recordLength());
    String none = "no relaxation time of the bulk is known";
    summary.number(Result.RECORD_OVER_TAU, length.inTau(), none);
    summary.number(
        Result.RECORD_OVER_TAU_SD, length.sd(), "there is no error of the relaxation time");
    summary.number(Result.DT_OVER_TAU, maps.frameInterval() / tau.bulk(), none);
    summary.number(
        Result.DT_OVER_TAU_SURFACE,
        maps.frameInterval() / tau.surface(),
        analysis.surface().isEmpty() ? NO_EDGE : NO_SURFACE_PIXEL);
  }

  private static void pooled(Summary summary, PooledFit curve) {
    boolean fitted = curve.isResolved();
    summary.number(Result.TAU_POOLED, fitted ? curve.tau() : Double.NaN, curve.reason());
    summary.number(Result.TAU_POOLED_SD, curve.tauSd(), fitted ? FEW_BLOCKS : curve.reason());
    summary.number(Result.BETA_POOLED, fitted ? curve.beta() : Double.NaN, curve.reason());
    summary.number(Result.BETA_POOLED_SD, curve.betaSd(), fitted ? FEW_BLOCKS : curve.reason());
    summary.number(Result.CONTRAST_POOLED, fitted ? curve.contrast() : Double.NaN, curve.reason());
    summary.number(Result.BASELINE_POOLED, fitted ? curve.baseline() : Double.NaN, curve.reason());
    FloorFit floor = curve.floor();
    summary.number(Result.TAU_BULK_FLOOR, floor.time());
    summary.number(
        Result.TAU_BULK_FLOOR_SD, floor.tauSd(), floor.isResolved() ? FEW_BLOCKS : floor.reason());
  }
}
