package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.command.base.EcmCommand;
import ecm.command.base.MapCommand;
import ecm.files.WritableFolder;
import ecm.ij.base.Screen;
import ecm.ij.image.MapCompanions;
import ecm.ij.image.MapQuality;
import ecm.ij.image.MaskEditing;
import ecm.ij.open.LineInput;
import ecm.ij.open.MapInput;
import ecm.ij.result.SurfaceOutput;
import ecm.ij.window.PlotWindows;
import ecm.sample.SampleRegion;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ecm.surface.EdgeDistance;
import ecm.surface.Flank;
import ecm.surface.SurfaceLayer;
import ecm.surface.SurfaceLayers;
import ecm.surface.SurfaceMaps;
import ecm.surface.SurfaceParameters;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Relaxation time, exponent and contrast against the distance to the surface. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): relaxation time against the distance to the surface.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "surface-profile.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Surface Profile...", weight = 23)
    })
public class SurfaceProfileCommand extends MapCommand {

  @Parameter(
      label = "<html><b>Layers</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String layersHeading = "told apart by the distance to the edge";

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

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Output folder",
      description = "Folder that tables and figures are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Override
  protected void execute(Progress progress) {
    Optional<Path> folder = path("output", output);
    folder.ifPresent(WritableFolder::check);
    FloatMap tau = map();
    double pixelSize = MapInput.pixelSize(image);
    Mask sample = Mask.of(tau.width(), tau.height(), i -> tau.values()[i] > 0);
    Mask outline = SampleRegion.outline(sample);
    Rect known = MapInput.known(image);
    FloatMap distance = EdgeDistance.of(outline, known);
    Mask used = used(tau, outline, distance, progress);
    requireLayers(SurfaceLayers.of(used, distance, pixelSize, surfaceDepth, bulkDepth));
    double speckle = MapInput.specklePixels(image);
    SurfaceParameters parameters =
        new SurfaceParameters(
            pixelSize, surfaceDepth, bulkDepth, beta, Double.isNaN(speckle) ? 1 : speckle);
    SurfaceMaps maps =
        new SurfaceMaps(
            tau,
            MapCompanions.map(image, "tau-corrected"),
            MapCompanions.map(image, "beta"),
            MapCompanions.map(image, "contrast"));
    SurfaceLayer layer = SurfaceLayer.of(maps, used, outline, distance, parameters);
    SurfaceOutput shown =
        new SurfaceOutput(layer, maps, image.getTitle(), MapQuality.of(image, used.count()));
    progress.check();
    folder.ifPresent(shown::write);
    if (Screen.shows(folder)) {
      MaskEditing.outline(image, outline);
      PlotWindows.showTogether(image.getTitle() + "-surface", shown.plots());
    }
    shown.row();
  }

  /** The pixels to describe; a line chooses a flank, where an area would restrict the map. */
  private Mask used(FloatMap tau, Mask outline, FloatMap distance, Progress progress) {
    Optional<Flank> flank = LineInput.flank(image);
    if (flank.isEmpty()) {
      return used(tau, progress);
    }
    Mask beside = flank.get().of(outline, MapInput.known(image), Quantiles.of(finite(distance), 1));
    Mask chosen = valued(tau).and(beside);
    if (chosen.count() == 0) {
      throw new InvalidInput(
          "the line of "
              + image.getTitle()
              + " lies beside no edge of the sample; draw it along an edge with the vacuum");
    }
    progress.log("flank: " + chosen.count() + " pixels whose nearest edge lies beside the line");
    return chosen;
  }

  private static double[] finite(FloatMap map) {
    double[] values = new double[map.values().length];
    Arrays.setAll(values, i -> Float.isFinite(map.values()[i]) ? map.values()[i] : Double.NaN);
    return values;
  }

  private void requireLayers(SurfaceLayers layers) {
    if (Double.isInfinite(layers.radius())) {
      throw new InvalidInput(
          image.getTitle() + " has a value everywhere; a profile needs an edge with the vacuum");
    }
    if (layers.bulk().count() == 0) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "no pixel of %s belongs to the bulk (%s); reduce bulkDepth",
              image.getTitle(),
              layers.bulkDefinition()));
    }
  }
}
