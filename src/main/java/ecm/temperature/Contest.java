package ecm.temperature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whether one law fits a series better than another by more than chance.
 *
 * <p>Series are simulated from the fitted loser, with errors as given, or as its own scatter has
 * them if that is larger; in how many does the winner win by as much or more? By how much it wins
 * is measured twice, and the greater fraction counts: by the difference of the two least chi^2,
 * which errors that are all too large do not make significant, and by their ratio, which errors
 * that are all too small do not.
 *
 * @param theories reduced chi^2 of the theories of a growing length that could be fitted
 * @param trials every pair of which one fits better
 */
public record Contest(List<Theory> theories, List<Trial> trials) {

  /** Most simulated series for each pair. */
  public static final int SIMULATIONS = 999;

  /** Where so many wins end the simulation (Besag and Clifford, Biometrika 78, 301, 1991). */
  private static final int ENOUGH = 100;

  private static final double RARE = 0.05;
  private static final long SEED = 20180320;

  public Contest {
    theories = List.copyOf(theories);
    trials = List.copyOf(trials);
  }

  /**
   * A theory and how well it fits the temperatures.
   *
   * @param sd of the reduced chi^2 if the theory is true and the errors are: sqrt(2 / dof)
   */
  public record Theory(String name, double reducedChi2, double sd) {}

  /**
   * One law against another.
   *
   * @param better the law with the smaller chi^2
   * @param than the other
   * @param p how often it wins by as much or more where the other is true
   * @param rivals number of laws that could have won against the other
   */
  public record Trial(String better, String than, double p, int rivals) {

    /** Whether chance is an explanation with less than 5 %: two-sided, by all rivals together. */
    public boolean isDecided() {
      return 2 * p * rivals < RARE;
    }
  }

  /** Compares Arrhenius with VFT (T0 free), and Adam-Gibbs, IMCT and RFOT among themselves. */
  static Contest of(List<TemperaturePoint> points, List<SeriesRow> rows, SeriesOptions options) {
    boolean bothAxes = options.effective();
    List<Trial> trials = new ArrayList<>();
    ContestData times = ContestData.ofTimes(LawFits.arrheniusWires(points, rows, options));
    if (options.fixedT0() == 0 && ContestLaw.VFT.canBeJudged(times)) {
      new Pair(ContestLaw.VFT, ContestLaw.ARRHENIUS, bothAxes).on(times, 1).ifPresent(trials::add);
    }
    ContestData lengths = ContestData.ofLengths(points);
    List<ContestLaw> laws =
        ContestLaw.THEORIES.stream().filter(law -> law.canBeJudged(lengths)).toList();
    for (ContestLaw better : laws) {
      for (ContestLaw than : laws) {
        if (better != than) {
          new Pair(better, than, bothAxes).on(lengths, laws.size() - 1).ifPresent(trials::add);
        }
      }
    }
    return new Contest(laws.stream().map(l -> theory(l, lengths, bothAxes)).toList(), trials);
  }

  private static Theory theory(ContestLaw law, ContestData data, boolean bothAxes) {
    int dof = data.size() - law.parameters();
    return new Theory(law.title(), law.chi2(data, bothAxes) / dof, Math.sqrt(2.0 / dof));
  }

  private record Pair(ContestLaw better, ContestLaw than, boolean bothAxes) {

    /** Empty if the one that should be better is not. */
    Optional<Trial> on(ContestData data, int rivals) {
      double loss = than.chi2(data, bothAxes);
      double least = better.chi2(data, bothAxes);
      if (!(loss > least)) {
        return Optional.empty();
      }
      int dof = data.size() + data.wireDof() - than.parameters();
      double scale = Math.sqrt(Math.max(1, loss / dof));
      ContestData truth = than.onTheLaw(data, bothAxes);
      SplittableRandom random = new SplittableRandom(SEED);
      int byDifference = 0;
      int byRatio = 0;
      int drawn = 0;
      for (; drawn < SIMULATIONS && Math.max(byDifference, byRatio) < ENOUGH; drawn++) {
        ContestData simulated = truth.simulate(random, scale, than.isOfLengths());
        double lost = than.chi2(simulated, bothAxes);
        double won = better.chi2(simulated, bothAxes);
        byDifference += lost - won >= loss - least ? 1 : 0;
        byRatio += lost / won >= loss / least ? 1 : 0;
      }
      int wins = Math.max(byDifference, byRatio);
      double p = wins < ENOUGH ? (wins + 1.0) / (drawn + 1.0) : (double) wins / drawn;
      return Optional.of(new Trial(better.title(), than.title(), p, rivals));
    }
  }
}
