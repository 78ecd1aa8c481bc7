package ecm.ij.result;

import ecm.chart.BinnedMedian;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.PlotStyle.Look;
import ecm.ij.plot.AnalysisPlots;
import ecm.statistics.Spearman;
import ecm.surface.SurfaceLayer;
import ecm.surface.SurfaceProfile;
import ecm.surface.WireSections;
import ij.gui.Plot;
import java.util.Optional;

/** The plots of a surface layer, titled {@code <map>-<what>}. */
final class SurfacePlots {

  private static final String TAU = "relaxation time τ (s)";
  private static final String DISTANCE = "distance to the surface d (nm)";

  private final SurfaceLayer layer;
  private final String title;

  SurfacePlots(SurfaceLayer layer, String title) {
    this.layer = layer;
    this.title = title;
  }

  /** Tau against the distance with both fits. */
  Plot profile() {
    Plot plot = AnalysisPlots.surfaceProfile(title, layer.lnTau(), layer.lateral());
    if (layer.shell().isResolved()) {
      String label = "shell of " + PlotStyle.two(layer.shell().width()) + " nm";
      Curve shell = new Curve(label, layer.lnTau().distance(), layer.shellFit());
      PlotStyle.add(plot, shell, PlotStyle.SECOND, Plot.LINE, 2);
      PlotStyle.legend(plot, "bottom-right");
    }
    return plot;
  }

  /** Beta and A against the distance; empty if neither map is known. */
  Optional<Plot> exponents() {
    double beta = layer.beta().map(p -> PlotStyle.max(p.upperQuartile())).orElse(0.0);
    double contrast = layer.contrast().map(p -> PlotStyle.max(p.upperQuartile())).orElse(0.0);
    if (layer.beta().isEmpty() && layer.contrast().isEmpty()) {
      return Optional.empty();
    }
    Plot plot =
        PlotStyle.plot(title + "-profile-beta", DISTANCE, "exponent β and contrast A, medians");
    plot.setLimits(
        0, PlotStyle.end(layer.lnTau().distance()) * 1.03, 0, 1.3 * Math.max(beta, contrast));
    layer.beta().ifPresent(p -> quartiles(plot, "β", p, new Look(PlotStyle.DATA, Plot.CIRCLE, 2)));
    layer
        .contrast()
        .ifPresent(p -> quartiles(plot, "A", p, new Look(PlotStyle.SECOND, Plot.BOX, 2)));
    PlotStyle.legend(plot, "top-right");
    return Optional.of(plot);
  }

  /** Tau against the chord of a cylinder. */
  Plot chord() {
    SurfaceProfile tau = AnalysisPlots.inSeconds(layer.lnTau());
    double[] chords = layer.chords(tau);
    SurfaceProfile byChord =
        new SurfaceProfile(
            chords, tau.median(), tau.lowerQuartile(), tau.upperQuartile(), tau.pixels());
    Plot plot = PlotStyle.plot(title + "-chord", "chord of the cylinder (nm)", TAU);
    plot.setAxisYLog(true);
    double low = PlotStyle.positiveMin(tau.lowerQuartile());
    plot.setLimits(
        0, PlotStyle.max(chords) * 1.03, low / 1.3, PlotStyle.max(tau.upperQuartile()) * 1.3);
    quartiles(plot, "median", byChord, new Look(PlotStyle.DATA, Plot.CIRCLE, 2));
    PlotStyle.legend(plot, "bottom-right");
    return plot;
  }

  /** Central tau against the local diameter of the wire. */
  Plot diameter() {
    WireSections sections = layer.sections();
    Plot plot = PlotStyle.plot(title + "-diameter", "local diameter of the wire (nm)", TAU);
    double narrow = PlotStyle.min(sections.diameter());
    double wide = PlotStyle.max(sections.diameter());
    double margin = Math.max(0.05 * wide, 0.2 * (wide - narrow));
    plot.setLimits(narrow - margin, wide + margin, 0, 1.25 * PlotStyle.max(sections.tau()));
    double spearman = Spearman.of(sections.diameter(), sections.tau());
    String label =
        Double.isNaN(spearman)
            ? "central τ of one section"
            : "central τ of one section, Spearman r = " + PlotStyle.two(spearman);
    Curve points = new Curve(label, sections.diameter(), sections.tau());
    PlotStyle.add(plot, points, PlotStyle.DATA, Plot.CIRCLE, 2);
    PlotStyle.legend(plot, "bottom-right");
    return plot;
  }

  private static void quartiles(Plot plot, String label, SurfaceProfile profile, Look look) {
    BinnedMedian bins =
        new BinnedMedian(
            profile.distance(), profile.median(), profile.lowerQuartile(), profile.upperQuartile());
    Curve whiskers = new Curve(null, bins.whiskerX(), bins.whiskerY());
    PlotStyle.add(plot, whiskers, look.colour(), Plot.LINE, 1);
    Curve medians = new Curve(label, profile.distance(), profile.median());
    PlotStyle.add(plot, medians, null, look);
  }
}
