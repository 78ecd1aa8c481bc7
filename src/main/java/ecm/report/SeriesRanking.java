package ecm.report;

import ecm.temperature.LawFits;
import ecm.temperature.LineFit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether reduced chi^2 tells the theories of a growing length apart. If a law is true, its reduced
 * chi^2 is 1 with a standard deviation of sqrt(2 / dof): two laws differ only if theirs do by more
 * than twice the root of the sum of both variances.
 */
public final class SeriesRanking {

  private static final double LEAST_DEVIATIONS = 2;

  private SeriesRanking() {}

  private record Law(String name, double chi2, double sd) {

    static Law of(String name, LineFit line, int dof) {
      return new Law(name, line.chi2() / dof, Math.sqrt(2.0 / dof));
    }

    String inWords() {
      return name + " " + Numbers.three(chi2) + " +- " + Numbers.two(sd);
    }

    boolean isBetterThan(Law other) {
      return other.chi2 - chi2 > LEAST_DEVIATIONS * Math.hypot(sd, other.sd);
    }
  }

  /** One or two sentences. */
  public static String sentence(LawFits fits) {
    List<Law> laws = new ArrayList<>();
    fits.adamGibbs().ifPresent(f -> laws.add(Law.of("Adam-Gibbs", f, f.dof())));
    fits.imct().ifPresent(f -> laws.add(Law.of("IMCT", f, f.dof())));
    fits.rfot().ifPresent(f -> laws.add(Law.of("RFOT", f.line(), f.dof())));
    laws.removeIf(law -> !Double.isFinite(law.chi2));
    if (laws.size() < 2) {
      return "Fewer than two laws have a reduced chi^2: no ranking of the theories follows.";
    }
    String numbers =
        "Reduced chi^2: " + laws.stream().map(Law::inWords).collect(Collectors.joining(", ")) + ".";
    List<String> better = new ArrayList<>();
    for (Law law : laws) {
      for (Law other : laws) {
        if (law.isBetterThan(other)) {
          better.add(law.name + " fits better than " + other.name);
        }
      }
    }
    return better.isEmpty()
        ? numbers + " The differences are within these errors: no ranking of the theories follows."
        : numbers + " " + String.join("; ", better) + ".";
  }
}
