package ecm.command;

import ecm.command.base.Choice;
import ecm.command.base.EcmCommand;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.Sample;
import ecm.simulation.parameters.SimulationParameters;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/** The fields of a simulation that every recording has. */
public abstract class SimulationCommand extends EcmCommand {

  @Parameter(
      label = "<html><b>Recording</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String recordingHeading = "size and time of the stack";

  @Parameter(
      label = "Width (px)",
      description = "Pixels per row.",
      min = "1",
      max = "16384",
      persist = false)
  private int width = 128;

  @Parameter(
      label = "Height (px)",
      description = "Rows.",
      min = "1",
      max = "16384",
      persist = false)
  private int height = 96;

  @Parameter(
      label = "Number of frames",
      description = "Number of frames; 20 tau or more are needed for good maps.",
      min = "2",
      max = "1000000",
      persist = false)
  private int frames = 1000;

  @Parameter(
      label = "Frame interval (s)",
      description = "Time from one frame to the next; 0.005 tau in the reference experiment.",
      min = "0",
      max = "1000000",
      persist = false)
  private double frameInterval = 0.1;

  @Parameter(
      label = "Pixel size (nm)",
      description = "Width of a pixel.",
      min = "0",
      max = "1000",
      persist = false)
  private double pixelSize = 0.25;

  @Parameter(
      label = "<html><b>Dynamics</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String dynamicsHeading = "relaxation times of the sample";

  @Parameter(
      label = "tau (s)",
      description = "Median relaxation time of the bulk.",
      min = "0",
      max = "1e12",
      persist = false)
  private double tau = 2;

  @Parameter(
      label = "sigma of ln tau",
      description = "Standard deviation of ln tau over the sample; 0 = homogeneous.",
      min = "0",
      max = "3",
      persist = false)
  private double sigma = 0.7;

  @Parameter(
      label = "xi (nm)",
      description = "Correlation length of ln tau.",
      min = "0",
      max = "10000",
      persist = false)
  private double xi = 1;

  @Parameter(
      label = "beta",
      description = "Stretching exponent; above 1 only in a record that is long against tau.",
      min = "0.1",
      max = "2",
      persist = false)
  private double beta = 0.8;

  @Parameter(
      label = "<html><b>Image</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String imageHeading = "how the sample looks";

  @Parameter(
      label = "Speckle width (nm)",
      description = "Full width at half maximum of a speckle.",
      min = "0",
      max = "1000",
      persist = false)
  private double speckle = 0.7;

  @Parameter(
      label = "Contrast A",
      description = "Contrast of g2.",
      min = "0",
      max = "1",
      persist = false)
  private double contrast = 1;

  @Parameter(
      label = "Counts (electrons/px/frame)",
      description = "Mean counts per pixel and frame in the thick sample; 0 = noise-free, 32 bit.",
      min = "0",
      max = "1000000",
      persist = false)
  private double counts = 20;

  @Parameter(
      label = "Background (electrons/px/frame)",
      description = "Mean counts added everywhere, in the vacuum too.",
      min = "0",
      max = "1000000",
      persist = false)
  private double background = 0;

  @Parameter(
      label = "Drift step (px)",
      description = "Standard deviation of the step per frame and axis; whole pixels result.",
      min = "0",
      max = "5",
      persist = false)
  private double drift = 0.02;

  @Parameter(
      label = "Seed",
      description = "Of all random numbers: the same seed gives the same stack.",
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "<html><b>Sample</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String sampleHeading = "its shape and fast layer";

  @Parameter(
      label = "Geometry",
      description = "film fills the field; cylinder and slab are wires along y.",
      choices = {"film", "cylinder", "slab"},
      persist = false)
  private String geometry = "cylinder";

  @Parameter(
      label = "Radius (nm)",
      description = "Half the diameter or the width of a wire.",
      min = "0",
      max = "10000",
      persist = false)
  private double radius = 10;

  @Parameter(
      label = "Surface depth (nm)",
      description = "Thickness of the fast layer of a wire; 0 = none.",
      min = "0",
      max = "10000",
      persist = false)
  private double surfaceDepth = 1;

  @Parameter(
      label = "Surface ratio (x)",
      description = "tau of the bulk over tau of the surface layer.",
      min = "0.01",
      max = "10000",
      persist = false)
  private double surfaceRatio = 8;

  @Parameter(
      label = "Spot brightness (x sample)",
      description = "Brightness of a static bright spot, relative to the sample; 0 = none.",
      min = "0",
      max = "10000",
      persist = false)
  private double spot = 4;

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "Bit depth",
      description = "Of the samples; a noise-free stack is 32 bit.",
      choices = {"8", "16", "32"},
      persist = false)
  private String bitDepth = "16";

  @Parameter(
      label = "Drift table",
      description = "CSV file to write the true drift to; empty = none.",
      style = "save",
      required = false,
      persist = false)
  private File table;

  /** The file for the true drift; empty if none is wanted. */
  final Optional<Path> driftTable() {
    return path("table", table);
  }

  /**
   * What to simulate.
   *
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  final SimulationParameters withoutRefinements() {
    return new SimulationParameters(
        new Recording(width, height, frames, frameInterval, pixelSize),
        new Dynamics(tau, sigma, xi, beta),
        new Sample(Choice.of(Geometry.class, geometry), radius, surfaceDepth, surfaceRatio, spot),
        new Imaging(speckle, contrast, counts, background, Integer.parseInt(bitDepth)),
        drift,
        seed);
  }
}
