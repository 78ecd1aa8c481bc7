package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Warning;
import ecm.command.base.Choice;
import ecm.command.base.EcmCommand;
import ecm.command.base.OutputFolder;
import ecm.command.base.RegionCommand;
import ecm.correlation.Engine;
import ecm.ij.image.MapOrigin;
import ecm.ij.image.MapQuality;
import ecm.ij.result.LifetimeOutput;
import ecm.ij.window.ScreenGrid;
import ecm.kww.FitParameters;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.time.DomainLifetime;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How long slow and fast domains live: the exchange time of dynamic heterogeneity. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): how long slow and fast domains live, the exchange time of dynamic heterogeneity.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "domain-lifetime.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Domain Lifetime...", weight = 32)
    })
public class DomainLifetimeCommand extends RegionCommand {

  private static final int LAGS = 100;

  @Parameter(
      label = "<html><b>Intensity</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String intensityHeading = "what is done to it first";

  @Parameter(
      label = "Normalise frames",
      description =
          "Divide each frame by its mean in the mask, or by the slow trend of that mean, against a drifting beam.",
      choices = {"none", "mean", "trend"},
      persist = false)
  private String normalizeFrames = "none";

  @Parameter(
      label = "Background (counts)",
      description = "Intensity of the vacuum, subtracted from every pixel.",
      persist = false)
  private double background = 0;

  @Parameter(
      label = "Subtract background",
      description = "Measure the intensity of the vacuum and subtract it.",
      persist = false)
  private boolean subtractBackground = false;

  @Parameter(
      label = "Gain (electrons/ADU)",
      description =
          "Detected electrons per unit of intensity, for the likelihood; 0 = as the noise of the record tells.",
      min = "0",
      persist = false)
  private double electronsPerAdu = 0;

  @Parameter(
      label = "<html><b>Windows</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String windowsHeading = "parts of the record that are mapped one by one";

  @Parameter(
      label = "Window (s)",
      description =
          "Length of the windows, which do not overlap; 0 = 5 tau, or half of that where domains live shorter than 10 tau.",
      min = "0",
      persist = false)
  private double window = 0;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Output folder",
      description = "Folder that numbers, maps and curve are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(type = ItemIO.OUTPUT, label = "Maps of tau")
  private ImagePlus tauWindows;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    OutputFolder folder = OutputFolder.prepare(path("output", output));
    MappedSample sample =
        MappedSample.of(
            stack,
            sampleChoice(stack, progress),
            mapParameters(),
            subtractBackground,
            progress.part(0, 0.4));
    Maybe<DomainLifetime> found = DomainLifetime.of(sample, window, progress.part(0.4, 1));
    DomainLifetime life =
        found
            .value()
            .orElseThrow(() -> new InvalidInput("no lifetime of domains: " + found.reason()));
    LifetimeOutput result = new LifetimeOutput(life, stack.info(), MapQuality.of(sample));
    ImagePlus maps = result.windows(MapOrigin.of(sample));
    life.warnings().stream().map(Warning::line).forEach(progress::log);
    progress.check();
    folder.folder().ifPresent(f -> result.write(f, maps, parameters()));
    if (folder.showsImages()) {
      tauWindows = maps;
      ScreenGrid grid = ScreenGrid.empty();
      grid.put(maps);
      grid.show(result.plot(), result.trust());
      result.row().show();
      grid.results();
    }
  }

  private MapParameters mapParameters() {
    return new MapParameters(
        LAGS,
        FitParameters.defaults(),
        Engine.AUTO,
        background,
        Choice.of(FrameNormalization.class, normalizeFrames),
        1,
        false,
        MapEstimator.LIKELIHOOD,
        electronsPerAdu);
  }
}
