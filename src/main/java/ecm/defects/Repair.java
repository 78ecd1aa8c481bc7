package ecm.defects;

import ecm.registration.Interpolation;
import ecm.registration.Registration;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import java.util.Arrays;
import java.util.Optional;

/**
 * A record without what is wrong with it: frames that are no measurement are invalid, and samples
 * of the others are replaced.
 *
 * <p>A struck sample, and one of a bad pixel, is replaced by those of the same place of the
 * specimen in the nearest frames before and after (up to 10 frames away) that hold a good one,
 * interpolated linearly in time; values of whole numbers are rounded without bias. Where drift
 * carries bad pixels over the specimen, a place hit in more than 2 % of the frames is to be left
 * out instead.
 *
 * @param stack the frames
 * @param leftOut pixels that a bad pixel of the camera covers too often for any analysis
 */
public record Repair(FrameStack stack, Mask leftOut) {

  private static final double OFTEN = 0.02;

  /**
   * As recorded, for registration: odd frames are invalid, struck samples are taken from the frames
   * before and after, and bad pixels from their neighbours in space.
   *
   * @param recorded what the defects were found in; returned as it is if there are none
   */
  public static FrameStack recorded(FrameStack recorded, CameraDefects defects) {
    FrameStack good =
        defects.oddFrames() == 0 ? recorded : SelectedFrames.without(recorded, defects.odd());
    int[] still = new int[recorded.frames()];
    FrameStack calm =
        defects.spikes().count() == 0 ? good : of(good, defects, still, still).stack();
    return defects.fixedCount() == 0 ? calm : new FilledPixels(calm, defects.fixed());
  }

  /**
   * Of a recorded specimen, with its drift undone by whole pixels.
   *
   * @param recorded what the defects were found in
   * @param drift empty if there is none
   */
  public static Repair undone(FrameStack recorded, CameraDefects defects, Optional<Drift> drift) {
    FrameStack camera = recorded(recorded, defects);
    int[] still = new int[recorded.frames()];
    return drift
        .map(
            d ->
                of(
                    Registration.undo(camera, d, Interpolation.NONE),
                    defects,
                    d.wholeDx(),
                    d.wholeDy()))
        .orElseGet(() -> of(camera, defects, still, still));
  }

  /**
   * As {@link #undone(FrameStack, CameraDefects, Optional)}, without the places to leave out.
   *
   * @param how if not by whole pixels, struck samples and bad pixels are those of {@link #recorded}
   */
  public static FrameStack undone(
      FrameStack recorded, CameraDefects defects, Drift drift, Interpolation how) {
    return how == Interpolation.NONE
        ? undone(recorded, defects, Optional.of(drift)).stack()
        : Registration.undo(recorded(recorded, defects), drift, how);
  }

  private static Repair of(FrameStack moved, CameraDefects defects, int[] dx, int[] dy) {
    boolean[] none = new boolean[moved.width() * moved.height()];
    if (defects.fixedCount() == 0 && defects.spikes().count() == 0) {
      return new Repair(moved, new Mask(moved.width(), moved.height(), none));
    }
    BadSamples bad = new BadSamples(moved, defects, dx, dy);
    boolean[] often = often(bad, moved);
    Patches patches = new Patching(moved, bad, often).patches();
    FrameStack patched =
        Arrays.stream(patches.pixels()).allMatch(p -> p.length == 0)
            ? moved
            : new PatchedFrames(moved, patches);
    return new Repair(patched, new Mask(moved.width(), moved.height(), often));
  }

  private static boolean[] often(BadSamples bad, FrameStack moved) {
    int[] hits = bad.hitsOfFixed();
    double most = OFTEN * moved.coverage().validCount();
    boolean[] often = new boolean[hits.length];
    for (int i = 0; i < hits.length; i++) {
      often[i] = hits[i] > most;
    }
    return often;
  }
}
