package ecm;

import ecm.base.Api;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.Engine;
import ecm.ij.camera.CameraReferences;
import ecm.ij.open.RegionInput;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.Weights;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.registration.RegistrationParameters;
import ecm.sample.MaskParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an analysis does: the fields of <i>Analyze ECM Stack...</i>, with the same names, ranges and
 * defaults. Immutable; each {@code with} gives a changed copy:
 *
 * <pre>{@code
 * AnalysisOptions.defaults().withLags(60).withEstimator("fit").withRegister(false)
 * }</pre>
 *
 * <p>A value that is not allowed is refused at once with an {@link InvalidInput} that says what is.
 */
@Api
public final class AnalysisOptions {

  /** By the field's name, in the order of the command's fields. */
  private final Map<String, Object> values;

  private final Function<FrameStack, Optional<Mask>> mask;
  private final Optional<Mask> roi;

  private AnalysisOptions(
      Map<String, Object> values, Function<FrameStack, Optional<Mask>> mask, Optional<Mask> roi) {
    this.values = values;
    this.mask = mask;
    this.roi = roi;
  }

  /**
   * Drift measured and undone, the sample found, 100 lags, bounded fit and likelihood, no
   * background taken off, 1 nm of surface, bulk below 5 nm.
   */
  public static AnalysisOptions defaults() {
    return new AnalysisOptions(
        Collections.unmodifiableMap(DefaultOptions.values()),
        stack -> Optional.empty(),
        Optional.empty());
  }

  private AnalysisOptions with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new AnalysisOptions(Collections.unmodifiableMap(changed), mask, roi);
  }

  private AnalysisOptions within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "%s is %s; allowed: a number from %s to %s", name, value, least, most));
    }
    return with(name, value);
  }

  private AnalysisOptions within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidInput(
          name + " is " + value + "; allowed: a whole number from " + least + " to " + most);
    }
    return with(name, value);
  }

  private <E extends Enum<E>> AnalysisOptions with(String name, Class<E> type, String value) {
    of(name, type, value);
    return with(name, value);
  }

  /**
   * How tau is estimated.
   *
   * @param estimator likelihood = maps by the likelihood of the record beside the curve fit; fit =
   *     the curve fit alone
   */
  public AnalysisOptions withEstimator(String estimator) {
    return with("estimator", MapEstimations.named(estimator).id().name());
  }

  /** Detected electrons per unit of intensity, for the likelihood; 0 = as the noise tells. */
  public AnalysisOptions withElectronsPerAdu(double electrons) {
    return within("electronsPerAdu", electrons, 0, Double.MAX_VALUE);
  }

  /** Analyzes some pixels, whose outline is the sample's; every border of it is surface. */
  public AnalysisOptions withMask(Mask pixels) {
    return withMask("given", stack -> Optional.of(pixels));
  }

  /** As {@link #withMask(Mask)}, of the pixels that are not 0 in a TIFF file. */
  public AnalysisOptions withMask(Path tiff) {
    String name = tiff.toString();
    return withMask(
        name, stack -> Optional.of(RegionInput.file(name, stack.width(), stack.height())));
  }

  /** Analyzes the whole field, which is all sample. */
  public AnalysisOptions withoutMask() {
    return withMask("none", stack -> Optional.of(Mask.all(stack.width(), stack.height())));
  }

  private AnalysisOptions withMask(String said, Function<FrameStack, Optional<Mask>> pixels) {
    return new AnalysisOptions(with("mask", said).values, pixels, roi);
  }

  /** Restricts the analysis to a part of the sample. */
  public AnalysisOptions withRoi(Mask part) {
    return new AnalysisOptions(values, mask, Optional.of(part));
  }

  /** Takes the camera's dark image, a TIFF file in the stack's units, off every frame. */
  public AnalysisOptions withDark(Path tiff) {
    return with("dark", tiff.toString());
  }

  /** Multiplies every frame by the camera's gain image, a TIFF file, relative to its mean. */
  public AnalysisOptions withGain(Path tiff) {
    return with("gain", tiff.toString());
  }

  /** Number of log-spaced lag times of g2, 8 to 10000. */
  public AnalysisOptions withLags(int lags) {
    return within("lags", lags, 8, 10_000);
  }

  /** How g2 is computed: auto, direct, fft or multitau; auto is the fastest exact way. */
  public AnalysisOptions withEngine(String engine) {
    return with("engine", Engine.class, engine);
  }

  /** Side of the blocks of pixels whose intensities are summed, 1 to 3 [px]. */
  public AnalysisOptions withBinning(int pixels) {
    return within("binning", pixels, 1, 3);
  }

  /** Divides each frame by nothing, by its mean in the mask, or by the trend of it. */
  public AnalysisOptions withNormalizeFrames(String how) {
    return with("normalizeFrames", FrameNormalization.class, how);
  }

  /** Intensity that is subtracted from every pixel, in the stack's units. */
  public AnalysisOptions withBackground(double intensity) {
    return within("background", intensity, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Whether the measured intensity of the vacuum is subtracted. */
  public AnalysisOptions withSubtractBackground(boolean subtract) {
    return with("subtractBackground", subtract);
  }

  /** Which lags are fitted: bounded, classic or full. */
  public AnalysisOptions withFit(String fit) {
    return with("fit", FitMode.class, fit);
  }

  /** Upper bound of the stretching exponent in a bounded fit, 0.2 to 10. */
  public AnalysisOptions withBetaMax(double betaMax) {
    return within("betaMax", betaMax, 0.2, 10);
  }

  /** How lags are weighted in a fit: none or pairs. */
  public AnalysisOptions withWeights(String weights) {
    return with("weights", Weights.class, weights);
  }

  /** Whether the baseline of each pixel's g2 is fitted; then no time is corrected. */
  public AnalysisOptions withFreeBaseline(boolean free) {
    return with("freeBaseline", free);
  }

  /** Whether g2 is the mean over bins of lags, for few counts; then no time is corrected. */
  public AnalysisOptions withAverageLags(boolean average) {
    return with("averageLags", average);
  }

  /** Whether drift is measured and undone first. */
  public AnalysisOptions withRegister(boolean register) {
    return with("register", register);
  }

  /** Whether bad pixels, spikes and odd frames are looked for and left out. */
  public AnalysisOptions withRepair(boolean repair) {
    return with("repair", repair);
  }

  /** What lies nearer to the edge is the surface, 0 to 10000 [nm]. */
  public AnalysisOptions withSurfaceDepth(double nanometres) {
    return within("surfaceDepth", nanometres, 0, 10_000);
  }

  /** What lies deeper, and deeper than half the radius, is the bulk, 0 to 10000 [nm]. */
  public AnalysisOptions withBulkDepth(double nanometres) {
    return within("bulkDepth", nanometres, 0, 10_000);
  }

  /** All options by the name of the command's field, as {@code summary.json} lists them. */
  public Map<String, Object> values() {
    return values;
  }

  FrameStack calibrated(FrameStack recorded, Progress progress) {
    return new CameraReferences(values.get("dark").toString(), values.get("gain").toString())
        .applyTo(recorded, progress);
  }

  AnalysisParameters parameters(FrameStack stack) {
    return new AnalysisParameters(
        is("register") ? Optional.of(RegistrationParameters.defaults()) : Optional.empty(),
        new SampleChoice(MaskParameters.defaults(), mask.apply(stack), roi),
        maps(),
        is("subtractBackground"),
        number("surfaceDepth"),
        number("bulkDepth"),
        is("repair"));
  }

  private MapParameters maps() {
    return new MapParameters(
        (Integer) values.get("lags"),
        new FitParameters(
            choice("fit", FitMode.class),
            number("betaMax"),
            choice("weights", Weights.class),
            is("freeBaseline")),
        choice("engine", Engine.class),
        number("background"),
        choice("normalizeFrames", FrameNormalization.class),
        (Integer) values.get("binning"),
        is("averageLags"),
        MapEstimations.named(values.get("estimator").toString()).id(),
        number("electronsPerAdu"));
  }

  private boolean is(String name) {
    return (Boolean) values.get(name);
  }

  private double number(String name) {
    return (Double) values.get(name);
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type) {
    return of(name, type, values.get(name).toString());
  }

  private static <E extends Enum<E>> E of(String name, Class<E> type, String value) {
    List<String> allowed =
        Arrays.stream(type.getEnumConstants()).map(DefaultOptions::text).toList();
    int at = allowed.indexOf(value);
    if (at < 0) {
      throw new InvalidInput(name + " is '" + value + "'; allowed: " + String.join(", ", allowed));
    }
    return type.getEnumConstants()[at];
  }
}
