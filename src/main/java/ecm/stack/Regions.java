package ecm.stack;

import java.util.Arrays;

/**
 * The connected regions of a mask, in the order of their first pixels.
 *
 * @param label per pixel, 0 outside the mask, else 1 to the number of regions
 * @param size number of pixels of regions 1, 2, ... at index 0, 1, ...
 */
public record Regions(int[] label, int[] size) {

  /**
   * Finds them.
   *
   * @param corners whether pixels that touch only at a corner are connected (8 neighbours, not 4)
   */
  public static Regions of(Mask mask, boolean corners) {
    int[] label = new int[mask.width() * mask.height()];
    int[] size = new int[16];
    int[] pending = new int[label.length];
    int count = 0;
    for (int i = 0; i < label.length; i++) {
      if (mask.contains(i) && label[i] == 0) {
        if (count == size.length) {
          size = Arrays.copyOf(size, 2 * count);
        }
        size[count] = flood(mask, i, count + 1, corners, label, pending);
        count++;
      }
    }
    return new Regions(label, Arrays.copyOf(size, count));
  }

  private static int flood(
      Mask mask, int seed, int name, boolean corners, int[] label, int[] pending) {
    int found = 0;
    label[seed] = name;
    pending[found++] = seed;
    for (int next = 0; next < found; next++) {
      int x = pending[next] % mask.width();
      int y = pending[next] / mask.width();
      for (int dy = Math.max(-1, -y); dy <= 1 && y + dy < mask.height(); dy++) {
        for (int dx = Math.max(-1, -x); dx <= 1 && x + dx < mask.width(); dx++) {
          int neighbour = (y + dy) * mask.width() + x + dx;
          boolean touches = corners || dx == 0 || dy == 0;
          if (touches && mask.contains(neighbour) && label[neighbour] == 0) {
            label[neighbour] = name;
            pending[found++] = neighbour;
          }
        }
      }
    }
    return found;
  }

  /** The number of the largest region, the first of equals; 0 if there is none. */
  public int largest() {
    int best = 0;
    for (int i = 0; i < size.length; i++) {
      if (best == 0 || size[i] > size[best - 1]) {
        best = i + 1;
      }
    }
    return best;
  }
}
