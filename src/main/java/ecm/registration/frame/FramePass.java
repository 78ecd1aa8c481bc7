package ecm.registration.frame;

import ecm.base.Parallel;
import ecm.base.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One pass over all {@link FrameBlocks} that reads each frame once: the frames that lead a block
 * are kept from the block before it. A stack that is not in memory is read by the calling thread.
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
   * Reads all blocks in order, and works on some of them at a time.
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
    float[][][] read = blocks.isReadAhead() ? read(first, n, progress) : null;
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
    int[][] frames = new int[n][];
    Map<Integer, float[]> values = new HashMap<>(kept);
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      frames[i] = blocks.frames(first + i);
      for (int t : frames[i]) {
        if (!values.containsKey(t)) {
          missing.add(t);
          values.put(t, new float[blocks.stack().width() * blocks.stack().height()]);
        }
      }
    }
    fill(missing, values, progress);
    float[][][] read = new float[n][][];
    kept = new HashMap<>();
    for (int i = 0; i < n; i++) {
      read[i] = Arrays.stream(frames[i]).mapToObj(values::get).toArray(float[][]::new);
    }
    int[] last = frames[n - 1];
    for (int k = Math.max(0, last.length - blocks.lead()); k < last.length; k++) {
      kept.put(last[k], values.get(last[k]));
    }
    return read;
  }

  private void fill(List<Integer> frames, Map<Integer, float[]> values, Progress progress) {
    if (blocks.stack().isInMemory()) {
      Parallel.forEach(
          frames.size(),
          Progress.NONE,
          "reading",
          k -> blocks.read(frames.get(k), values.get(frames.get(k))));
    } else {
      for (int t : frames) {
        progress.check();
        blocks.read(t, values.get(t));
      }
    }
  }
}
