package ecm.pipeline.time;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.nulls.PartsNull;
import ecm.pipeline.parts.MapEstimations;
import ecm.pipeline.parts.MappedSample;
import ecm.pipeline.parts.PartMap;
import ecm.pipeline.parts.PartMapping;
import ecm.pipeline.parts.WindowGrid;
import ecm.pipeline.region.PooledFit;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.tile.FreeHeap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Maps of tau of windows that slide over a record, and how long their pattern persists.
 *
 * @param estimator of tau
 * @param start time at which each window starts [s]
 * @param tau map of each window [s]
 * @param window length [s]
 * @param step between the starts [s]
 * @param censoringLimit above it tau is a lower bound, of fits a twelfth of the window [s]; NaN if
 *     there is no such limit
 * @param persistence correlation of ln tau between windows
 * @param noNull why the persistence has no null; empty if it has one, or needs none
 */
public record SlidingWindows(
    MapEstimator estimator,
    double[] start,
    List<FloatMap> tau,
    double window,
    double step,
    double censoringLimit,
    Persistence persistence,
    String noNull) {

  private static final double LARGEST_SHARE = 0.75;

  /**
   * The lengths asked for.
   *
   * @param window [s]; 0 for 20 tau of the region's pooled curve, of the likelihood 5 tau, or half
   *     the record where these are more than three quarters of it
   * @param step [s]; 0 for 1 tau
   */
  public record Lengths(double window, double step) {

    /** With lengths that suit tau, record and estimator in place of zeros. */
    Lengths filled(PooledFit curve, PartMapping record) {
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
    private static double suited(double tau, PartMapping record) {
      double whole = record.frames() * record.frameInterval();
      double enough = record.longEnough(tau);
      return enough > LARGEST_SHARE * whole ? whole / 2 : enough;
    }
  }

  /**
   * Maps every window.
   *
   * @param record how windows are mapped
   * @param sample maps of the whole record, which give tau and the null's conditions
   * @param asked window and step
   * @param progress told of the windows done; its log receives windows that could not be mapped
   * @return the reason if the likelihood cannot map the first window
   * @throws InvalidInput if the record is shorter than a window, or the maps do not fit into memory
   */
  public static Maybe<SlidingWindows> of(
      PartMapping record, MappedSample sample, Lengths asked, Progress progress) {
    double dt = record.frameInterval();
    Lengths lengths = asked.filled(sample.fits().bulkCurve(), record);
    WindowGrid grid = WindowGrid.of(record.frames(), dt, lengths.window(), lengths.step());
    Mask mask = sample.region().mask();
    requireMemory(grid, mask);
    double[] start = new double[grid.count()];
    Arrays.setAll(start, i -> grid.start(i) * dt);
    Maybe<List<PartMap>> maps = maps(record, grid, mask, progress.part(0, 0.7));
    if (maps.value().isEmpty()) {
      return Maybe.not(maps.reason());
    }
    List<FloatMap> tau = maps.value().get().stream().map(PartMap::tau).toList();
    double limit = maps.value().get().get(0).censoringLimit();
    List<FloatMap> lnTau = tau.stream().map(FloatMap::ln).toList();
    Persistence persistence = Persistence.of(lnTau, mask, grid.step() * dt);
    Maybe<List<HomogeneousNull.PearsonNull>> r =
        start.length > 1
            ? homogeneous(sample, record, grid, progress.part(0.7, 1))
            : Maybe.not(sample.nullConditions().reason());
    if (r.value().isPresent()) {
      persistence = persistence.beside(r.value().get(), mask.count());
    }
    return Maybe.of(
        new SlidingWindows(
            record.estimator(),
            start,
            tau,
            grid.window() * dt,
            grid.step() * dt,
            limit,
            persistence,
            r.reason()));
  }

  private static Maybe<List<HomogeneousNull.PearsonNull>> homogeneous(
      MappedSample sample, PartMapping record, WindowGrid grid, Progress progress) {
    Maybe<NullConditions> known = sample.nullConditions();
    return known
        .value()
        .map(c -> new PartsNull(c, MapEstimations.of(record.estimator())).windows(grid, progress))
        .orElseGet(() -> Maybe.not(known.reason()));
  }

  /** Maps of all windows, without a value where one cannot be mapped, but for the first. */
  private static Maybe<List<PartMap>> maps(
      PartMapping record, WindowGrid grid, Mask mask, Progress progress) {
    List<PartMap> maps = new ArrayList<>();
    double dt = record.frameInterval();
    for (int i = 0; i < grid.count(); i++) {
      Progress one = progress.part((double) i / grid.count(), (i + 1.0) / grid.count());
      Maybe<PartMap> map = record.map(grid.start(i), grid.window(), one);
      if (map.value().isEmpty()) {
        if (i == 0) {
          return Maybe.not(map.reason());
        }
        progress.log(
            String.format(
                Locale.ROOT,
                "no map of the window at %.4g s: %s",
                grid.start(i) * dt,
                map.reason()));
      }
      maps.add(map.value().orElseGet(() -> PartMap.empty(mask, grid.window() * dt)));
    }
    return Maybe.of(maps);
  }

  /** Maps of tau, of ln tau, and the image that is made of them. */
  private static void requireMemory(WindowGrid grid, Mask mask) {
    FreeHeap.require(
        3.0 * Float.BYTES * grid.count() * mask.width() * mask.height(),
        String.format(
            Locale.ROOT,
            "the maps of %d windows of %d x %d pixels",
            grid.count(),
            mask.width(),
            mask.height()),
        "give a longer step");
  }
}
