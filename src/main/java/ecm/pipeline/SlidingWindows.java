package ecm.pipeline;

import ecm.progress.InvalidInput;
import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Maps of tau of windows that slide over a record, and how long their pattern persists.
 *
 * @param start time at which each window starts [s]
 * @param tau map of each window [s]
 * @param window length [s]
 * @param step between the starts [s]
 * @param censoringLimit above it tau is a lower bound, a twelfth of the window [s]
 * @param persistence correlation of ln tau between windows
 */
public record SlidingWindows(
    double[] start,
    List<FloatMap> tau,
    double window,
    double step,
    double censoringLimit,
    Persistence persistence) {

  private static final double WINDOW_IN_TAU = 20;
  private static final double LARGEST_SHARE = 0.75;

  /** Films, and windows of each, with which the null is simulated. */
  private static final int NULL_FILMS = 2;

  private static final int NULL_WINDOWS = 25;

  /**
   * The lengths asked for.
   *
   * @param window [s]; 0 for 20 tau of the region's pooled curve, or half the record where these
   *     are more than three quarters of it
   * @param step [s]; 0 for 1 tau
   */
  public record Lengths(double window, double step) {

    /** With lengths that suit tau and the record [s] in place of zeros. */
    Lengths filled(PooledFit curve, double record) {
      if (window > 0 && step > 0) {
        return this;
      }
      if (!curve.isResolved()) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s is 0, but tau of the region is not known: %s; give window and step in seconds",
                window > 0 ? "step" : "window",
                curve.reason()));
      }
      return new Lengths(
          window > 0 ? window : suited(curve.tau(), record), step > 0 ? step : curve.tau());
    }

    /** Windows that nearly fill the record would all be the same. */
    private static double suited(double tau, double record) {
      double published = WINDOW_IN_TAU * tau;
      return published > LARGEST_SHARE * record ? record / 2 : published;
    }
  }

  /**
   * Maps every window.
   *
   * @param stack aligned frames
   * @param sample maps of the whole record, which give tau and the null's conditions
   * @param asked window and step
   * @param progress told of the windows done
   * @throws InvalidInput if the record is shorter than a window
   */
  public static SlidingWindows of(
      FrameStack stack, MappedSample sample, Lengths asked, Progress progress) {
    double dt = stack.frameInterval();
    Lengths lengths = asked.filled(sample.fits().bulkCurve(), stack.frames() * dt);
    WindowGrid grid = WindowGrid.of(stack.frames(), dt, lengths.window(), lengths.step());
    Mask mask = sample.region().mask();
    List<FloatMap> tau = new ArrayList<>();
    double[] start = new double[grid.count()];
    for (int i = 0; i < start.length; i++) {
      Progress one = progress.part(0.7 * i / start.length, 0.7 * (i + 1) / start.length);
      start[i] = grid.start(i) * dt;
      FrameStack frames = RecordHalves.frames(stack, grid.start(i), grid.window());
      tau.add(RelaxationMapping.fit(frames, mask, sample.parameters(), one).tau());
    }
    List<FloatMap> lnTau = tau.stream().map(FloatMap::ln).toList();
    Persistence persistence = Persistence.of(lnTau, mask, grid.step() * dt);
    Optional<NullConditions> known = sample.nullConditions().value();
    if (known.isPresent() && start.length > 1) {
      List<HomogeneousNull.PearsonNull> r = homogeneous(known.get(), grid, progress.part(0.7, 1));
      persistence = persistence.beside(r, mask.count());
    }
    double window = grid.window() * dt;
    return new SlidingWindows(start, tau, window, grid.step() * dt, window / 12, persistence);
  }

  /** Pearson's r between the first window and each of the later ones, in homogeneous films. */
  private static List<HomogeneousNull.PearsonNull> homogeneous(
      NullConditions conditions, WindowGrid grid, Progress progress) {
    NullFilms films = new NullFilms(conditions);
    int windows = Math.min(NULL_WINDOWS, grid.count());
    List<List<Double>> r = new ArrayList<>();
    for (int k = 1; k < windows; k++) {
      r.add(new ArrayList<>());
    }
    Mask all = Mask.all(NullFilms.SIDE, NullFilms.SIDE);
    for (int film = 0; film < NULL_FILMS; film++) {
      Progress part = progress.part((double) film / NULL_FILMS, (film + 1.0) / NULL_FILMS);
      FrameStack stack = films.film(film, part.part(0, 0.4));
      int[] starts = grid.startsIn(stack.frames());
      int length = grid.windowIn(stack.frames());
      FloatMap first = null;
      for (int k = 0; k < windows; k++) {
        Progress one = part.part(0.4 + 0.6 * k / windows, 0.4 + 0.6 * (k + 1) / windows);
        FrameStack frames = RecordHalves.frames(stack, starts[k], length);
        FloatMap map = RelaxationMapping.fit(frames, all, conditions.maps(), one).tau().ln();
        if (k == 0) {
          first = map;
        } else {
          r.get(k - 1).addAll(NullFilms.correlations(first, map));
        }
      }
    }
    int square = NullFilms.SQUARE * NullFilms.SQUARE;
    return r.stream()
        .map(
            values ->
                HomogeneousNull.PearsonNull.of(
                    values.stream().mapToDouble(Double::doubleValue).toArray(), square))
        .toList();
  }
}
