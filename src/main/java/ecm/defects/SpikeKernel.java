package ecm.defects;

/** One frame's part of what a sample is compared with: a weighted 3 x 3 sum. Not thread-safe. */
final class SpikeKernel {

  private final int width;
  private final int height;
  private final float[] column;

  SpikeKernel(int width, int height) {
    this.width = width;
    this.height = height;
    this.column = new float[width];
  }

  /** Of a whole frame: the pixels at the border are continued outside. */
  void sum(float[] frame, float[] target) {
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int below = Math.min(height - 1, y + 1) * width;
      row(frame, new int[] {above, y * width, below}, target, y * width);
    }
  }

  /** Of one row, given where it and those above and below it begin. */
  void row(float[] frame, int[] rows, float[] target, int to) {
    int above = rows[0];
    int middle = rows[1];
    int below = rows[2];
    for (int x = 0; x < width; x++) {
      column[x] = frame[above + x] + frame[middle + x] + frame[below + x];
    }
    int last = width - 1;
    for (int x = 1; x < last; x++) {
      target[to + x] =
          SpikeLaw.BOX * (column[x - 1] + column[x] + column[x + 1])
              + SpikeLaw.CENTRE * frame[middle + x];
    }
    for (int x : new int[] {0, last}) {
      float sides = column[Math.max(0, x - 1)] + column[x] + column[Math.min(last, x + 1)];
      target[to + x] = SpikeLaw.BOX * sides + SpikeLaw.CENTRE * frame[middle + x];
    }
  }
}
