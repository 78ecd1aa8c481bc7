package ecm.registration;

import ecm.parallel.Parallel;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Goes through a stack once, in fixed blocks of consecutive frames.
 *
 * <p>Blocks are worked on in parallel; their results are handed on in the order of the frames, so
 * sums over time do not depend on the number of threads. A stack that is not in memory is read by
 * the calling thread alone, in order. Memory: a few blocks at a time.
 */
final class FrameBlocks {

  private static final int LONGEST = 16;
  private static final long BLOCK_BYTES = 16L << 20;
  private static final long WAVE_BYTES = 192L << 20;

  /** Non-finite values are replaced, and a constant is taken off, before anyone sees a frame. */
  private final FrameStack stack;

  private final boolean[] use;
  private final float offset;
  private final int length;
  private final FrameStatistics[] statistics;
  private final int lead;

  /**
   * Work on one block.
   *
   * @param <R> its result
   */
  @FunctionalInterface
  interface Work<R> {
    /**
     * @param block index of the block
     * @param frames indices of its usable frames, ascending; with a lead, those before come first
     * @param values of these frames, offset taken off; to be left unchanged
     */
    R of(int block, int[] frames, float[][] values);
  }

  /**
   * @param stack the stack
   * @param use per frame, whether it is to be read
   * @param offset a level near the stack's mean, taken off all values so that sums stay exact
   */
  FrameBlocks(FrameStack stack, boolean[] use, double offset) {
    this(stack, use.clone(), (float) offset, new FrameStatistics[stack.frames()], 0);
  }

  private FrameBlocks(
      FrameStack stack, boolean[] use, float offset, FrameStatistics[] statistics, int lead) {
    this.stack = stack;
    this.use = use;
    this.offset = offset;
    this.statistics = statistics;
    this.lead = lead;
    long bytes = 4L * stack.width() * stack.height();
    int fitting = (int) Math.max(2, Math.min(LONGEST, BLOCK_BYTES / bytes));
    this.length = Math.max(2, Math.min(fitting, stack.frames() / 8) / 2 * 2);
  }

  /** The same blocks, each with some of the frames before it. */
  FrameBlocks withLead(int frames) {
    return new FrameBlocks(stack, use, offset, statistics, frames);
  }

  /** Index of the first frame of a block, the lead not counted. */
  int first(int block) {
    return block * length;
  }

  /** The block that a frame belongs to. */
  int blockOf(int frame) {
    return frame / length;
  }

  /** Number of blocks. */
  int count() {
    return (stack.frames() + length - 1) / length;
  }

  /** Number of frames per block; the last may be shorter. */
  int length() {
    return length;
  }

  FrameStack stack() {
    return stack;
  }

  Rect covered(int frame) {
    return stack.coverage().covered(frame);
  }

  /**
   * Goes through all blocks.
   *
   * @param workers makes the work of one thread
   * @param inOrder receives the results, block by block
   */
  <R> void forEach(
      Progress progress, String stage, Supplier<Work<R>> workers, Consumer<R> inOrder) {
    int wave = waveLength();
    int blocks = count();
    for (int first = 0; first < blocks; first += wave) {
      int n = Math.min(wave, blocks - first);
      List<R> results = new ArrayList<>(java.util.Collections.nCopies(n, null));
      runWave(first, n, progress, stage, workers, results);
      results.forEach(inOrder);
      progress.check();
    }
  }

  private int waveLength() {
    long bytes = 4L * stack.width() * stack.height();
    long perBlock = stack.isInMemory() ? 2 * bytes : (length + lead + 2) * bytes;
    return (int) Math.max(2, Math.min(4L * Parallel.threads(), WAVE_BYTES / perBlock));
  }

  private <R> void runWave(
      int first,
      int n,
      Progress progress,
      String stage,
      Supplier<Work<R>> workers,
      List<R> results) {
    double all = count();
    Progress part = progress.part(first / all, (first + n) / all);
    float[][][] read = stack.isInMemory() ? null : readAll(first, n, part);
    Parallel.forEach(
        n,
        part,
        stage,
        () -> {
          Work<R> work = workers.get();
          float[][] own = read == null ? buffers() : null;
          return i -> {
            int[] frames = frames(first + i);
            float[][] values = read == null ? own : read[i];
            if (read == null) {
              read(frames, values);
            }
            results.set(i, work.of(first + i, frames, values));
          };
        });
  }

  private float[][] buffers() {
    return new float[length + lead][stack.width() * stack.height()];
  }

  private float[][][] readAll(int first, int n, Progress progress) {
    float[][][] read = new float[n][][];
    for (int i = 0; i < n; i++) {
      progress.check();
      read[i] = buffers();
      read(frames(first + i), read[i]);
    }
    return read;
  }

  private int[] frames(int block) {
    int from = Math.max(0, first(block) - lead);
    int to = Math.min(first(block) + length, stack.frames());
    return java.util.stream.IntStream.range(from, to).filter(t -> use[t]).toArray();
  }

  private void read(int[] frames, float[][] values) {
    for (int i = 0; i < frames.length; i++) {
      read(frames[i], values[i]);
    }
  }

  /** What each frame that was read looks like as recorded; null for the others. */
  FrameStatistics[] statistics() {
    return statistics;
  }

  /** Reads one frame, offset taken off; non-finite values become 0. */
  void read(int frame, float[] values) {
    stack.copyRows(frame, 0, stack.height(), values);
    if (statistics[frame] == null) {
      statistics[frame] = FrameStatistics.of(values, stack.width(), covered(frame));
    }
    for (int i = 0; i < values.length; i++) {
      float v = values[i] - offset;
      values[i] = Math.abs(v) <= Float.MAX_VALUE ? v : 0;
    }
  }
}
