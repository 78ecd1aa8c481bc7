package ecm.ij.result;

import ecm.base.Quantiles;
import ecm.chart.PngFile;
import ecm.files.CsvTable;
import ecm.ij.base.ResultRows;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.QualityFooter;
import ecm.ij.plot.AnalysisPlots;
import ecm.report.QualityLine;
import ecm.stack.Mask;
import ecm.statistics.Spearman;
import ecm.surface.ShellWidth;
import ecm.surface.SurfaceLayer;
import ecm.surface.SurfaceMaps;
import ecm.surface.SurfaceProfile;
import ecm.surface.WireSections;
import ij.gui.Plot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A surface layer as tables, files and a row of the Results table. */
public final class SurfaceOutput {

  private static final int LEAST_SECTIONS = 3;

  private final SurfaceLayer layer;
  private final SurfaceMaps maps;
  private final String title;
  private final QualityLine trust;

  /**
   * @param layer what was found
   * @param maps that it was found in
   * @param title of the map
   * @param trust how far the plots can be trusted
   */
  public SurfaceOutput(SurfaceLayer layer, SurfaceMaps maps, String title, QualityLine trust) {
    this.layer = layer;
    this.maps = maps;
    this.title = title;
    this.trust = trust;
  }

  /** The plots that there are values for: profile, beta and A, chord, diameter. */
  public List<Plot> plots() {
    SurfacePlots plots = new SurfacePlots(layer, title);
    return Stream.of(
            Optional.of(plots.profile()),
            plots.exponents(),
            Optional.of(plots.chord()),
            layer.sections().size() < LEAST_SECTIONS
                ? Optional.<Plot>empty()
                : Optional.of(plots.diameter()))
        .flatMap(Optional::stream)
        .map(plot -> QualityFooter.on(plot, trust.text()))
        .toList();
  }

  /**
   * Writes {@code surface-profile.csv}, {@code surface-thickness.csv} and a PNG of each plot.
   *
   * @param folder that can be written
   */
  public void write(Path folder) {
    profileTable().write(folder.resolve("surface-profile.csv"));
    WireSections sections = layer.sections();
    CsvTable.ofColumns(
            List.of("position_nm", "diameter_nm", "tau_central_median_s", "pixels"),
            sections.position(),
            sections.diameter(),
            sections.tau(),
            doubles(sections.pixels()))
        .write(folder.resolve("surface-thickness.csv"));
    for (Plot plot : plots()) {
      String name = "surface" + plot.getTitle().substring(title.length());
      PngFile.write(folder.resolve(name + ".png"), PlotFigure.of(plot));
    }
  }

  private CsvTable profileTable() {
    SurfaceProfile tau = AnalysisPlots.inSeconds(layer.lnTau());
    List<String> header =
        new ArrayList<>(
            List.of(
                "distance_nm",
                "chord_nm",
                "pixels",
                "speckles",
                "tau_median_s",
                "tau_lower_quartile_s",
                "tau_upper_quartile_s",
                "tau_fit_lateral_s",
                "tau_fit_shell_s"));
    List<double[]> columns =
        new ArrayList<>(
            List.of(
                tau.distance(),
                layer.chords(tau),
                doubles(tau.pixels()),
                layer.speckles(tau),
                tau.median(),
                tau.lowerQuartile(),
                tau.upperQuartile(),
                AnalysisPlots.fitted(layer.lateral(), tau.distance()),
                layer.shellFit()));
    layer
        .lnCorrected()
        .ifPresent(p -> add(header, columns, "tau_corrected_s", AnalysisPlots.inSeconds(p)));
    layer.beta().ifPresent(p -> add(header, columns, "beta", p));
    layer.contrast().ifPresent(p -> add(header, columns, "contrast", p));
    return CsvTable.ofColumns(header, columns.toArray(double[][]::new));
  }

  /** Median and quartiles; the unit, if any, ends the name. */
  private static void add(
      List<String> header, List<double[]> columns, String name, SurfaceProfile profile) {
    String unit = name.endsWith("_s") ? "_s" : "";
    String stem = name.substring(0, name.length() - unit.length());
    header.add(stem + "_median" + unit);
    header.add(stem + "_lower_quartile" + unit);
    header.add(stem + "_upper_quartile" + unit);
    columns.add(profile.median());
    columns.add(profile.lowerQuartile());
    columns.add(profile.upperQuartile());
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  /** Appends one row to the Results table. */
  public void row() {
    Mask surface = layer.layers().surface();
    Mask bulk = layer.layers().bulk();
    double fast = SurfaceLayer.median(maps.tau(), surface);
    double slow = SurfaceLayer.median(maps.tau(), bulk);
    double fastCorrected = SurfaceLayer.correctedMedian(maps, surface);
    double slowCorrected = SurfaceLayer.correctedMedian(maps, bulk);
    ResultRows row =
        new ResultRows()
            .text("map", title)
            .number("tau_surface_median_s", fast)
            .number("tau_bulk_median_s", slow)
            .number("tau_ratio", slow / fast)
            .number("tau_surface_corrected_s", fastCorrected)
            .number("tau_bulk_corrected_s", slowCorrected)
            .number("tau_ratio_corrected", slowCorrected / fastCorrected)
            .number("surface_width_nm", layer.lateral().width())
            .number("surface_width_sd_nm", layer.lateral().widthSd())
            .number("surface_width_shell_nm", layer.shell().width())
            .number("surface_width_shell_sd_nm", layer.shell().widthSd());
    core(row);
    maps.beta().ifPresent(m -> row.number("beta_surface", SurfaceLayer.median(m, surface)));
    maps.beta().ifPresent(m -> row.number("beta_bulk", SurfaceLayer.median(m, bulk)));
    thickness(row);
    row.text("bulk_definition", layer.layers().bulkDefinition()).text("remark", remark()).show();
  }

  private void core(ResultRows row) {
    ShellWidth core = layer.corrected().filter(ShellWidth::isResolved).orElse(null);
    double tau = core == null ? Double.NaN : Math.exp(core.bulkLnTau());
    double ratio = core == null ? Double.NaN : Math.exp(core.drop());
    row.number("tau_core_s", tau)
        .number("tau_core_sd_ln", core == null ? Double.NaN : core.bulkLnTauSd())
        .number("tau_ratio_shell", ratio);
  }

  private void thickness(ResultRows row) {
    WireSections sections = layer.sections();
    boolean enough = sections.size() >= LEAST_SECTIONS;
    row.number("diameter_median_nm", Quantiles.median(sections.diameter()))
        .number(
            "spearman_diameter_tau",
            enough ? Spearman.of(sections.diameter(), sections.tau()) : Double.NaN);
  }

  private String remark() {
    List<String> remarks = new ArrayList<>();
    if (maps.corrected().isEmpty()) {
      remarks.add("the map tau-corrected is not open: no corrected times");
    }
    if (layer.parameters().pixelsPerSpeckle() == 1) {
      remarks.add("speckle size not known: errors take each pixel as independent");
    }
    return String.join("; ", remarks);
  }
}
