package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.files.WritableFolder;
import ecm.ij.image.MapImages;
import ecm.ij.image.StackOutput;
import ecm.ij.image.TruthImages;
import ecm.ij.provenance.Provenance;
import ecm.registration.DriftTable;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Camera;
import ecm.simulation.parameters.Heterogeneity;
import ecm.simulation.parameters.Microscope;
import ecm.simulation.parameters.Refinements;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A stack with known relaxation times, the maps of what is known of it, and the true drift. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): a dark-field series with known relaxation times.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "simulate-ecm-stack.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Simulate ECM Stack...", weight = 50)
    })
public class SimulateStackCommand extends SimulationCommand {

  private static final Set<String> REFINEMENTS =
      Set.of(
          "betaSd",
          "betaXi",
          "brightnessSd",
          "domainLife",
          "modes",
          "jitter",
          "beamNoise",
          "beamTime",
          "afterglow",
          "gain",
          "readNoise",
          "offset");

  @Parameter(
      label = "<html><b>Heterogeneity</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String heterogeneityHeading = "how pixels differ; 0 = they do not";

  @Parameter(
      label = "sd of beta",
      description = "Standard deviation of beta from pixel to pixel; 0 = the same everywhere.",
      min = "0",
      max = "0.5",
      persist = false)
  private double betaSd = 0;

  @Parameter(
      label = "Correlation length of beta (nm)",
      description = "How far beta stays alike; -1 = xi.",
      min = "-1",
      max = "10000",
      persist = false)
  private double betaXi = -1;

  @Parameter(
      label = "sd of ln brightness",
      description = "Of a constant factor of each pixel's intensity; 0 = none.",
      min = "0",
      max = "2",
      persist = false)
  private double brightnessSd = 0;

  @Parameter(
      label = "Life of domains (tau)",
      description = "In units of the median tau; 0 = for ever.",
      min = "0",
      max = "1000000",
      persist = false)
  private double domainLife = 0;

  @Parameter(
      label = "<html><b>Microscope</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String microscopeHeading = "coherence, vibration, beam";

  @Parameter(
      label = "Number of modes",
      description = "Independent speckle patterns that are averaged: A falls as 1/modes.",
      min = "1",
      max = "100",
      persist = false)
  private int modes = 1;

  @Parameter(
      label = "Jitter (px)",
      description = "Root mean square displacement per frame and axis, white in time; 0 = none.",
      min = "0",
      max = "1",
      persist = false)
  private double jitter = 0;

  @Parameter(
      label = "Beam noise (fraction)",
      description = "Standard deviation of the beam current over its mean; 0 = steady.",
      min = "0",
      max = "0.5",
      persist = false)
  private double beamNoise = 0;

  @Parameter(
      label = "Beam correlation time (frames)",
      description = "How long the beam stays alike; 0 = white noise.",
      min = "0",
      max = "1000000",
      persist = false)
  private double beamTime = 20;

  @Parameter(
      label = "<html><b>Camera</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String cameraHeading = "what it makes of the electrons";

  @Parameter(
      label = "Afterglow (fraction)",
      description = "Share of the output that is left of the frame before; 0 = none.",
      min = "0",
      max = "0.9",
      persist = false)
  private double afterglow = 0;

  @Parameter(
      label = "Gain (ADU/electron)",
      description = "Output per electron.",
      min = "0",
      max = "10000",
      persist = false)
  private double gain = 1;

  @Parameter(
      label = "Read noise (electrons)",
      description = "Root mean square of the noise of reading; 0 = none.",
      min = "0",
      max = "1000",
      persist = false)
  private double readNoise = 0;

  @Parameter(
      label = "Offset (ADU)",
      description = "Output without electrons.",
      min = "0",
      max = "60000",
      persist = false)
  private double offset = 0;

  @Parameter(type = ItemIO.OUTPUT, label = "True tau of every time")
  private ImagePlus historyTruth;

  @Parameter(type = ItemIO.OUTPUT, label = "True brightness")
  private ImagePlus brightnessTruth;

  @Parameter(type = ItemIO.OUTPUT, label = "True beta")
  private ImagePlus betaTruth;

  @Parameter(type = ItemIO.OUTPUT, label = "True tau")
  private ImagePlus truth;

  @Parameter(type = ItemIO.OUTPUT, label = "Stack")
  private ImagePlus stack;

  @Override
  protected void execute(Progress progress) {
    Optional<Path> file = driftTable();
    file.ifPresent(WritableFolder::checkFor);
    Refinements refinements = refinements();
    Simulation simulation =
        Simulation.of(withoutRefinements().withRefinements(refinements), progress);
    StackInfo info = simulation.stack().info();
    stack = StackOutput.of(simulation.stack(), simulation.planes());
    truth = MapImages.times(simulation.tau(), info.title() + "-tau-truth", info.pixelSize());
    Heterogeneity heterogeneity = refinements.heterogeneity();
    if (heterogeneity.betaSd() > 0) {
      betaTruth = TruthImages.beta(simulation.truth(), info);
    }
    if (heterogeneity.brightnessSd() > 0) {
      brightnessTruth = TruthImages.brightness(simulation.truth(), info);
    }
    if (heterogeneity.domainLife() > 0) {
      historyTruth = TruthImages.tau(simulation.truth().tau(), info);
    }
    progress.check();
    file.ifPresent(f -> DriftTable.write(f, simulation.drift(), info.frameInterval()));
    Provenance said = Provenance.NONE.with(Provenance.SIMULATION, said(refinements).toString());
    Stream.of(stack, truth, betaTruth, brightnessTruth, historyTruth)
        .filter(Objects::nonNull)
        .forEach(said::writeTo);
  }

  /** The fields, without those of refinements if there are none. */
  private Map<String, Object> said(Refinements refinements) {
    Map<String, Object> said = parameters();
    if (refinements.equals(Refinements.NONE)) {
      said.keySet().removeAll(REFINEMENTS);
    }
    return said;
  }

  private Refinements refinements() {
    return new Refinements(
        new Heterogeneity(betaSd, betaXi, brightnessSd, domainLife),
        new Microscope(modes, jitter, beamNoise, beamTime),
        new Camera(afterglow, gain, readNoise, offset));
  }
}
