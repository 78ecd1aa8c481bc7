package ecm.pipeline.nulls;

import ecm.base.Progress;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.parts.MapEstimation;
import ecm.pipeline.parts.PartMap;
import ecm.pipeline.parts.PartMapping;
import ecm.pipeline.parts.WindowGrid;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Pearson's r of ln tau between parts of the record of a homogeneous sample, mapped by the same
 * estimator as the parts of a measured one: two films of 64 x 64 pixels, each cut into four
 * squares.
 *
 * <p>What r is then above 0 comes from frames that windows share and, of the likelihood, from the
 * static brightness, which is the same for all parts and so is what is wrong with it.
 */
public final class PartsNull {

  private static final int FILMS = 2;

  /** Fitted windows of each film. */
  private static final int MOST_FITTED = 25;

  private final NullConditions conditions;
  private final MapEstimation estimator;
  private final NullFilms films;

  public PartsNull(NullConditions conditions, MapEstimation estimator) {
    this.conditions = conditions;
    this.estimator = estimator;
    this.films = new NullFilms(conditions, estimator);
  }

  /** r between the halves, or why it cannot be had. */
  Maybe<HomogeneousNull.PearsonNull> halves(Progress progress) {
    return correlations(n -> new Cut(new int[] {0, n / 2}, n / 2), progress).map(r -> r.get(0));
  }

  /**
   * r between the first window and each of the later ones, or why it cannot be had.
   *
   * <p>Of curve fits for the first 24 separations. The likelihood takes longer, as each window
   * learns its population: three separations are simulated, one step, half of the window, and the
   * first without overlap, and r is linear in the separation between them, as the share of common
   * frames is, and the same beyond.
   */
  public Maybe<List<HomogeneousNull.PearsonNull>> windows(WindowGrid grid, Progress progress) {
    if (estimator.isFast()) {
      int windows = Math.min(MOST_FITTED, grid.count());
      return correlations(
          n -> new Cut(Arrays.copyOf(grid.startsIn(n), windows), grid.windowIn(n)), progress);
    }
    int last = Math.min(grid.count() - 1, (grid.window() + grid.step() - 1) / grid.step());
    int[] at = IntStream.of(0, 1, (last + 1) / 2, last).distinct().toArray();
    return correlations(n -> new Cut(some(grid.startsIn(n), at), grid.windowIn(n)), progress)
        .map(r -> between(at, r, grid.count() - 1));
  }

  private static int[] some(int[] values, int[] at) {
    return Arrays.stream(at).map(i -> values[i]).toArray();
  }

  /** For separations 1 to count, from those of {@code at}, the first of which is 0. */
  private static List<HomogeneousNull.PearsonNull> between(
      int[] at, List<HomogeneousNull.PearsonNull> known, int count) {
    List<HomogeneousNull.PearsonNull> all = new ArrayList<>();
    int i = 0;
    for (int k = 1; k <= count; k++) {
      while (i + 1 < known.size() && k > at[i + 1]) {
        i++;
      }
      HomogeneousNull.PearsonNull above = known.get(i);
      HomogeneousNull.PearsonNull below = known.get(Math.max(0, i - 1));
      double whole = at[i + 1] - at[i];
      double share = i == 0 ? 1 : Math.min(1, (k - at[i]) / whole);
      all.add(
          new HomogeneousNull.PearsonNull(
              below.mean() + share * (above.mean() - below.mean()),
              below.sd() + share * (above.sd() - below.sd()),
              above.pixels()));
    }
    return all;
  }

  /** Parts of equal length of a film. */
  private record Cut(int[] starts, int length) {}

  private Maybe<List<HomogeneousNull.PearsonNull>> correlations(
      IntFunction<Cut> cut, Progress progress) {
    List<List<Double>> r = new ArrayList<>();
    for (int film = 0; film < FILMS; film++) {
      Progress part = progress.part((double) film / FILMS, (film + 1.0) / FILMS);
      FrameStack stack = films.film(film, part.part(0, 0.4));
      Cut parts = cut.apply(stack.frames());
      Maybe<List<FloatMap>> maps = maps(stack, parts, part.part(0.4, 1));
      if (maps.value().isEmpty()) {
        return Maybe.not("a simulated homogeneous film cannot be mapped: " + maps.reason());
      }
      List<FloatMap> lnTau = maps.value().get();
      for (int k = 1; k < lnTau.size(); k++) {
        if (film == 0) {
          r.add(new ArrayList<>());
        }
        r.get(k - 1).addAll(NullFilms.correlations(lnTau.get(0), lnTau.get(k)));
      }
    }
    int square = NullFilms.SQUARE * NullFilms.SQUARE;
    return Maybe.of(
        r.stream()
            .map(each -> each.stream().mapToDouble(Double::doubleValue).toArray())
            .map(each -> HomogeneousNull.PearsonNull.of(each, square))
            .toList());
  }

  /** Maps of ln tau of all parts of a film. */
  private Maybe<List<FloatMap>> maps(FrameStack film, Cut parts, Progress progress) {
    int n = parts.starts.length;
    List<FloatMap> lnTau = new ArrayList<>();
    PartMapping mapping = estimator.film(film, conditions.maps(), progress);
    for (int k = 0; k < n; k++) {
      Progress one = progress.part((double) k / n, (k + 1.0) / n);
      Maybe<PartMap> map = mapping.map(parts.starts[k], parts.length, one);
      if (map.value().isEmpty()) {
        return Maybe.not(map.reason());
      }
      lnTau.add(map.value().get().tau().ln());
    }
    return Maybe.of(lnTau);
  }
}
