package ecm.pipeline.whole;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Warning;
import ecm.defects.CameraDefects;
import ecm.defects.DefectWarnings;
import ecm.defects.Repair;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.nulls.Heterogeneity;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.nulls.LikelihoodNull;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.RegionFits;
import ecm.registration.Registration;
import ecm.registration.RegistrationResult;
import ecm.sample.OutlierFrames;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.SplitHalf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The analysis of one stack from drift to statistics. */
public final class StackAnalyzer {

  private final AnalysisParameters parameters;
  private final Progress progress;
  private final List<String> notes = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

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
    CameraDefects defects = defects(recorded);
    Optional<RegistrationResult> registration =
        parameters.registration().map(p -> drift(Repair.recorded(recorded, defects)));
    Repair repair = Repair.undone(recorded, defects, registration.map(RegistrationResult::drift));
    FrameStack stack = repair.stack();
    MeasuredSample sample =
        MeasuredSample.of(
            stack,
            parameters.sample().without(repair.leftOut()),
            parameters.depths(),
            progress.part(0.35, 0.42));
    if (registration.isEmpty()) {
      OutlierFrames.warning(sample.moments().frameMean()).ifPresent(this::outliers);
    }
    notes.addAll(sample.notes());
    MappedSample mapped =
        MappedSample.of(
            sample, parameters.maps(), parameters.subtractBackground(), progress.part(0.42, 0.77));
    mapped.intensities().told().ifPresent(this::brightness);
    RegionFits fits = mapped.fits();
    mapped.likelihood().ifPresent(l -> notes.addAll(l.notes()));
    Maybe<LikelihoodNull> likelihoodNull = likelihoodNull(mapped);
    Optional<SplitHalf> halves = halves(mapped);
    Heterogeneity heterogeneity = heterogeneity(mapped);
    PixelCurve example =
        PixelCurve.of(
            stack, typicalPixel(fits.maps(), sample.layers().bulk()), mapped.parameters());
    FourPointXi fourPoint = FourPointXi.of(mapped.intensities(), fits, progress.part(0.94, 0.99));
    progress.update(1, 1, "done");
    return told(
        new StackAnalysis(
            sample,
            parameters,
            digest,
            defects,
            registration,
            fits,
            halves,
            heterogeneity,
            mapped.edge(),
            example,
            fourPoint,
            mapped.likelihood(),
            likelihoodNull,
            notes,
            warnings));
  }

  /** With the warnings of all checks; the log receives those that it has not yet. */
  private StackAnalysis told(StackAnalysis analysis) {
    List<Warning> all = StackWarnings.of(analysis);
    all.stream().filter(w -> !warnings.contains(w)).forEach(w -> progress.log(w.line()));
    return analysis.withWarnings(all);
  }

  private CameraDefects defects(FrameStack recorded) {
    if (!parameters.repair()) {
      return CameraDefects.none(recorded);
    }
    CameraDefects defects = CameraDefects.of(recorded, progress.part(0.03, 0.06));
    for (Warning warning : DefectWarnings.of(defects)) {
      warnings.add(warning);
      progress.log(warning.line());
    }
    return defects;
  }

  private RegistrationResult drift(FrameStack recorded) {
    RegistrationResult result =
        Registration.measure(
            recorded, parameters.registration().orElseThrow(), progress.part(0.06, 0.35));
    notes.addAll(result.sentences());
    for (Warning warning : Warning.joined(result.warnings())) {
      warnings.add(warning);
      progress.log(warning.line());
    }
    return result;
  }

  private void brightness(Warning warning) {
    warnings.add(warning);
    progress.log(warning.line());
  }

  private void outliers(String sentence) {
    int advice = sentence.indexOf(": ");
    Warning warning =
        Warning.warning(
            Warning.Kind.DIMMED_FRAMES,
            sentence.substring(0, advice),
            sentence.substring(advice + 2));
    notes.add(sentence);
    warnings.add(warning);
    progress.log(warning.line());
  }

  private Maybe<LikelihoodNull> likelihoodNull(MappedSample mapped) {
    Maybe<LikelihoodAnalysis> found =
        mapped
            .likelihood()
            .map(StackLikelihood::analysis)
            .orElseGet(() -> Maybe.not("the likelihood was not asked for (estimator=fit)"));
    return found
        .value()
        .map(a -> a.bulk().population())
        .map(
            bulk ->
                LikelihoodNull.of(
                    mapped.sample(), bulk, mapped.parameters(), progress.part(0.77, 0.8)))
        .orElseGet(() -> Maybe.not(found.reason()));
  }

  private Optional<SplitHalf> halves(MappedSample mapped) {
    MeasuredSample sample = mapped.sample();
    FrameStack stack = sample.stack();
    if (stack.frames() / 2 < RecordHalves.SHORTEST) {
      note("the record is too short to be cut into halves of " + RecordHalves.SHORTEST + " frames");
      return Optional.empty();
    }
    Mask bulk = sample.layers().bulk();
    FloatMap[] tau = RecordHalves.tau(stack, bulk, mapped.parameters(), progress.part(0.8, 0.9));
    return Optional.of(SplitHalf.of(tau[0].ln(), tau[1].ln(), bulk, sample.speckle().area()));
  }

  private Heterogeneity heterogeneity(MappedSample mapped) {
    RegionFits fits = mapped.fits();
    Maybe<HomogeneousNull> homogeneous =
        mapped.nullConditions().map(c -> HomogeneousNull.of(c, progress.part(0.9, 0.94)));
    return Heterogeneity.of(
        fits.maps().tau(),
        fits.bulk().mask(),
        fits.maps().censoringLimit(),
        mapped.sample().speckles(),
        homogeneous);
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
