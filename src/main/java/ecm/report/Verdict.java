package ecm.report;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.base.Warning.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Whether the numbers of a stack may be used: a function of the warnings of its analysis alone.
 * Beside it, the few facts that always stand in a verdict, each as bad as the warnings about it.
 *
 * @param warnings worst first, one of each kind
 * @param facts in a fixed order
 */
public record Verdict(List<Warning> warnings, List<Fact> facts) {

  /**
   * A number that is always told.
   *
   * @param text the number in words
   * @param severity that of the worst warning about it; an information if there is none
   */
  public record Fact(String text, Severity severity) {

    /** Whether there is a warning about it. */
    public boolean isDoubtful() {
      return severity != Severity.INFO;
    }
  }

  /** The verdict on an analysis by its summary. */
  public static Verdict of(Summary summary) {
    return of(summary.warnings(), summary);
  }

  /** The same with other warnings than those of the summary. */
  static Verdict of(Collection<Warning> told, Summary summary) {
    List<Warning> warnings = Warning.joined(told);
    return new Verdict(warnings, new Facts(warnings).of(summary));
  }

  /** The worst of the warnings; an information if there is none. */
  public Severity severity() {
    return warnings.isEmpty() ? Severity.INFO : warnings.get(0).severity();
  }

  /** The warnings that are more than an information. */
  public List<Warning> serious() {
    return warnings.stream().filter(Warning::isSerious).toList();
  }

  /** In a few words. */
  public String headline() {
    return switch (severity()) {
      case INFO -> "Nothing was found that speaks against the numbers";
      case WARNING -> "Some numbers may be off by more than their errors";
      case FORBIDS -> "Some conclusions must not be drawn";
    };
  }

  /** All facts on one line. */
  public String line() {
    return String.join(" · ", facts.stream().map(Fact::text).toList());
  }

  /** Makes the facts. */
  private record Facts(List<Warning> warnings) {

    List<Fact> of(Summary summary) {
      double edge = summary.get(Result.DT_OVER_TAU_SURFACE);
      List<Fact> facts = new ArrayList<>();
      facts.add(length(summary));
      facts.add(
          Double.isNaN(edge)
              ? fact("dt = %.3f tau", summary.get(Result.DT_OVER_TAU), Kind.SAMPLING)
              : fact("dt = %.3f tau of the surface", edge, Kind.SAMPLING_SURFACE));
      facts.add(drift(summary));
      facts.add(counts(summary));
      facts.add(fact("contrast %.2f", summary.get(Result.CONTRAST_POOLED), Kind.CONTRAST));
      facts.add(fact("%.0f speckles", summary.get(Result.N_SPECKLE), Kind.SPECKLES));
      facts.add(share("%.0f %% of the bulk flagged", summary, Result.FLAGGED_FRACTION));
      facts.add(share("%.0f %% of the bulk censored", summary, Result.CENSORED_FRACTION));
      double deviation = summary.get(Result.SPECTRUM_DEVIATION);
      if (deviation > 0) {
        facts.add(fact("spectrum off by %.0f %%", 100 * deviation, Kind.SPECTRUM));
      }
      return List.copyOf(facts);
    }

    private Fact length(Summary summary) {
      double sd = summary.get(Result.RECORD_OVER_TAU_SD);
      String error = Double.isNaN(sd) ? "" : " ± " + Numbers.two(sd);
      double inTau = summary.get(Result.RECORD_OVER_TAU);
      return fact("T = %.0f" + error + " tau", inTau, Kind.RECORD_LENGTH);
    }

    private Fact drift(Summary summary) {
      double residual = summary.get(Result.DRIFT_RESIDUAL);
      double apart = summary.get(Result.DRIFT_DIFFERENTIAL);
      if (Double.isNaN(residual)) {
        return fact("drift not measured", 0, Kind.DRIFT);
      }
      return apart > 0
          ? fact("the field deforms by %.1f px", apart, Kind.DEFORMATION)
          : fact("residual drift %.2f px", residual, Kind.DRIFT);
    }

    /** Those of the curve fit, or, where its shot noise is not known, of the likelihood. */
    private Fact counts(Summary summary) {
      double counts = summary.get(Result.COUNTS_BULK);
      double likelihood = summary.get(Result.COUNTS_LIKELIHOOD);
      if (Double.isNaN(counts)) {
        return Double.isNaN(likelihood)
            ? fact("counts not known", 0, Kind.COUNTS)
            : fact("%.1f counts by the likelihood", likelihood, Kind.COUNTS);
      }
      String error = Numbers.withError(counts, summary.get(Result.COUNTS_BULK_SD));
      return fact(error + " counts", 0, Kind.COUNTS);
    }

    private Fact share(String format, Summary summary, Result result) {
      Kind kind = result == Result.FLAGGED_FRACTION ? Kind.FLAGGED : Kind.CENSORED;
      return fact(format, 100 * summary.get(result), kind);
    }

    private Fact fact(String format, double value, Kind kind) {
      Severity severity =
          warnings.stream()
              .filter(w -> w.kind() == kind)
              .map(Warning::severity)
              .findFirst()
              .orElse(Severity.INFO);
      return new Fact(String.format(Locale.ROOT, format, value), severity);
    }
  }
}
