package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.command.base.Estimating;
import ecm.command.base.MappingCommand;
import ecm.command.base.OutputFolder;
import ecm.ij.base.ResultRows;
import ecm.ij.image.MapOrigin;
import ecm.ij.image.MapQuality;
import ecm.ij.result.HalvesOutput;
import ecm.ij.window.ScreenGrid;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.nulls.HomogeneousNull.PearsonNull;
import ecm.pipeline.parts.MapEstimation;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.time.HalfComparison;
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

/** Whether the pattern of tau, and its mean, are the same in both halves of a record. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): whether both halves of a record have the same pattern of relaxation times.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "compare-halves.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Compare Halves...", weight = 31)
    })
public class CompareHalvesCommand extends MappingCommand {

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

  @Parameter(type = ItemIO.OUTPUT, label = "tau of the second half")
  private ImagePlus tauSecond;

  @Parameter(type = ItemIO.OUTPUT, label = "tau of the first half")
  private ImagePlus tauFirst;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    OutputFolder folder = OutputFolder.prepare(path("output", output));
    MappedSample sample =
        MappedSample.of(
            stack,
            sampleChoice(stack, progress),
            mapParameters().withEstimator(MapEstimator.FIT),
            subtractBackground,
            progress.part(0, 0.4));
    HalfComparison halves =
        new Estimating<HalfComparison>(estimator, e -> compare(sample, e, progress.part(0.4, 0.7)))
            .run(stack.info().title(), progress);
    Maybe<PearsonNull> homogeneous =
        HomogeneousNull.ofHalves(
            sample.nullConditions(), MapEstimations.of(halves.estimator()), progress.part(0.7, 1));
    progress.log(
        stack.info().title() + ": halves mapped " + MapEstimations.of(halves.estimator()).words());
    progress.check();
    show(
        new HalvesOutput(
            homogeneous.value().map(halves::beside).orElse(halves),
            stack.info(),
            MapQuality.of(sample),
            homogeneous.reason()),
        MapOrigin.of(sample),
        folder);
  }

  private static Maybe<HalfComparison> compare(
      MappedSample sample, MapEstimation by, Progress progress) {
    return HalfComparison.of(by.parts(sample, progress), sample.speckle().area(), progress);
  }

  private void show(HalvesOutput halves, MapOrigin origin, OutputFolder folder) {
    ResultRows row = halves.row();
    ImagePlus[] maps = halves.maps(origin);
    folder.write("tau-half1", maps[0]);
    folder.write("tau-half2", maps[1]);
    folder.write("halves", halves.table());
    folder.write("compare-halves", row.table());
    if (folder.showsImages()) {
      tauFirst = maps[0];
      tauSecond = maps[1];
      ScreenGrid grid = ScreenGrid.empty();
      grid.put(tauFirst);
      grid.put(tauSecond);
      grid.show(halves.plot(), halves.trust());
      row.show();
      grid.results();
    }
  }
}
