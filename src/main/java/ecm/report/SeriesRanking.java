package ecm.report;

import ecm.temperature.Contest;
import ecm.temperature.Contest.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the data tell laws apart, in words: one fits better than another only if chance, by
 * simulation of the other, does not explain it ({@link Contest}).
 */
public final class SeriesRanking {

  private SeriesRanking() {}

  /** A few sentences. */
  public static String sentence(Contest contest) {
    List<String> sentences = new ArrayList<>();
    boolean theories = contest.theories().size() >= 2;
    if (theories) {
      sentences.add(
          "Reduced chi^2: "
              + contest.theories().stream()
                  .map(
                      t ->
                          t.name()
                              + " "
                              + Numbers.three(t.reducedChi2())
                              + " +- "
                              + Numbers.two(t.sd()))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    contest.trials().stream()
        .filter(Trial::isDecided)
        .map(SeriesRanking::won)
        .forEach(sentences::add);
    boolean ranked = contest.trials().stream().anyMatch(t -> t.isDecided() && isTheory(contest, t));
    if (!theories) {
      sentences.add(
          "Fewer than two laws have a reduced chi^2: no ranking of the theories follows.");
    } else if (!ranked) {
      sentences.add("Chance explains the differences: no ranking of the theories follows.");
    }
    return String.join(" ", sentences);
  }

  private static boolean isTheory(Contest contest, Trial trial) {
    return contest.theories().stream().anyMatch(t -> t.name().equals(trial.better()));
  }

  private static String won(Trial trial) {
    return String.format(
        Locale.ROOT,
        "%s fits better than %s: in series simulated from the fitted %s it does so by as much in"
            + " %.1f %%.",
        trial.better(),
        trial.than(),
        trial.than(),
        100 * trial.p());
  }

  /** Every pair of laws that was tried. */
  static List<Map<String, Object>> trials(Contest contest) {
    List<Map<String, Object>> trials = new ArrayList<>();
    for (Trial trial : contest.trials()) {
      Map<String, Object> entries = new LinkedHashMap<>();
      entries.put("better", trial.better());
      entries.put("than", trial.than());
      entries.put("p_value", trial.p());
      entries.put("rivals", trial.rivals());
      entries.put("decided", trial.isDecided());
      trials.add(entries);
    }
    return trials;
  }
}
