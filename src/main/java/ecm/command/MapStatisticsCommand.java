package ecm.command;

import ecm.base.Progress;
import ecm.chart.LogHistogram;
import ecm.command.base.EcmCommand;
import ecm.command.base.MapCommand;
import ecm.command.base.OutputFolder;
import ecm.files.CsvTable;
import ecm.files.Version;
import ecm.ij.base.ResultRows;
import ecm.ij.base.Screen;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapQuality;
import ecm.ij.image.MapStatisticsRow;
import ecm.ij.open.MapInput;
import ecm.ij.plot.HeterogeneityPlots;
import ecm.ij.plot.HeterogeneityTables;
import ecm.ij.plot.Plots;
import ecm.ij.provenance.Provenance;
import ecm.ij.window.NullFigure;
import ecm.ij.window.ScreenGrid;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.report.QualityLine;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.LogNormal;
import ecm.statistics.Spearman;
import ij.ImagePlus;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Statistics of a map of relaxation times, each beside what a homogeneous sample would show. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): distribution and domain size of a map of relaxation times beside those of a homogeneous sample.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "map-statistics.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Map Statistics...", weight = 22)
    })
public class MapStatisticsCommand extends MapCommand {

  @Parameter(
      label = "Output folder",
      description = "Folder that the curves are written to as CSV; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(type = ItemIO.OUTPUT, label = "Homogeneous null")
  private ImagePlus tauNull;

  private ScreenGrid grid;

  @Override
  protected void execute(Progress progress) {
    OutputFolder folder = OutputFolder.prepare(path("output", output));
    grid = ScreenGrid.empty();
    FloatMap tau = map();
    Mask used = used(tau, progress);
    double limit = MapInput.censoringLimit(image);
    Maybe<HomogeneousNull> homogeneous =
        MapInput.nullConditions(image).map(c -> HomogeneousNull.of(c, progress));
    double speckles = used.count() / Provenance.of(image).number(Provenance.SPECKLE_AREA);
    Heterogeneity found = Heterogeneity.of(tau, used, limit, speckles, homogeneous);
    if (!homogeneous.reason().isEmpty()) {
      progress.log(image.getTitle() + ": no null: " + homogeneous.reason());
    }
    MapStatisticsRow row = new MapStatisticsRow(image, tau, used, found);
    curves(folder, tau.inside(used), limit, found);
    row.companion("beta").ifPresent(beta -> scatter(folder, tau, beta, used, found));
    ResultRows cells = row.cells();
    progress.check();
    folder.write("map-statistics", cells.table());
    homogeneous.value().ifPresent(h -> showNull(folder, h, tau.inside(used), found));
    if (folder.showsImages()) {
      cells.show();
      grid.results();
    }
  }

  private void curves(OutputFolder folder, double[] times, double limit, Heterogeneity found) {
    LogNormal fit = found.logNormal();
    LogHistogram histogram = LogHistogram.of(times, fit);
    folder.write("tau-histogram", HeterogeneityTables.histogram(histogram, found));
    double pixelSize = MapInput.pixelSizeIfKnown(image);
    folder.write(
        "ln-tau-autocovariance", HeterogeneityTables.autocovariance(found.excess(), pixelSize));
    if (folder.showsImages()) {
      String stem = image.getTitle();
      Optional<LogNormal> expected = found.homogeneous().value().map(HomogeneousNull::logNormal);
      grid.show(
          HeterogeneityPlots.autocovariance(stem + "-autocovariance", found.excess(), pixelSize),
          trust(times.length, found));
      grid.show(
          Plots.histogram(stem + "-histogram", times, fit, limit, expected),
          trust(times.length, found));
    }
  }

  private void scatter(
      OutputFolder folder, FloatMap tau, FloatMap beta, Mask used, Heterogeneity found) {
    double[] times = tau.inside(used);
    double[] betas = beta.inside(used);
    folder.write("beta-vs-tau", CsvTable.ofColumns(List.of("tau_s", "beta"), times, betas));
    if (folder.showsImages()) {
      double spearman = Spearman.of(times, betas);
      grid.show(
          Plots.betaAgainstTau(
              image.getTitle() + "-beta-vs-tau", times, betas, spearman, found.spearmanNull()),
          trust(times.length, found));
    }
  }

  private QualityLine trust(int pixels, Heterogeneity found) {
    return MapQuality.of(image, pixels).sigma(found.logNormal().sigma() / found.sigmaNull());
  }

  /** One simulated map, in the colours and the range of the real one. */
  private void showNull(
      OutputFolder folder, HomogeneousNull homogeneous, double[] times, Heterogeneity found) {
    ImagePlus map =
        MapImages.inColoursOf(
            image, homogeneous.tau().get(0), MapStatisticsRow.stack(image) + "-tau-null");
    Provenance.NONE
        .with(Provenance.QUANTITY, "relaxation time tau of a homogeneous sample")
        .with(Provenance.UNIT, "s")
        .with(Provenance.VERSION, Version.get())
        .writeTo(map);
    folder.write("tau-null", map);
    if (folder.showsImages()) {
      tauNull = map;
      if (Screen.showsAll()) {
        NullFigure.show(
            grid, map, times, MapInput.censoringLimit(image), trust(times.length, found));
      }
    }
  }
}
