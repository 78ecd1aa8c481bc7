package ecm.sample;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pairs of frames t and t+1 spread evenly over a record, both valid, no frame in two pairs, and the
 * pixels of a mask that are covered in all of them.
 *
 * @param first the frames t, ascending
 * @param box smallest rectangle around the pixels
 * @param inside per pixel of the box, whether it is used
 */
record FramePairs(int[] first, Rect box, boolean[] inside) {

  static FramePairs of(FrameStack stack, Mask mask, int most) {
    int[] first = choose(stack.coverage(), most);
    Rect covered = new Rect(0, 0, stack.width(), stack.height());
    for (int t : first) {
      covered = covered.intersect(stack.coverage().covered(t));
      covered = covered.intersect(stack.coverage().covered(t + 1));
    }
    Rect box = mask.and(Mask.of(mask.width(), mask.height(), covered)).bounds();
    boolean[] inside = new boolean[box.width() * box.height()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = mask.contains(box.x() + i % box.width(), box.y() + i / box.width());
    }
    return new FramePairs(first, box, inside);
  }

  private static int[] choose(Coverage coverage, int most) {
    int[] candidates =
        IntStream.range(0, coverage.frames() - 1)
            .filter(t -> coverage.isValid(t) && coverage.isValid(t + 1))
            .toArray();
    int[] chosen = new int[most];
    int n = 0;
    int next = 0;
    for (int k = 0; k < most; k++) {
      long wanted = (long) k * (candidates.length - 1) / Math.max(1, most - 1);
      while (next < candidates.length
          && (next < wanted || n > 0 && candidates[next] < chosen[n - 1] + 2)) {
        next++;
      }
      if (next < candidates.length) {
        chosen[n++] = candidates[next];
      }
    }
    return Arrays.copyOf(chosen, n);
  }

  int count() {
    return first.length;
  }

  int pixels() {
    int n = 0;
    for (boolean b : inside) {
      n += b ? 1 : 0;
    }
    return n;
  }

  /** The same pairs with the pixels of the box that are kept, too. */
  FramePairs and(boolean[] kept) {
    boolean[] both = new boolean[inside.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = inside[i] && kept[i];
    }
    return new FramePairs(first, box, both);
  }

  /**
   * The box of a frame, a stack on disk by one thread at a time; {@code rows} is a buffer of box
   * height times stack width.
   */
  void read(FrameStack stack, int frame, float[] rows, double[] target) {
    if (stack.isInMemory()) {
      stack.copyRows(frame, box.y(), box.height(), rows);
    } else {
      synchronized (stack) {
        stack.copyRows(frame, box.y(), box.height(), rows);
      }
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = rows[i / box.width() * stack.width() + box.x() + i % box.width()];
    }
  }
}
