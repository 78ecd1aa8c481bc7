package ecm.pipeline.maps;

import ecm.base.Progress;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;

/** The first and the second half of a record; of an odd number of frames the last is left out. */
public final class RecordHalves {

  /** Shorter halves give no usable fit. */
  public static final int SHORTEST = 40;

  private RecordHalves() {}

  /** Maps of both halves. */
  static RelaxationMaps[] fit(
      FrameStack stack, Mask mask, MapParameters parameters, Progress progress) {
    int half = stack.frames() / 2;
    return new RelaxationMaps[] {
      RelaxationMapping.fit(frames(stack, 0, half), mask, parameters, progress.part(0, 0.5)),
      RelaxationMapping.fit(frames(stack, half, half), mask, parameters, progress.part(0.5, 1))
    };
  }

  /** Maps of tau [s] of both halves. */
  public static FloatMap[] tau(
      FrameStack stack, Mask mask, MapParameters parameters, Progress progress) {
    RelaxationMaps[] maps = fit(stack, mask, parameters, progress);
    return new FloatMap[] {maps[0].tau(), maps[1].tau()};
  }

  /** A run of frames. */
  public static FrameStack frames(FrameStack stack, int first, int frames) {
    return new SelectedFrames(stack, first, frames, new boolean[frames], stack.info());
  }
}
