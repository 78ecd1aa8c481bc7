package ecm.pipeline;

import ecm.simulation.Simulation;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.stream.Stream;

/** The first frames of one simulated stack followed by those of another. */
public final class Joined {

  private Joined() {}

  public static FrameStack of(Simulation first, Simulation second, int frames) {
    Object[] planes =
        Stream.concat(
                Arrays.stream(first.planes()).limit(frames),
                Arrays.stream(second.planes()).limit(frames))
            .toArray();
    FrameStack like = first.stack();
    return new ArrayFrameStack(like.width(), like.height(), planes, like.sampleType(), like.info());
  }
}
