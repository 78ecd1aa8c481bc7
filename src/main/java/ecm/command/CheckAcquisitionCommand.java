package ecm.command;

import ecm.acquisition.AcquisitionCheck;
import ecm.acquisition.AcquisitionPlan;
import ecm.acquisition.DoseSeries;
import ecm.acquisition.Electrons;
import ecm.acquisition.Finding;
import ecm.acquisition.MapPlan;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.command.base.RegionCommand;
import ecm.defects.CameraDefects;
import ecm.defects.DefectWarnings;
import ecm.files.WritableFolder;
import ecm.ij.result.FindingsTable;
import ecm.pipeline.whole.AcquisitionMeasurement;
import ecm.stack.FrameStack;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Whether a record is good enough, which record would be, and what the beam does. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): whether a record is good enough, and how to plan one.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "check-acquisition.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Check Acquisition...", weight = 10)
    })
public class CheckAcquisitionCommand extends RegionCommand {

  @Parameter(
      label = "<html><b>Check</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String checkHeading = "of the open stack, if there is one";

  @Parameter(label = "Register", description = "Measure and undo drift first.", persist = false)
  private boolean register = true;

  @Parameter(
      label = "Repair",
      description =
          "Look for bad pixels, spikes, and repeated or dimmed frames, and leave them out.",
      persist = false)
  private boolean repair = true;

  @Parameter(
      label = "Held before (s)",
      description = "Time at the temperature before the record; 0 = not known.",
      min = "0",
      persist = false)
  private double hold = 0;

  @Parameter(
      label = "Voltage (kV)",
      description = "Acceleration voltage, for the expected speckle; 0 = not known.",
      min = "0",
      max = "3000",
      persist = false)
  private double voltage = 0;

  @Parameter(
      label = "Aperture (mrad)",
      description = "Half angle of the objective aperture; 0 = not known.",
      min = "0",
      max = "200",
      persist = false)
  private double aperture = 0;

  @Parameter(
      label = "<html><b>Plan</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String planHeading = "a record for what you expect; needs no stack";

  @Parameter(
      label = "tau (s)",
      description = "Expected relaxation time, to plan a record; 0 = no plan.",
      min = "0",
      max = "1e12",
      persist = false)
  private double tau = 0;

  @Parameter(
      label = "tau of the surface (s)",
      description = "Expected relaxation time of the surface layer; 0 = none.",
      min = "0",
      max = "1e12",
      persist = false)
  private double surfaceTau = 0;

  @Parameter(
      label = "beta",
      description = "Expected stretching exponent.",
      min = "0.2",
      max = "1",
      persist = false)
  private double beta = 0.8;

  @Parameter(
      label = "Contrast A",
      description = "Expected contrast of g2.",
      min = "0.001",
      max = "3",
      persist = false)
  private double contrast = 1;

  @Parameter(
      label = "Counts (electrons/px/frame)",
      description = "Expected mean counts per pixel and frame.",
      min = "0.001",
      max = "1000000",
      persist = false)
  private double counts = 20;

  @Parameter(
      label = "Number of speckles",
      description = "Speckles in the region of interest.",
      min = "1",
      max = "1000000000",
      persist = false)
  private double speckles = 100;

  @Parameter(
      label = "Wanted error of ln tau",
      description = "Standard error of ln tau of the region; 0.1 is 10 %.",
      min = "0.0001",
      max = "1",
      persist = false)
  private double wantedError = 0.1;

  @Parameter(
      label = "Wanted error of ln tau of a pixel",
      description = "Standard error of ln tau of one pixel of a map; 0.2 is 20 %.",
      min = "0.01",
      max = "1",
      persist = false)
  private double pixelError = 0.2;

  @Parameter(
      label = "<html><b>More</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "dose rates, and a file for the results";

  @Parameter(
      label = "Dose table",
      description =
          "CSV file dose_rate_e_nm2_s, tau_s, tau_sd_s of one temperature, to extrapolate to zero"
              + " dose rate; empty = none.",
      style = "open",
      required = false,
      persist = false)
  private File doseTable;

  @Parameter(
      label = "Output file",
      description = "File for the results, .json or .csv; empty = none.",
      style = "save",
      required = false,
      persist = false)
  private File output;

  /** A plan or a dose table needs no image. */
  @Override
  protected void prepare() {
    takeActiveImage();
    if (image != null) {
      super.prepare();
    }
  }

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    Optional<Path> file = file();
    List<Finding> others = withoutImage();
    double expected =
        voltage > 0 && aperture > 0 ? Electrons.speckle(voltage, aperture) : Double.NaN;
    List<Finding> findings =
        new ArrayList<>(
            AcquisitionCheck.of(
                measured(stack, progress), new AcquisitionCheck.Given(hold, expected)));
    findings.addAll(others);
    tell(stack.info().title() + "-acquisition", findings, file);
  }

  @Override
  protected void withoutStack() {
    Optional<Path> file = file();
    List<Finding> findings = withoutImage();
    if (findings.isEmpty()) {
      throw new InvalidInput(
          "no image is open; open a stack, or give tau to plan a record, or doseTable");
    }
    tell("acquisition", findings, file);
  }

  private AcquisitionCheck.Measured measured(FrameStack stack, Progress progress) {
    CameraDefects defects =
        repair ? CameraDefects.of(stack, progress.part(0, 0.1)) : CameraDefects.none(stack);
    DefectWarnings.of(defects).forEach(w -> progress.log(w.text()));
    return AcquisitionMeasurement.of(
        stack, defects, sampleChoice(stack, progress), register, progress.part(0.1, 1));
  }

  private List<Finding> withoutImage() {
    List<Finding> findings = new ArrayList<>();
    if (tau > 0) {
      AcquisitionPlan.Goal goal =
          new AcquisitionPlan.Goal(tau, surfaceTau, beta, contrast, counts, speckles, wantedError);
      findings.addAll(AcquisitionPlan.of(goal));
      findings.addAll(MapPlan.of(goal, pixelError));
    }
    path("doseTable", doseTable)
        .map(DoseSeries::read)
        .ifPresent(d -> findings.addAll(d.findings()));
    return findings;
  }

  private Optional<Path> file() {
    Optional<Path> file = path("output", output);
    file.ifPresent(
        f -> {
          if (!f.toString().endsWith(".json") && !f.toString().endsWith(".csv")) {
            throw new InvalidInput("output is '" + f + "'; allowed: a file .json or .csv");
          }
          WritableFolder.checkFor(f);
        });
    return file;
  }

  private void tell(String title, List<Finding> findings, Optional<Path> file) {
    file.ifPresent(f -> FindingsTable.write(f, findings, parameters()));
    FindingsTable.show(title, findings);
  }
}
