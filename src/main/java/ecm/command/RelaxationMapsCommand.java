package ecm.command;

import ecm.acquisition.Speckle;
import ecm.ij.MapHyperstack;
import ecm.ij.MapImages;
import ecm.ij.MapInput;
import ecm.ij.MapWindows;
import ecm.mask.Moments;
import ecm.mask.SampleRegion;
import ecm.pipeline.MapParameters;
import ecm.pipeline.RegionFits;
import ecm.pipeline.RelaxationMaps;
import ecm.pipeline.SampleChoice;
import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.surface.SurfaceLayers;
import ij.ImagePlus;
import ij.macro.Interpreter;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Maps of relaxation time and stretching exponent of the active stack. */
@Plugin(
    type = Command.class,
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Relaxation Maps...", weight = 6)
    })
public class RelaxationMapsCommand extends MappingCommand {

  private static final double SURFACE_DEPTH = 1;
  private static final double BULK_DEPTH = 5;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "One hyperstack",
      description = "Open all maps as the channels of one image instead of one by one.",
      persist = false)
  private boolean hyperstack = false;

  @Parameter(type = ItemIO.OUTPUT, label = "All maps")
  private ImagePlus maps;

  @Parameter(type = ItemIO.OUTPUT, label = "Flags")
  private ImagePlus flags;

  @Parameter(type = ItemIO.OUTPUT, label = "Residual")
  private ImagePlus residual;

  @Parameter(type = ItemIO.OUTPUT, label = "Corrected tau")
  private ImagePlus tauCorrected;

  @Parameter(type = ItemIO.OUTPUT, label = "sd of ln corrected tau")
  private ImagePlus tauSd;

  @Parameter(type = ItemIO.OUTPUT, label = "Contrast")
  private ImagePlus contrastMap;

  @Parameter(type = ItemIO.OUTPUT, label = "beta")
  private ImagePlus beta;

  @Parameter(type = ItemIO.OUTPUT, label = "log10 tau")
  private ImagePlus tauLog10;

  @Parameter(type = ItemIO.OUTPUT, label = "tau")
  private ImagePlus tau;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Moments moments = Moments.of(stack, progress.part(0, 0.1));
    SampleChoice choice = sampleChoice(stack, progress);
    SampleRegion region = choice.find(moments, stack.coverage(), progress);
    FloatMap distance = choice.distance(region, stack.coverage());
    SurfaceLayers layers = layers(region, distance, stack.pixelSize(), progress);
    Speckle speckle = Speckle.measure(stack, layers.bulk(), progress.part(0.1, 0.15));
    MapParameters parameters =
        subtractBackground ? mapParameters().withBackground(region.background()) : mapParameters();
    RegionFits fits =
        RegionFits.of(
            new RegionFits.Sample(stack, moments, region.mask(), layers, speckle),
            parameters,
            progress.part(0.15, 1));
    show(fits.maps(), stack);
  }

  /** The bulk of a thin sample, which has no pixel as deep as usual, is its inner half. */
  private static SurfaceLayers layers(
      SampleRegion region, FloatMap distance, double pixelSize, Progress progress) {
    SurfaceLayers layers =
        SurfaceLayers.of(region.mask(), distance, pixelSize, SURFACE_DEPTH, BULK_DEPTH);
    if (layers.bulk().count() > 0) {
      return layers;
    }
    SurfaceLayers thin = SurfaceLayers.of(region.mask(), distance, pixelSize, SURFACE_DEPTH, 0);
    Mask bulk = thin.bulk().count() > 0 ? thin.bulk() : region.mask();
    progress.log(
        String.format(
            "no pixel is deeper than %.0f nm: %d pixels are taken as the bulk",
            BULK_DEPTH, bulk.count()));
    return new SurfaceLayers(thin.surface(), bulk, thin.bulkDefinition(), thin.radius());
  }

  private void show(RelaxationMaps result, FrameStack stack) {
    Map<String, ImagePlus> images = MapImages.of(result, stack.info());
    images.values().forEach(map -> MapInput.setKnown(map, stack.coverage().always()));
    images.put("tau-log10", MapImages.logTau(result, stack.info()));
    if (hyperstack) {
      maps = MapHyperstack.of(images, stack.info().title() + "-maps");
      return;
    }
    tau = images.get("tau");
    beta = images.get("beta");
    contrastMap = images.get("contrast");
    tauSd = images.get("tau-sd");
    tauCorrected = images.get("tau-corrected");
    residual = images.get("residual");
    flags = images.get("flags");
    tauLog10 = images.get("tau-log10");
    if (Failure.hasWindows() && !Interpreter.isBatchMode()) {
      MapWindows.show(images.values(), result, stack.info());
    }
  }
}
