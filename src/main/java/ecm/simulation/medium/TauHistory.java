package ecm.simulation.medium;

import ecm.stack.FloatMap;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The true relaxation times of every frame. Domains of finite life change in small steps, every
 * {@code framesPerMap} frames (a fiftieth of their life, or every frame), and are constant between.
 */
public final class TauHistory {

  private final int frames;
  private final int framesPerMap;
  private final IntFunction<FloatMap> maps;

  TauHistory(int frames, int framesPerMap, IntFunction<FloatMap> maps) {
    this.frames = frames;
    this.framesPerMap = framesPerMap;
    this.maps = maps;
  }

  /** Frames from one change to the next; all frames of the record if domains last for ever. */
  public int framesPerMap() {
    return framesPerMap;
  }

  /** Number of different maps. */
  public int maps() {
    return (frames + framesPerMap - 1) / framesPerMap;
  }

  /**
   * The true tau [s] of each pixel while a frame is taken and until the next; see {@link
   * ecm.simulation.Simulation#tau} for surface layers.
   *
   * @param frame from 0
   * @throws IndexOutOfBoundsException if the record has no such frame
   */
  public FloatMap at(int frame) {
    return maps.apply(Objects.checkIndex(frame, frames) / framesPerMap);
  }
}
