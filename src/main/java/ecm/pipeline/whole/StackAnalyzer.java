package ecm.pipeline.whole;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.nulls.LikelihoodNull;
import ecm.pipeline.region.RegionFits;
import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.registration.RegistrationResult;
import ecm.sample.Moments;
import ecm.sample.OutlierFrames;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.SplitHalf;
import ecm.surface.SurfaceLayers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The analysis of one stack from drift to statistics. */
public final class StackAnalyzer {

  private final AnalysisParameters parameters;
  private final Progress progress;
  private final List<String> notes = new ArrayList<>();

  private StackAnalyzer(AnalysisParameters parameters, Progress progress) {
    this.parameters = parameters;
    this.progress = progress;
  }

  /**
   * Analyses a stack.
   *
   * @param recorded frames with known frame interval and pixel size
   * @param parameters what to do
   * @param progress told of every stage; its log receives every note
   * @throws InvalidInput if an interval or pixel size is missing, there is no sample, or the maps
   *     do not fit into memory
   */
  public static StackAnalysis analyze(
      FrameStack recorded, AnalysisParameters parameters, Progress progress) {
    recorded.requirePixelSize();
    recorded.requireFrameInterval();
    RelaxationMapping.requireMemory(recorded);
    return new StackAnalyzer(parameters, progress).analyze(recorded);
  }

  private StackAnalysis analyze(FrameStack recorded) {
    String digest = StackDigest.of(recorded, progress.part(0, 0.03));
    Optional<RegistrationResult> registration = parameters.registration().map(p -> drift(recorded));
    FrameStack stack =
        registration
            .map(r -> Registration.undo(recorded, r.drift(), Interpolation.NONE))
            .orElse(recorded);
    Moments moments = Moments.of(stack, progress.part(0.35, 0.4));
    if (registration.isEmpty()) {
      OutlierFrames.warning(moments.frameMean()).ifPresent(this::note);
    }
    SampleRegion region = parameters.sample().find(moments, stack.coverage(), progress);
    notes.addAll(region.notes());
    FloatMap distance = parameters.sample().distance(region, stack.coverage());
    SurfaceLayers layers =
        SurfaceLayers.of(
            region.mask(),
            distance,
            stack.pixelSize(),
            parameters.surfaceDepth(),
            parameters.bulkDepth());
    if (layers.bulk().count() == 0) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "no pixel of the sample belongs to the bulk (%s); reduce bulkDepth",
              layers.bulkDefinition()));
    }
    MapParameters maps =
        parameters.subtractBackground()
            ? parameters.maps().withBackground(region.background())
            : parameters.maps();
    Speckle speckle = Speckle.measure(stack, layers.bulk(), progress.part(0.4, 0.42));
    RegionFits.Sample sample =
        new RegionFits.Sample(stack, moments, region.mask(), layers, speckle);
    FrameStack intensities = RegionFits.intensities(sample, maps, progress.part(0.42, 0.45));
    RegionFits fits = RegionFits.of(sample, intensities, maps, progress.part(0.45, 0.7));
    Optional<StackLikelihood> likelihood =
        likelihood(
            sample, intensities, maps, new StackLikelihood.Outside(distance, region.background()));
    Maybe<LikelihoodNull> likelihoodNull = likelihoodNull(sample, likelihood, maps);
    Optional<SplitHalf> halves = halves(stack, layers.bulk(), speckle, maps);
    Heterogeneity heterogeneity = heterogeneity(fits, speckle, maps);
    Optional<EdgeProfile> edge =
        EdgeProfile.of(
            fits.maps(),
            beta(fits),
            new EdgeProfile.Geometry(distance, layers.radius(), stack.pixelSize(), speckle.area()));
    PixelCurve example = PixelCurve.of(stack, typicalPixel(fits.maps(), layers.bulk()), maps);
    FourPointXi fourPoint = FourPointXi.of(sample, fits, maps, progress.part(0.94, 0.99));
    progress.update(1, 1, "done");
    return new StackAnalysis(
        stack,
        parameters,
        digest,
        registration,
        moments,
        region,
        speckle,
        distance,
        layers,
        fits.maps(),
        fits.bulk(),
        fits.surface(),
        fits.bulkCurve(),
        fits.surfaceCurve(),
        halves,
        heterogeneity,
        edge,
        example,
        fourPoint,
        likelihood,
        likelihoodNull,
        List.copyOf(notes));
  }

  private RegistrationResult drift(FrameStack recorded) {
    RegistrationResult result =
        Registration.measure(
            recorded, parameters.registration().orElseThrow(), progress.part(0.03, 0.35));
    result.warnings().forEach(this::note);
    return result;
  }

  private Optional<StackLikelihood> likelihood(
      RegionFits.Sample sample,
      FrameStack intensities,
      MapParameters maps,
      StackLikelihood.Outside outside) {
    if (maps.estimator() != MapEstimator.LIKELIHOOD) {
      return Optional.empty();
    }
    StackLikelihood found =
        StackLikelihood.of(sample, intensities, maps, outside, progress.part(0.7, 0.77));
    found.notes().forEach(this::note);
    return Optional.of(found);
  }

  private Maybe<LikelihoodNull> likelihoodNull(
      RegionFits.Sample sample, Optional<StackLikelihood> likelihood, MapParameters maps) {
    Maybe<LikelihoodAnalysis> found =
        likelihood
            .map(StackLikelihood::analysis)
            .orElseGet(() -> Maybe.not("the likelihood was not asked for (estimator=fit)"));
    return found
        .value()
        .map(a -> a.bulk().population())
        .map(bulk -> LikelihoodNull.of(sample, bulk, maps, progress.part(0.77, 0.8)))
        .orElseGet(() -> Maybe.not(found.reason()));
  }

  private Optional<SplitHalf> halves(
      FrameStack stack, Mask bulk, Speckle speckle, MapParameters maps) {
    if (stack.frames() / 2 < RecordHalves.SHORTEST) {
      note("the record is too short to be cut into halves of " + RecordHalves.SHORTEST + " frames");
      return Optional.empty();
    }
    FloatMap[] tau = RecordHalves.tau(stack, bulk, maps, progress.part(0.8, 0.9));
    return Optional.of(SplitHalf.of(tau[0].ln(), tau[1].ln(), bulk, speckle.area()));
  }

  private Heterogeneity heterogeneity(RegionFits fits, Speckle speckle, MapParameters maps) {
    Mask bulk = fits.bulk().mask();
    Maybe<HomogeneousNull> homogeneous =
        NullConditions.of(fits.bulk(), fits.maps(), speckle.fwhm(), maps)
            .map(c -> HomogeneousNull.of(c, progress.part(0.9, 0.94)));
    return Heterogeneity.of(
        fits.maps().tau(),
        bulk,
        fits.maps().censoringLimit(),
        bulk.count() / speckle.area(),
        homogeneous);
  }

  private static double beta(RegionFits fits) {
    return fits.bulkCurve().isResolved() ? fits.bulkCurve().beta() : fits.bulk().betaMedian();
  }

  /** The pixel of a region whose tau is the median. */
  private static int typicalPixel(RelaxationMaps maps, Mask region) {
    float[] tau = maps.tau().values();
    Integer[] valued =
        Arrays.stream(region.indices())
            .filter(i -> !Float.isNaN(tau[i]))
            .boxed()
            .toArray(Integer[]::new);
    if (valued.length == 0) {
      throw new InvalidInput(
          "no pixel of the sample could be fitted: no decay of g2 above 1 was found; check the "
              + "frame interval, the mask and the flags map of Relaxation Maps");
    }
    Arrays.sort(valued, Comparator.comparingDouble(i -> tau[i]));
    return valued[valued.length / 2];
  }

  private void note(String sentence) {
    notes.add(sentence);
    progress.log(sentence);
  }
}
