package ecm.registration;

import ecm.parallel.Parallel;
import ecm.progress.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One pass over all {@link FrameBlocks}. A stack on disk is read by the calling thread, each frame
 * once: the frames that lead a block are kept from the block before it.
 *
 * @param <R> what the work on one block yields
 */
final class FramePass<R> {

  private final FrameBlocks blocks;
  private final Supplier<FrameBlocks.Work<R>> workers;
  private Map<Integer, float[]> kept = new HashMap<>();

  /**
   * @param workers makes the work of one thread
   */
  FramePass(FrameBlocks blocks, Supplier<FrameBlocks.Work<R>> workers) {
    this.blocks = blocks;
    this.workers = workers;
  }

  /**
   * Runs it.
   *
   * @param inOrder receives the results, block by block
   */
  void run(Progress progress, String stage, Consumer<R> inOrder) {
    int wave = blocks.waveLength();
    int count = blocks.count();
    double all = count;
    for (int first = 0; first < count; first += wave) {
      int n = Math.min(wave, count - first);
      work(first, n, progress.part(first / all, (first + n) / all), stage).forEach(inOrder);
      progress.check();
    }
  }

  private List<R> work(int first, int n, Progress progress, String stage) {
    List<R> results = new ArrayList<>(Collections.nCopies(n, null));
    float[][][] read = blocks.stack().isInMemory() ? null : read(first, n, progress);
    Parallel.forEach(
        n,
        progress,
        stage,
        () -> {
          FrameBlocks.Work<R> work = workers.get();
          float[][] own = read == null ? blocks.buffers() : null;
          return i -> {
            int[] frames = blocks.frames(first + i);
            if (read == null) {
              blocks.read(frames, own);
            }
            results.set(i, work.of(first + i, frames, read == null ? own : read[i]));
          };
        });
    return results;
  }

  private float[][][] read(int first, int n, Progress progress) {
    float[][][] read = new float[n][][];
    for (int i = 0; i < n; i++) {
      progress.check();
      int[] frames = blocks.frames(first + i);
      read[i] = new float[frames.length][];
      for (int k = 0; k < frames.length; k++) {
        read[i][k] = kept.containsKey(frames[k]) ? kept.get(frames[k]) : fresh(frames[k]);
      }
      kept = new HashMap<>();
      for (int k = Math.max(0, frames.length - blocks.lead()); k < frames.length; k++) {
        kept.put(frames[k], read[i][k]);
      }
    }
    return read;
  }

  private float[] fresh(int frame) {
    float[] values = new float[blocks.stack().width() * blocks.stack().height()];
    blocks.read(frame, values);
    return values;
  }
}
