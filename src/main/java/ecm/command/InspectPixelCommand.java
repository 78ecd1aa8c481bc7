package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.Choice;
import ecm.command.base.EcmCommand;
import ecm.files.WritableFolder;
import ecm.ij.base.Screen;
import ecm.ij.base.StackSettings;
import ecm.ij.base.StackUnits;
import ecm.ij.image.MapCompanions;
import ecm.ij.inspect.InspectionOutput;
import ecm.ij.inspect.InspectionSource;
import ecm.ij.inspect.PixelInspector;
import ecm.ij.open.MapInput;
import ecm.ij.open.Selection;
import ecm.ij.open.StackInput;
import ecm.ij.provenance.Provenance;
import ecm.ij.window.PlotWindows;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.Inspection;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Intensity, g2 and fit of the pixels that one points at, on a map or a stack: live in ImageJ's
 * window, once for the current selection in a macro or without windows.
 */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): intensity, g2 and fit of the pixel under the mouse.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "inspect-pixel-g2.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Inspect Pixel g2", weight = 21)
    })
public class InspectPixelCommand extends EcmCommand {

  private static final List<String> FIELDS =
      List.of(
          "frameInterval",
          "lags",
          "estimator",
          "electronsPerAdu",
          "fit",
          "betaMax",
          "background",
          "output");

  @Parameter(label = "Map or stack", required = false, persist = false)
  private ImagePlus image;

  @Parameter(
      label = "Frame interval (s)",
      description = "Time from one frame to the next; 0 = as the stack says.",
      min = "0",
      persist = false)
  private double frameInterval = 0;

  @Parameter(
      label = "Number of lags",
      description = "Number of log-spaced lag times of g2.",
      min = "8",
      max = "10000",
      persist = false)
  private int lags = 100;

  @Parameter(
      label = "Estimator",
      description =
          "likelihood = tau by the likelihood of the record beside the curve fit of g2; fit = the curve fit alone.",
      choices = {"likelihood", "fit"},
      persist = false)
  private String estimator = "likelihood";

  @Parameter(
      label = "Gain (electrons/ADU)",
      description =
          "Detected electrons per unit of intensity, for the likelihood; 0 = as the noise of the record tells.",
      min = "0",
      persist = false)
  private double electronsPerAdu = 0;

  @Parameter(
      label = "Fit",
      description =
          "bounded and classic use the lags before g2 first falls to 1, full uses all; only bounded has bounds.",
      choices = {"bounded", "classic", "full"},
      persist = false)
  private String fit = "bounded";

  @Parameter(
      label = "Largest beta",
      description = "Upper bound of the stretching exponent in a bounded fit.",
      min = "0.2",
      max = "10",
      persist = false)
  private double betaMax = 2;

  @Parameter(
      label = "Background (counts)",
      description = "Intensity of the vacuum, subtracted from every pixel.",
      persist = false)
  private double background = 0;

  @Parameter(
      label = "Output folder",
      description = "Folder that tables and figures are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  /** Takes the active image if the caller gave none; from the menu nothing is asked. */
  @Override
  protected void prepare() {
    if (image == null) {
      image = WindowManager.getCurrentImage();
      resolve("image");
    }
    if (image == null || image.getProcessor() == null) {
      throw new InvalidInput("no image is open; open a stack, or a map and its stack, first");
    }
    FIELDS.forEach(this::resolve);
  }

  @Override
  protected void execute(Progress progress) {
    Optional<Path> folder = path("output", output);
    folder.ifPresent(WritableFolder::check);
    ImagePlus stack = MapCompanions.stack(image);
    FrameStack frames = StackInput.of(stack, settings(stack), progress);
    frames.requireFrameInterval();
    InspectionSource source = new InspectionSource(frames, mapParameters());
    boolean both = MapEstimations.named(estimator).id().equals(MapEstimator.LIKELIHOOD);
    if (isLive() && folder.isEmpty()) {
      if (both) {
        PixelInspector.open(image, stack, source, sampleChoice(stack));
      } else {
        PixelInspector.open(image, stack, source);
      }
    } else {
      if (both) {
        source.learn(sampleChoice(stack), progress);
      }
      once(source, frames.info().title(), folder, progress);
    }
  }

  /**
   * The frame interval that is given; of a map whose stack does not say the one it was made with.
   */
  private StackSettings settings(ImagePlus stack) {
    boolean told = frameInterval != 0 || image == stack || StackUnits.hasFrameInterval(stack);
    return new StackSettings(told ? frameInterval : ofMap(stack.getStackSize()), 0, 1, 0, "");
  }

  /** The map's interval; 0, not known, if its record has frames that are missing in the stack. */
  private double ofMap(int frames) {
    Provenance map = Provenance.of(image);
    double interval = map.number(Provenance.FRAME_INTERVAL);
    double mapped = map.number(Provenance.RECORD_LENGTH) / interval;
    return Math.round(mapped) <= frames && interval > 0 ? interval : 0;
  }

  /** The sample found in the stack; of a map those of its pixels that the map has values for. */
  private SampleChoice sampleChoice(ImagePlus stack) {
    SampleChoice found = SampleChoice.defaults();
    if (image == stack || image.getBitDepth() != 32) {
      return found;
    }
    FloatMap map = MapInput.of(image);
    Mask valued = Mask.of(map.width(), map.height(), i -> !Float.isNaN(map.values()[i]));
    return new SampleChoice(found.automatic(), Optional.empty(), Optional.of(valued));
  }

  private boolean isLive() {
    return Screen.hasWindows() && !IJ.isMacro() && image.getCanvas() != null;
  }

  private void once(
      InspectionSource source, String stack, Optional<Path> folder, Progress progress) {
    List<Inspection> looks = new ArrayList<>();
    for (Selection selection : Selection.of(image, progress)) {
      looks.add(source.inspect(selection, progress));
    }
    folder.ifPresent(f -> InspectionOutput.write(f, looks));
    if (Screen.shows(folder)) {
      PlotWindows.show(InspectionOutput.trace(stack + "-pixel-trace", looks));
      PlotWindows.show(InspectionOutput.g2(stack + "-pixel-g2", looks));
      if (InspectionOutput.hasPosterior(looks)) {
        PlotWindows.show(InspectionOutput.posterior(stack + "-pixel-posterior", looks));
      }
    }
    looks.forEach(look -> InspectionOutput.row(stack, look));
  }

  private MapParameters mapParameters() {
    MapParameters d = MapParameters.defaults();
    FitParameters fitting =
        new FitParameters(
            Choice.of(FitMode.class, fit), betaMax, d.fit().weights(), d.fit().freeBaseline());
    return new MapParameters(lags, fitting, d.engine(), background, d.normalization(), 1)
        .withElectronsPerAdu(electronsPerAdu);
  }
}
