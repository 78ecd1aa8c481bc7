package ecm.pipeline.whole;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.kww.Conditions;
import ecm.likelihood.population.SpectrumCheck;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.PooledFit;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that must be known before a number of an analysis is used, found in one place: what was left
 * out and what registration told, which the analysis carries, and every check of its results. A new
 * check is one more line in {@link #checks}.
 */
public final class StackWarnings {

  private final StackAnalysis analysis;
  private final List<Warning> found = new ArrayList<>();

  private StackWarnings(StackAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Worst first, one of each kind. */
  public static List<Warning> of(StackAnalysis analysis) {
    StackWarnings warnings = new StackWarnings(analysis);
    warnings.checks();
    return Warning.joined(analysis.warnings(), warnings.found);
  }

  private void checks() {
    JudgedTimes tau = JudgedTimes.of(analysis);
    PooledFit pooled = analysis.bulkCurve();
    double contrast = pooled.isResolved() ? pooled.contrast() : Double.NaN;
    double dt = analysis.maps().frameInterval();
    add(RecordChecks.length(tau.record(analysis.maps().recordLength())));
    add(RecordChecks.sampling(dt / tau.bulk(), true));
    if (!Double.isNaN(tau.surface())) {
      add(RecordChecks.sampling(dt / tau.surface(), false));
    }
    add(RecordChecks.speckleSize(analysis.speckle().fwhm()));
    analysis.registration().ifPresent(r -> add(RecordChecks.drift(r.residual())));
    add(
        RecordChecks.counts(
            analysis.bulk().conditions().map(Conditions::counts).orElse(Double.NaN), contrast));
    add(RecordChecks.contrast(contrast));
    add(RecordChecks.speckles(analysis.bulk().mask().count() / analysis.speckle().area()));
    shares(analysis.bulk().mask(), true);
    analysis.surface().ifPresent(s -> shares(s.mask(), false));
    found.addAll(FitWarnings.of(analysis));
    analysis.likelihood().ifPresent(this::likelihood);
  }

  private void add(Optional<Warning> warning) {
    warning.ifPresent(found::add);
  }

  private void shares(Mask region, boolean bulk) {
    RegionShares shares = RegionShares.of(analysis.maps(), region);
    add(RecordChecks.flagged(shares.flagged(), bulk));
    add(RecordChecks.censored(shares.censored(), bulk));
  }

  private void likelihood(StackLikelihood likelihood) {
    Maybe<SpectrumCheck> check = likelihood.analysis().map(a -> a.bulk().check());
    if (check.value().isEmpty()) {
      found.add(
          new Warning(
              Kind.NO_LIKELIHOOD,
              Warning.Severity.INFO,
              "no map by the likelihood: " + check.reason(),
              "use the corrected and the pooled values of the curve fit"));
      return;
    }
    check
        .value()
        .filter(c -> !c.passed())
        .ifPresent(
            c ->
                found.add(
                    Warning.warning(
                        Kind.SPECTRUM,
                        c.deviation() > 0
                            ? String.format(
                                Locale.ROOT,
                                "spectrum off by %.0f %%: %s",
                                100 * c.deviation(),
                                c.sentence())
                            : c.sentence(),
                        "trust the pattern of the map by the likelihood more than its level; compare"
                            + " its median with the pooled and corrected times")));
  }
}
