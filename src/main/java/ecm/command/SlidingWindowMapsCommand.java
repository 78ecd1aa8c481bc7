package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.command.base.Estimating;
import ecm.command.base.MappingCommand;
import ecm.command.base.OutputFolder;
import ecm.ij.image.MapOrigin;
import ecm.ij.image.MapQuality;
import ecm.ij.plot.HeterogeneityPlots;
import ecm.ij.plot.HeterogeneityTables;
import ecm.ij.result.EstimatorWords;
import ecm.ij.result.WindowImages;
import ecm.ij.result.WindowMovie;
import ecm.ij.window.ScreenGrid;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.parts.MapEstimation;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.time.SlidingWindows;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import java.io.File;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Maps of tau of windows that slide over the record of the active stack. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): maps of relaxation times against time, as a movie.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "sliding-window-maps.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Sliding-Window Maps...", weight = 30)
    })
public class SlidingWindowMapsCommand extends MappingCommand {

  @Parameter(
      label = "<html><b>Windows</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String windowsHeading = "parts of the record that are mapped one by one";

  @Parameter(
      label = "Window (s)",
      description =
          "Length of each window; 0 = 5 tau of the region's pooled curve by the likelihood, 20 tau by the fit, or half a short record.",
      min = "0",
      persist = false)
  private double window = 0;

  @Parameter(
      label = "Step (s)",
      description = "From the start of one window to that of the next; 0 = 1 tau.",
      min = "0",
      persist = false)
  private double step = 0;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Output folder",
      description = "Folder that maps and curve are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(type = ItemIO.OUTPUT, label = "Movie")
  private ImagePlus tauMovie;

  @Parameter(type = ItemIO.OUTPUT, label = "Maps of tau")
  private ImagePlus tauWindows;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    OutputFolder folder = OutputFolder.prepare(path("output", output));
    MappedSample sample =
        MappedSample.of(
            stack,
            sampleChoice(stack, progress),
            mapParameters().withEstimator(MapEstimator.FIT),
            subtractBackground,
            progress.part(0, 0.2));
    SlidingWindows windows =
        new Estimating<SlidingWindows>(estimator, e -> windows(sample, e, progress.part(0.2, 1)))
            .run(stack.info().title(), progress);
    progress.log(
        String.format(
            Locale.ROOT,
            "%s: %d windows of %.4g s, one every %.4g s, mapped %s%s",
            stack.info().title(),
            windows.start().length,
            windows.window(),
            windows.step(),
            MapEstimations.of(windows.estimator()).words(),
            windows.noNull().isEmpty() ? "" : "; no null: " + windows.noNull()));
    ImagePlus maps = WindowImages.of(windows, stack.info(), MapOrigin.of(sample));
    progress.check();
    folder.write("tau-windows", maps);
    ImagePlus movie = WindowMovie.of(windows, stack.info());
    folder.write("tau-movie", movie);
    folder.write(
        "persistence",
        EstimatorWords.beside(
            HeterogeneityTables.persistence(windows.persistence()), windows.estimator()));
    if (folder.showsImages()) {
      tauMovie = movie;
      tauWindows = maps;
      ScreenGrid grid = ScreenGrid.empty();
      grid.put(movie);
      grid.put(maps);
      if (windows.start().length > 1) {
        grid.show(
            HeterogeneityPlots.persistence(
                stack.info().title() + "-persistence", windows.persistence(), windows.window()),
            MapQuality.of(sample, windows.window()));
      }
    }
  }

  private Maybe<SlidingWindows> windows(MappedSample sample, MapEstimation by, Progress progress) {
    return SlidingWindows.of(
        by.parts(sample, progress), sample, new SlidingWindows.Lengths(window, step), progress);
  }
}
