package ecm.command;

import ecm.base.Progress;
import ecm.command.base.Choice;
import ecm.command.base.EcmCommand;
import ecm.command.base.RegionCommand;
import ecm.files.WritableFolder;
import ecm.fourpoint.FourPointForm;
import ecm.ij.base.Screen;
import ecm.ij.result.FourPointOutputs;
import ecm.ij.window.ScreenGrid;
import ecm.pipeline.fourpoint.FourPointAnalysis;
import ecm.pipeline.fourpoint.FourPointOptions;
import ecm.pipeline.fourpoint.PlaneLags;
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

/** The four-point function of the active stack and its correlation lengths beside their null. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): the four-point function g4, its correlation length, chi4.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "four-point-correlation.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Four-Point Correlation...", weight = 33)
    })
public class FourPointCommand extends RegionCommand {

  @Parameter(
      label = "<html><b>Correlation</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String correlationHeading = "g4 against lag and distance";

  @Parameter(
      label = "Largest radius (px)",
      description = "Rings of R up to this radius around each pixel.",
      min = "1",
      max = "40",
      persist = false)
  private int maxRadius = 10;

  @Parameter(
      label = "Lag of xi (s)",
      description = "Lag at which xi is fitted; 0 = tau of the region's pooled g2.",
      min = "0",
      persist = false)
  private double tau = 0;

  @Parameter(label = "Longest lag (s)", description = "0 = twice tau.", min = "0", persist = false)
  private double maxLag = 0;

  @Parameter(
      label = "Lags (s)",
      description =
          "Lags of the plane, such as 0.5, 1, 2, instead of all; that of xi is added. Empty = all.",
      required = false,
      persist = false)
  private String times = "";

  @Parameter(
      label = "Form",
      description = "ring = mean intensity of the ring (Eq. 3); pair = every pair of pixels.",
      choices = {"ring", "pair"},
      persist = false)
  private String form = "ring";

  @Parameter(
      label = "Normalise pixels",
      description =
          "Divide each pixel by its mean over time first, in the plane; xi is given both ways.",
      persist = false)
  private boolean normalise = false;

  @Parameter(
      label = "<html><b>Fit</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String fitHeading = "C + B exp(-R/xi), and exp(-(dt/nu)^gamma) in the plane";

  @Parameter(
      label = "Exclude R = 0",
      description = "Leave out of the fits the pixel itself, which holds the counting noise.",
      persist = false)
  private boolean excludeZero = false;

  @Parameter(
      label = "Weights",
      description = "sd = each ring counts by its standard error in the fit at tau.",
      choices = {"none", "sd"},
      persist = false)
  private String ringWeights = "none";

  @Parameter(
      label = "gamma",
      description = "Stretching exponent of exp(-(dt/nu)^gamma) in the fit of the plane.",
      min = "0.1",
      max = "2",
      persist = false)
  private double gamma = 1;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Compute chi4",
      description = "The variance of the overlap of frames, with its null, too.",
      persist = false)
  private boolean chi4 = true;

  @Parameter(
      label = "Output folder",
      description = "Folder that map, curves and figures are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(type = ItemIO.OUTPUT, label = "g4")
  private ImagePlus g4;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Optional<Path> folder = path("output", output);
    folder.ifPresent(WritableFolder::check);
    FourPointOptions options =
        new FourPointOptions(
            maxRadius,
            PlaneLags.parse(maxLag, times),
            tau,
            Choice.of(FourPointForm.class, form),
            normalise,
            excludeZero,
            ringWeights.equals("sd"),
            gamma,
            chi4);
    FourPointAnalysis analysis =
        FourPointAnalysis.of(stack, sampleChoice(stack, progress), options, progress);
    ScreenGrid grid = ScreenGrid.empty();
    FourPointOutputs outputs = new FourPointOutputs(stack.info().title(), analysis);
    progress.check();
    outputs.warnings().forEach(w -> progress.log(w.line()));
    folder.ifPresent(outputs::write);
    if (Screen.shows(folder)) {
      show(outputs, grid);
    }
    outputs.row().show();
    grid.results();
  }

  private void show(FourPointOutputs outputs, ScreenGrid grid) {
    ImagePlus plane = outputs.figure(grid);
    grid.put(plane);
    plane.show();
    grid.show(outputs.curve(), outputs.trust());
    if (outputs.analysis().chi4().isPresent()) {
      grid.show(outputs.chi4(), outputs.trust());
    }
    g4 = outputs.map();
    grid.put(g4);
  }
}
