package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.command.base.RegionCommand;
import ecm.files.WritableFolder;
import ecm.ij.base.Screen;
import ecm.ij.result.TwoTimeOutput;
import ecm.ij.window.ScreenGrid;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.time.TwoTimeAnalysis;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** C(t1, t2) of a region, and its relaxation time against age. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): ageing, by the correlation of any two times.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "two-time-correlation.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Two-Time Correlation...", weight = 34)
    })
public class TwoTimeCommand extends RegionCommand {

  @Parameter(
      label = "<html><b>Correlation</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String correlationHeading = "C(t1, t2), means over the region";

  @Parameter(
      label = "Frames per bin",
      description =
          "Frames averaged into one step of both time axes; 0 = as few as leave at most 500 steps. Choose fewer for a fast sample.",
      min = "0",
      max = "100000",
      persist = false)
  private int framesPerBin = 0;

  @Parameter(
      label = "Number of ages",
      description = "Number of slices in which tau is fitted.",
      min = "1",
      max = "200",
      persist = false)
  private int ages = 10;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Output folder",
      description = "Folder that the results are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(type = ItemIO.OUTPUT, label = "C(t1, t2)")
  private ImagePlus twoTime;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Optional<Path> folder = path("output", output);
    folder.ifPresent(WritableFolder::check);
    MeasuredSample sample =
        MeasuredSample.undivided(stack, sampleChoice(stack, progress), progress.part(0, 0.2));
    TwoTimeAnalysis analysis =
        TwoTimeAnalysis.of(sample, framesPerBin, ages, progress.part(0.2, 1));
    TwoTimeOutput shown = new TwoTimeOutput(analysis, stack.info().title());
    progress.check();
    folder.ifPresent(shown::write);
    ScreenGrid grid = ScreenGrid.empty();
    if (Screen.shows(folder)) {
      twoTime = shown.image();
      grid.put(twoTime);
      grid.showTogether(twoTime.getTitle() + "-plots", shown.plots());
    }
    shown.row();
    grid.results();
  }
}
