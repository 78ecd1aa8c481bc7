package ecm.registration.frame;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Goes through a stack once, in fixed blocks of consecutive frames.
 *
 * <p>Blocks are worked on in parallel; their results are handed on in the order of the frames, so
 * sums over time do not depend on the number of threads. A stack that is not in memory is read by
 * the calling thread alone, in order. Memory: a few blocks at a time.
 */
public final class FrameBlocks {

  private static final int LONGEST = 16;
  private static final long BLOCK_BYTES = 16L << 20;
  private static final long WAVE_BYTES = 192L << 20;

  /** The frames as recorded; {@link #read} replaces non-finite values and subtracts a constant. */
  private final FrameStack stack;

  private final boolean[] use;
  private final float offset;
  private final int length;
  private final FrameStatistics[] statistics;
  private final int lead;
  private final FrameFilter filter;
  private final InvalidPixels invalid;

  /**
   * Work on one block.
   *
   * @param <R> its result
   */
  @FunctionalInterface
  public interface Work<R> {
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
   * @param filter applied to each frame
   */
  public FrameBlocks(FrameStack stack, boolean[] use, double offset, FrameFilter filter) {
    this(stack, use, offset, filter, InvalidPixels.NONE);
  }

  /**
   * @param stack the stack
   * @param use per frame, whether it is to be read
   * @param offset a level near the stack's mean, taken off all values so that sums stay exact
   * @param filter applied to each frame
   * @param invalid pixels of every frame
   */
  public FrameBlocks(
      FrameStack stack, boolean[] use, double offset, FrameFilter filter, InvalidPixels invalid) {
    this.invalid = invalid;
    this.stack = stack;
    this.use = use.clone();
    this.offset = (float) offset;
    this.filter = filter;
    this.statistics = new FrameStatistics[stack.frames()];
    this.lead = 0;
    long bytes = 4L * stack.width() * stack.height();
    int fitting = (int) Math.max(2, Math.min(LONGEST, BLOCK_BYTES / bytes));
    this.length = Math.max(2, Math.min(fitting, stack.frames() / 8) / 2 * 2);
  }

  private FrameBlocks(FrameBlocks source, int lead) {
    this.stack = source.stack;
    this.use = source.use;
    this.offset = source.offset;
    this.filter = source.filter;
    this.invalid = source.invalid;
    this.statistics = source.statistics;
    this.length = source.length;
    this.lead = lead;
  }

  /** The same blocks, each with some of the frames before it. */
  public FrameBlocks withLead(int frames) {
    return new FrameBlocks(this, frames);
  }

  /** Index of the first frame of a block, the lead not counted. */
  public int first(int block) {
    return block * length;
  }

  /** The block that a frame belongs to. */
  public int blockOf(int frame) {
    return frame / length;
  }

  /** Number of blocks. */
  public int count() {
    return (stack.frames() + length - 1) / length;
  }

  /** Number of frames per block; the last may be shorter. */
  int length() {
    return length;
  }

  public FrameStack stack() {
    return stack;
  }

  /** The pixels that hold no data in any frame. */
  public InvalidPixels invalid() {
    return invalid;
  }

  public Rect covered(int frame) {
    return stack.coverage().covered(frame);
  }

  /**
   * Goes through all blocks.
   *
   * @param workers makes the work of one thread
   * @param inOrder receives the results, block by block
   */
  public <R> void forEach(
      Progress progress, String stage, Supplier<Work<R>> workers, Consumer<R> inOrder) {
    new FramePass<>(this, workers).run(progress, stage, inOrder);
  }

  /** Blocks that are worked on, and for a stack on disk held in memory, at a time. */
  int waveLength() {
    long bytes = 4L * stack.width() * stack.height();
    long perBlock = isReadAhead() ? (length + 2) * bytes : 2 * bytes;
    return (int) Math.max(2, Math.min(4L * Parallel.threads(), WAVE_BYTES / perBlock));
  }

  /** Whether frames are read before work on their blocks begins: on disk, or used twice. */
  boolean isReadAhead() {
    return !stack.isInMemory() || lead > 0;
  }

  /** Room for the frames of one block. */
  float[][] buffers() {
    return new float[length][stack.width() * stack.height()];
  }

  int lead() {
    return lead;
  }

  /** The usable frames of a block, those of its lead first. */
  int[] frames(int block) {
    int from = Math.max(0, first(block) - lead);
    int to = Math.min(first(block) + length, stack.frames());
    return java.util.stream.IntStream.range(from, to).filter(t -> use[t]).toArray();
  }

  void read(int[] frames, float[][] values) {
    for (int i = 0; i < frames.length; i++) {
      read(frames[i], values[i]);
    }
  }

  /** What each frame that was read looks like as recorded; null for the others. */
  public FrameStatistics[] statistics() {
    return statistics;
  }

  /**
   * Reads one frame, offset taken off, filtered. Invalid pixels, and other values that are not
   * finite, are filled from those near them; those beyond what the frame covers become 0.
   */
  public void read(int frame, float[] values) {
    stack.copyRows(frame, 0, stack.height(), values);
    if (statistics[frame] == null) {
      statistics[frame] = FrameStatistics.of(values, stack.width(), covered(frame));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= offset;
    }
    Rect covered = covered(frame);
    if (statistics[frame].finite() < 1 || covered.width() * covered.height() < values.length) {
      clean(values, covered);
    }
    filter.apply(values, stack.width(), covered, invalid);
    invalid.fill(values);
  }

  /** Fills what a frame lacks beside the invalid pixels of all. */
  private void clean(float[] values, Rect covered) {
    boolean[] lacking = new boolean[values.length];
    boolean more = false;
    for (int i = 0; i < values.length; i++) {
      boolean finite = Math.abs(values[i]) <= Float.MAX_VALUE;
      lacking[i] = invalid.contains(i);
      if (!finite) {
        values[i] = 0;
        boolean inside = covered.contains(i % stack.width(), i / stack.width());
        more |= inside && !lacking[i];
        lacking[i] |= inside;
      }
    }
    if (more) {
      InvalidPixels.of(lacking, stack.width()).fill(values);
    }
  }
}
