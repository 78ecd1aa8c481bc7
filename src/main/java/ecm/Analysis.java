package ecm;

import ecm.base.Api;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Warning;
import ecm.files.Version;
import ecm.ij.result.AnalysisFolder;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.whole.StackAnalysis;
import ecm.registration.RegistrationResult;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.report.Verdict;
import ecm.stack.Drift;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the analysis of a stack found. Immutable. */
@Api
public final class Analysis {

  private final StackAnalysis found;
  private final Summary summary;

  Analysis(StackAnalysis found, Map<String, Object> options) {
    this.found = found;
    this.summary = StackSummary.of(found, options, Version.get());
  }

  /** The relaxation times of the bulk. */
  public RegionTimes bulk() {
    return RegionTimes.bulk(summary);
  }

  /** The relaxation times of the surface layer; with the reason why there are none, if so. */
  public RegionTimes surface() {
    return RegionTimes.surface(summary);
  }

  /** The maps of the curve fit, of the stack's size; NaN where a pixel has no value. */
  public RelaxationMaps maps() {
    return found.maps();
  }

  /**
   * The map of tau by the likelihood of the record [s]; empty if the likelihood was not asked for
   * or cannot map this record, which {@link #notes} then tells.
   */
  public Optional<FloatMap> tauLikelihood() {
    return likelihood().map(LikelihoodAnalysis::tau);
  }

  /** Standard deviation of ln tau of {@link #tauLikelihood}. */
  public Optional<FloatMap> tauLikelihoodSd() {
    return likelihood().map(LikelihoodAnalysis::tauSd);
  }

  private Optional<LikelihoodAnalysis> likelihood() {
    return found.likelihood().map(StackLikelihood::analysis).flatMap(l -> l.value());
  }

  /** The pixels that were analyzed. */
  public Mask mask() {
    return found.region().mask();
  }

  /** Those of them that are bulk. */
  public Mask bulkMask() {
    return found.layers().bulk();
  }

  /** The frames with their drift undone, as a view of those analyzed. */
  public FrameStack stack() {
    return found.stack();
  }

  /** The drift; empty if the stack was taken as it is. */
  public Optional<Drift> drift() {
    return found.registration().map(RegistrationResult::drift);
  }

  /** What the log said: pixels left out, warnings. */
  public List<String> notes() {
    return found.notes();
  }

  /** Warnings, worst first, then the facts that decide, each in a sentence. */
  public List<String> verdict() {
    Verdict verdict = Verdict.of(summary);
    return Stream.concat(
            verdict.warnings().stream().map(Warning::line),
            verdict.facts().stream().map(Verdict.Fact::text))
        .toList();
  }

  /** What must be known before a number is used, worst first, one of each kind. */
  public List<Warning> warnings() {
    return found.warnings();
  }

  /** Whatever {@code summary.json} holds, by its keys. */
  public Map<String, Object> values() {
    return summary.entries();
  }

  /**
   * A number of {@code summary.json}, without its error.
   *
   * @param key such as {@code xi_nm}
   * @throws InvalidInput if there is no such key, or it has no number
   */
  public Estimate value(String key) {
    Object value = summary.entries().get(key);
    if (!summary.entries().containsKey(key) || value != null && !(value instanceof Number)) {
      throw new InvalidInput("'" + key + "' is no number of summary.json");
    }
    return value == null
        ? Estimate.none(summary.reason(key))
        : Estimate.of(summary.get(key), Double.NaN);
  }

  /**
   * Writes the files of <i>Analyze ECM Stack...</i>: maps, figures, tables, report.html and, last,
   * summary.json. Files of these names are replaced, all of them or none.
   *
   * @param folder made if it does not exist
   * @throws InvalidInput if it cannot be written
   */
  public void write(Path folder) {
    write(folder, Progress.NONE);
  }

  /**
   * As {@link #write(Path)}.
   *
   * @param folder made if it does not exist
   * @param progress told of the files; may cancel
   * @throws InvalidInput if it cannot be written
   */
  public void write(Path folder, Progress progress) {
    AnalysisFolder.prepare(folder).write(found, summary, false, progress);
  }
}
