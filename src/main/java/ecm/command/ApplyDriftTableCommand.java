package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.Choice;
import ecm.command.base.EcmCommand;
import ecm.command.base.RegisteredImage;
import ecm.command.base.StackCommand;
import ecm.files.CsvTable;
import ecm.registration.ContrastLoss;
import ecm.registration.DriftTable;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Undoes a drift that was measured before, or on another stack. */
@Plugin(
    type = Command.class,
    headless = true,
    description = "Electron correlation microscopy (ECM): undo a drift that was measured before.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "apply-drift-table.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Apply Drift Table...", weight = 12)
    })
public class ApplyDriftTableCommand extends StackCommand {

  @Parameter(
      label = "<html><b>Drift</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String driftHeading = "measured before, now undone";

  @Parameter(
      label = "Drift table",
      description = "CSV file with the columns frame, time_s, dx_px, dy_px, quality.",
      style = "open",
      required = false,
      persist = false)
  private File table;

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

  @Parameter(type = ItemIO.OUTPUT, label = "Registered stack")
  private ImagePlus registered;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Path file =
        path("table", table)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "table is empty; allowed: a CSV file that Register ECM Stack wrote"));
    Drift drift = DriftTable.read(file, stack.frames());
    requireOverlap(file, drift, stack);
    Interpolation how = Choice.of(Interpolation.class, interpolation);
    registered =
        new RegisteredImage(image, crop)
            .of(
                Registration.undo(stack, drift, how),
                ContrastLoss.left(stack, drift, how, progress),
                how,
                progress);
  }

  private static void requireOverlap(Path file, Drift drift, FrameStack stack) {
    for (int t = 0; t < drift.frames(); t++) {
      double dx = drift.dx()[t];
      double dy = drift.dy()[t];
      if (!(Math.abs(dx) < stack.width() && Math.abs(dy) < stack.height())) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s: frame %d is shifted by %s, %s px against frame 1, out of the image of %d x %d"
                    + " px",
                file,
                t + 1,
                CsvTable.number(dx),
                CsvTable.number(dy),
                stack.width(),
                stack.height()));
      }
    }
  }
}
