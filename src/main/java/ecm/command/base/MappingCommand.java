package ecm.command.base;

import ecm.correlation.Engine;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.Weights;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.parts.MapEstimations;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/** A command that computes relaxation maps of a stack, with the fields that say how. */
public abstract class MappingCommand extends RegionCommand {

  @Parameter(
      label = "<html><b>Correlation</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String correlationHeading = "g2 of every pixel";

  @Parameter(
      label = "Number of lags",
      description = "Number of log-spaced lag times of g2.",
      min = "8",
      max = "10000",
      persist = false)
  protected int lags = 100;

  @Parameter(
      label = "Engine",
      description = "How g2 is computed; auto = the fastest exact way.",
      choices = {"auto", "direct", "fft", "multitau"},
      persist = false)
  protected String engine = "auto";

  @Parameter(
      label = "Binning (px)",
      description = "Side of the blocks of pixels whose intensities are summed.",
      min = "1",
      max = "3",
      persist = false)
  protected int binning = 1;

  @Parameter(
      label = "Normalise frames",
      description =
          "Divide each frame by its mean in the mask, or by the slow trend of that mean, against a drifting beam; auto = by the trend where the sample's brightness changes.",
      choices = {"none", "mean", "trend", "auto"},
      persist = false)
  protected String normalizeFrames = "auto";

  @Parameter(
      label = "Background (counts)",
      description = "Intensity of the vacuum, subtracted from every pixel.",
      persist = false)
  protected double background = 0;

  @Parameter(
      label = "Subtract background",
      description = "Measure the intensity of the vacuum and subtract it.",
      persist = false)
  protected boolean subtractBackground = false;

  @Parameter(
      label = "<html><b>Estimator</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String estimatorHeading = "how tau is estimated";

  @Parameter(
      label = "Estimator",
      description =
          "likelihood = maps of tau by the likelihood of the record, beside the curve fit of g2; fit = the curve fit alone.",
      choices = {"likelihood", "fit"},
      persist = false)
  protected String estimator = "likelihood";

  @Parameter(
      label = "Gain (electrons/ADU)",
      description =
          "Detected electrons per unit of intensity, for the likelihood; 0 = as the noise of the record tells.",
      min = "0",
      persist = false)
  protected double electronsPerAdu = 0;

  @Parameter(
      label = "<html><b>Fit</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String fitHeading = "g2 = 1 + A exp(-2 (t/tau)^beta)";

  @Parameter(
      label = "Fit",
      description =
          "bounded and classic use the lags before g2 first falls to 1, full uses all; only bounded has bounds.",
      choices = {"bounded", "classic", "full"},
      persist = false)
  protected String fit = "bounded";

  @Parameter(
      label = "Largest beta",
      description = "Upper bound of the stretching exponent in a bounded fit.",
      min = "0.2",
      max = "10",
      persist = false)
  protected double betaMax = 2;

  @Parameter(
      label = "Weights",
      description = "pairs = each lag counts as the number of frame pairs it was averaged over.",
      choices = {"none", "pairs"},
      persist = false)
  protected String weights = "none";

  @Parameter(
      label = "Free baseline",
      description =
          "Fit the baseline of each pixel's g2 instead of keeping it at 1; there is then no correction for the finite record.",
      persist = false)
  protected boolean freeBaseline = false;

  @Parameter(
      label = "Average lags",
      description =
          "For few counts: g2 is the mean over all lags in bins of equal width in ln t, as many as the number of lags (40 or so); there is then no correction for the finite record.",
      persist = false)
  protected boolean averageLags = false;

  /** The fields as one record. */
  protected final MapParameters mapParameters() {
    return new MapParameters(
        lags,
        new FitParameters(
            Choice.of(FitMode.class, fit),
            betaMax,
            Choice.of(Weights.class, weights),
            freeBaseline),
        Choice.of(Engine.class, engine),
        background,
        Choice.of(FrameNormalization.class, normalizeFrames),
        binning,
        averageLags,
        MapEstimations.named(estimator).id(),
        electronsPerAdu);
  }
}
