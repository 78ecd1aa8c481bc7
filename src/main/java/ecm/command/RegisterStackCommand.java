package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.Choice;
import ecm.command.base.DriftWindow;
import ecm.command.base.EcmCommand;
import ecm.command.base.PreviewedCommand;
import ecm.command.base.RegisteredImage;
import ecm.defects.CameraDefects;
import ecm.defects.DefectWarnings;
import ecm.defects.Repair;
import ecm.files.WritableFolder;
import ecm.ij.figure.PlotFigure;
import ecm.ij.open.RegionInput;
import ecm.ij.plot.DriftPlots;
import ecm.registration.ContrastLoss;
import ecm.registration.DriftTable;
import ecm.registration.Interpolation;
import ecm.registration.Reference;
import ecm.registration.Registration;
import ecm.registration.RegistrationParameters;
import ecm.registration.RegistrationResult;
import ecm.registration.frame.FrameFilter;
import ecm.registration.template.Guide;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures the drift of the active stack and undoes it. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): measure and undo the drift of a dark-field series.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "register-ecm-stack.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Register ECM Stack...", weight = 11)
    })
public class RegisterStackCommand extends PreviewedCommand {

  @Parameter(
      label = "<html><b>Registration</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String registrationHeading = "the drift against a template";

  @Parameter(
      label = "Reference",
      description =
          "What each frame is matched with: the mean of aligned frames, the first frame, the mean of the last aligned frames, or other frames at several distances.",
      choices = {"mean-template", "first", "moving-mean", "banded"},
      persist = false)
  private String reference = "mean-template";

  @Parameter(
      label = "Region",
      description =
          "Which pixels guide it: auto = static spot and edges; roi = the area selection.",
      choices = {"auto", "whole", "roi"},
      persist = false)
  private String region = "auto";

  @Parameter(
      label = "Largest shift (px)",
      description =
          "Looked for along each axis; -1 = an eighth of the width, and more if the drift turns out larger.",
      min = "-1",
      max = "16384",
      persist = false)
  private int maxShift = -1;

  @Parameter(
      label = "Iterations",
      description = "Of the mean template.",
      min = "1",
      max = "100",
      persist = false)
  private int iterations = 3;

  @Parameter(
      label = "Finest structure (px)",
      description = "Finer structure is smoothed away before frames are matched; 0 = none.",
      min = "0",
      max = "10000",
      persist = false)
  private double finest = 0;

  @Parameter(
      label = "Coarsest structure (px)",
      description = "Coarser structure is taken off before frames are matched; 0 = none.",
      min = "0",
      max = "10000",
      persist = false)
  private double coarsest = 0;

  @Parameter(
      label = "Hann window",
      description = "Pixels count less towards the border of the field.",
      persist = false)
  private boolean hann = false;

  @Parameter(
      label = "Sub-pixel",
      description = "Measure shifts to a fraction of a pixel.",
      persist = false)
  private boolean subpixel = false;

  @Parameter(
      label = "<html><b>Camera</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String cameraHeading = "what it recorded wrongly";

  @Parameter(
      label = "Repair",
      description =
          "Look for bad pixels, spikes, and repeated or dimmed frames, and leave them out.",
      persist = false)
  private boolean repair = true;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Interpolation",
      description = "How shifts are undone: none = by whole pixels, which changes no value.",
      choices = {"none", "linear", "cubic", "fourier"},
      persist = false)
  private String interpolation = "none";

  @Parameter(
      label = "Crop",
      description = "Cut the result to the pixels that are covered in every frame.",
      persist = false)
  private boolean crop = false;

  @Parameter(
      label = "Drift table",
      description = "CSV file to write the drift to; empty = none.",
      style = "save",
      required = false,
      persist = false)
  private File table;

  @Parameter(
      label = "Preview",
      description = "While the dialog is open, show the drift of the first 100 frames.",
      persist = false)
  private boolean preview = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Registered stack")
  private ImagePlus registered;

  @Override
  protected boolean isPreviewed() {
    return preview;
  }

  @Override
  protected BufferedImage picture(FrameStack stack) {
    int few = Math.min(FRAMES, stack.frames());
    FrameStack frames = new SelectedFrames(stack, 0, few, new boolean[few], stack.info());
    RegistrationParameters parameters = registrationParameters(Progress.NONE);
    Drift drift = Registration.measure(frames, parameters, Progress.NONE).drift();
    String title = frames.info().title() + "-drift";
    return PlotFigure.of(DriftPlots.both(title, drift, frames.frameInterval()));
  }

  @Override
  protected void perform(FrameStack stack, Progress progress) {
    Optional<Path> file = path("table", table);
    file.ifPresent(WritableFolder::checkFor);
    CameraDefects defects =
        repair ? CameraDefects.of(stack, progress.part(0, 0.1)) : CameraDefects.none(stack);
    DefectWarnings.of(defects).forEach(w -> progress.log(w.text()));
    FrameStack measured = Repair.recorded(stack, defects);
    RegistrationResult result =
        Registration.measure(measured, registrationParameters(progress), progress.part(0.1, 0.9));
    result.sentences().forEach(progress::log);
    progress.log(
        String.format(
            Locale.ROOT,
            "correlation with the mean template %.3f before, %.3f after",
            result.correlationBefore(),
            result.correlationAfter()));
    Interpolation how = Choice.of(Interpolation.class, interpolation);
    registered =
        new RegisteredImage(image, crop)
            .of(
                Repair.undone(stack, defects, result.drift(), how),
                ContrastLoss.left(measured, result.drift(), how, progress),
                how,
                progress.part(0.9, 1));
    progress.check();
    file.ifPresent(f -> DriftTable.write(f, result.drift(), stack.frameInterval()));
    DriftWindow.show(result, stack, registered);
  }

  private RegistrationParameters registrationParameters(Progress progress) {
    Guide guide = Choice.of(Guide.class, region);
    return new RegistrationParameters(
        Choice.of(Reference.class, reference),
        guide,
        guide == Guide.ROI ? roi(progress) : null,
        maxShift,
        iterations,
        subpixel,
        new FrameFilter(finest, coarsest, hann));
  }

  private Mask roi(Progress progress) {
    return RegionInput.roi(image, progress)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "region is roi, but "
                        + image.getTitle()
                        + " has no area selection; draw one, or choose auto or whole"));
  }
}
