package ecm.command;

import ecm.ij.AnalysisPlots;
import ecm.ij.MapInput;
import ecm.ij.PlotWindows;
import ecm.ij.ResultRows;
import ecm.mask.SampleRegion;
import ecm.math.Quantiles;
import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.surface.EdgeDistance;
import ecm.surface.ShellWidth;
import ecm.surface.SurfaceLayers;
import ecm.surface.SurfaceProfile;
import ecm.surface.SurfaceWidth;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Relaxation time against the distance to the surface. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Surface Profile...", weight = 9)
    })
public class SurfaceProfileCommand extends MapCommand {

  @Parameter(
      label = "Surface depth (nm)",
      description = "What lies nearer to the edge is the surface.",
      min = "0",
      max = "10000",
      persist = false)
  private double surfaceDepth = 1;

  @Parameter(
      label = "Bulk depth (nm)",
      description = "What lies deeper, and deeper than half the radius, is the bulk.",
      min = "0",
      max = "10000",
      persist = false)
  private double bulkDepth = 5;

  @Parameter(
      label = "beta",
      description = "Stretching exponent with which a shell around a cylinder is fitted.",
      min = "0.1",
      max = "2",
      persist = false)
  private double beta = 0.8;

  @Override
  protected void execute(Progress progress) {
    FloatMap tau = map();
    double pixelSize = MapInput.pixelSize(image);
    Mask used = used(tau, progress);
    Mask sample = Mask.of(tau.width(), tau.height(), i -> tau.values()[i] > 0);
    FloatMap distance = EdgeDistance.of(SampleRegion.outline(sample), MapInput.known(image));
    SurfaceLayers layers = SurfaceLayers.of(used, distance, pixelSize, surfaceDepth, bulkDepth);
    if (Double.isInfinite(layers.radius())) {
      throw new InvalidInput(
          image.getTitle() + " has a value everywhere; a profile needs an edge with the vacuum");
    }
    if (layers.bulk().count() == 0) {
      throw new InvalidInput(
          String.format(
              "no pixel of %s belongs to the bulk (%s); reduce bulkDepth",
              image.getTitle(), layers.bulkDefinition()));
    }
    SurfaceProfile profile = SurfaceProfile.of(lnTau(tau, used), distance, pixelSize);
    SurfaceWidth width = SurfaceWidth.fit(profile);
    ShellWidth shell = ShellWidth.fit(profile, layers.radius(), beta, 1);
    PlotWindows.show(AnalysisPlots.surfaceProfile(image.getTitle(), profile, width));
    new ResultRows()
        .text("map", image.getTitle())
        .number("tau_surface_median_s", Quantiles.median(tau.inside(layers.surface())))
        .number("tau_bulk_median_s", Quantiles.median(tau.inside(layers.bulk())))
        .number("surface_width_nm", width.width())
        .number("surface_width_shell_nm", shell.width())
        .text("bulk_definition", layers.bulkDefinition())
        .show();
  }

  private static FloatMap lnTau(FloatMap tau, Mask used) {
    float[] ln = new float[tau.values().length];
    for (int i = 0; i < ln.length; i++) {
      ln[i] = used.contains(i) ? (float) Math.log(tau.values()[i]) : Float.NaN;
    }
    return new FloatMap(tau.width(), tau.height(), ln);
  }
}
