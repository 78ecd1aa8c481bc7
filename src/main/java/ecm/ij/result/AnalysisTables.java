package ecm.ij.result;

import ecm.chart.LogHistogram;
import ecm.correlation.pooled.RegionCurve;
import ecm.files.CsvTable;
import ecm.ij.plot.AnalysisPlots;
import ecm.ij.plot.HeterogeneityTables;
import ecm.pipeline.fourpoint.FourPointCurves;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.whole.StackAnalysis;
import ecm.stack.FloatMap;
import ecm.statistics.SplitHalf;
import ecm.surface.SurfaceProfile;
import ecm.surface.SurfaceWidth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The plotted curves of an analysis as tidy tables. */
final class AnalysisTables {

  private AnalysisTables() {}

  static CsvTable tauHistogram(StackAnalysis analysis) {
    double[] tau = new AnalysisPlots(analysis).bulk(analysis.maps().tau());
    LogHistogram histogram = LogHistogram.of(tau, analysis.bulk().logNormal());
    return HeterogeneityTables.histogram(histogram, analysis.heterogeneity());
  }

  static CsvTable autocovariance(StackAnalysis analysis) {
    return HeterogeneityTables.autocovariance(
        analysis.heterogeneity().excess(), analysis.stack().pixelSize());
  }

  static CsvTable betaAgainstTau(StackAnalysis analysis) {
    AnalysisPlots plots = new AnalysisPlots(analysis);
    return CsvTable.ofColumns(
        List.of("tau_s", "beta"),
        plots.bulk(analysis.maps().tau()),
        plots.bulk(analysis.maps().beta()));
  }

  static CsvTable pooled(StackAnalysis analysis) {
    RegionCurve curve = analysis.bulkCurve().curve();
    double dt = analysis.maps().frameInterval();
    return CsvTable.ofColumns(
        List.of("time_s", "g2", "g2_sd"), scaled(curve.lags(), dt), curve.g2(), curve.sd());
  }

  static CsvTable pixel(PixelCurve curve) {
    double[] fitted = Arrays.stream(curve.times()).map(curve::fitted).toArray();
    return CsvTable.ofColumns(List.of("time_s", "g2", "g2_fit"), curve.times(), curve.g2(), fitted);
  }

  static CsvTable profile(StackAnalysis analysis, EdgeProfile edge) {
    SurfaceProfile lnTau = edge.lnTau();
    SurfaceProfile tau = AnalysisPlots.inSeconds(lnTau);
    SurfaceWidth width = edge.width();
    double area = analysis.speckle().area();
    return CsvTable.ofColumns(
        List.of(
            "distance_nm",
            "tau_median_s",
            "tau_lower_quartile_s",
            "tau_upper_quartile_s",
            "pixels",
            "tau_fit_s",
            "beta_median",
            "contrast_median",
            "speckles"),
        tau.distance(),
        tau.median(),
        tau.lowerQuartile(),
        tau.upperQuartile(),
        Arrays.stream(tau.pixels()).asDoubleStream().toArray(),
        AnalysisPlots.fitted(width, tau.distance()),
        median(analysis, analysis.maps().beta()),
        median(analysis, analysis.maps().contrast()),
        Arrays.stream(tau.pixels()).mapToDouble(n -> n / area).toArray());
  }

  /** The medians of a map in the bins of the profile of tau, which has the same pixels. */
  private static double[] median(StackAnalysis analysis, FloatMap map) {
    return SurfaceProfile.of(map, analysis.distance(), analysis.stack().pixelSize()).median();
  }

  static CsvTable fourPoint(FourPointCurves curves, double pixelSize) {
    int rings = curves.radii().length;
    double[] radii = IntStream.range(0, rings).asDoubleStream().toArray();
    double[] time = new double[rings];
    Arrays.fill(time, curves.time());
    double[] unknown = new double[rings];
    Arrays.fill(unknown, Double.NaN);
    return CsvTable.ofColumns(
        List.of(
            "dt_s",
            "R_px",
            "mean_distance_nm",
            "g4_raw",
            "g4_raw_sd",
            "g4_raw_fit",
            "g4_normalised",
            "g4_normalised_sd",
            "g4_normalised_fit",
            "g4_null"),
        time,
        radii,
        scaled(curves.radii(), pixelSize),
        curves.raw().g4(),
        curves.raw().sd(),
        Arrays.stream(radii).map(curves.raw().xi().fit()::at).toArray(),
        curves.normalized().g4(),
        curves.normalized().sd(),
        Arrays.stream(radii).map(curves.normalized().xi().fit()::at).toArray(),
        curves.homogeneous().orElse(unknown));
  }

  static CsvTable halves(StackAnalysis analysis, SplitHalf halves) {
    return CsvTable.ofColumns(
        List.of("distance_nm", "covariance_ln_tau"),
        scaled(halves.radii(), analysis.stack().pixelSize()),
        halves.covariance());
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }
}
