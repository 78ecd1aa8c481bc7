package ecm.ij.plot;

import ecm.chart.LogHistogram;
import ecm.files.CsvTable;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.time.Persistence;
import ecm.statistics.ExcessCovariance;
import java.util.Arrays;
import java.util.List;

/** The curves of a map's heterogeneity as tidy tables. */
public final class HeterogeneityTables {

  private HeterogeneityTables() {}

  /** A histogram of tau, with the density of a homogeneous sample if that is known. */
  public static CsvTable histogram(LogHistogram histogram, Heterogeneity heterogeneity) {
    return heterogeneity
        .homogeneous()
        .value()
        .map(h -> histogram.table(h.logNormal()))
        .orElseGet(histogram::table);
  }

  /**
   * The radial autocovariance of ln tau, with null and 95 % band if they are known.
   *
   * @param pixelSize [nm]; NaN if not known, then distances are in pixels
   */
  public static CsvTable autocovariance(ExcessCovariance excess, double pixelSize) {
    boolean calibrated = pixelSize > 0;
    CsvTable table =
        CsvTable.ofColumns(
            List.of(calibrated ? "distance_nm" : "distance_px", "covariance_ln_tau"),
            Arrays.stream(excess.radii()).map(r -> calibrated ? r * pixelSize : r).toArray(),
            excess.observed());
    return excess.expected().length == 0
        ? table
        : table.with("homogeneous", excess.expected()).with("band_95", excess.band());
  }

  /** Persistence of a pattern against the separation of windows. */
  public static CsvTable persistence(Persistence persistence) {
    return CsvTable.ofColumns(
        List.of("separation_s", "pearson_ln_tau", "pairs", "homogeneous", "homogeneous_sd"),
        persistence.separation(),
        persistence.r(),
        Arrays.stream(persistence.pairs()).asDoubleStream().toArray(),
        persistence.nullMean(),
        persistence.nullSd());
  }
}
