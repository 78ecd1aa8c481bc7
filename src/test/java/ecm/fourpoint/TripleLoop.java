package ecm.fourpoint;

import ecm.stack.FrameStack;
import ecm.stack.Mask;

/** Eq. 3 as it is written: plain sums over frames, pixels and neighbours. */
final class TripleLoop {

  private TripleLoop() {}

  /** g4 at one lag and ring. */
  static double g4(FrameStack stack, Mask mask, int lag, int radius, FourPointForm form) {
    double[] sums = new double[6];
    for (int t = 0; t + lag < stack.frames(); t++) {
      if (stack.coverage().isValid(t) && stack.coverage().isValid(t + lag)) {
        addFrame(stack.frame(t), stack.frame(t + lag), mask, radius, form, sums);
      }
    }
    double n = sums[5];
    return sums[0] / n / (sums[1] / n * sums[2] / n * sums[3] / n * sums[4] / n);
  }

  private static void addFrame(
      float[] now, float[] later, Mask mask, int radius, FourPointForm form, double[] sums) {
    for (int i : mask.indices()) {
      int x = i % mask.width();
      int y = i / mask.width();
      double j = 0;
      double k = 0;
      int count = 0;
      for (int v = Math.max(0, y - radius - 1);
          v <= Math.min(mask.height() - 1, y + radius + 1);
          v++) {
        for (int u = Math.max(0, x - radius - 1);
            u <= Math.min(mask.width() - 1, x + radius + 1);
            u++) {
          int d2 = (u - x) * (u - x) + (v - y) * (v - y);
          int q = v * mask.width() + u;
          if (d2 >= radius * radius && d2 < (radius + 1) * (radius + 1) && mask.contains(q)) {
            if (form == FourPointForm.PAIR) {
              add(sums, now[i], later[i], now[q], later[q]);
            }
            j += now[q];
            k += later[q];
            count++;
          }
        }
      }
      if (form == FourPointForm.RING && count > 0) {
        add(sums, now[i], later[i], j / count, k / count);
      }
    }
  }

  private static void add(double[] sums, double i, double later, double j, double jLater) {
    sums[0] += i * later * j * jLater;
    sums[1] += i;
    sums[2] += later;
    sums[3] += j;
    sums[4] += jLater;
    sums[5]++;
  }
}
