package ecm.likelihood.spectrum;

/** Short gaps of a record, filled by a straight line: zeros there would look like fast changes. */
final class Bridge {

  private static final int LONGEST = 4;

  private Bridge() {}

  /** Whether the frames between two with a value are filled. */
  static boolean isBridged(int last, int next) {
    return last >= 0 && next - last > 1 && next - last <= LONGEST + 1;
  }

  /**
   * What the values of a record weigh in its Fourier transform at one frequency once its gaps are
   * filled: w_t exp(-i omega t), and from the frames of the gaps beside it as much as they take of
   * it.
   *
   * @param weights w of the window
   * @param missing frames without a value
   * @param omega angular frequency [rad per frame]
   * @param target receives real and imaginary part for each frame, 0 for a missing one
   * @return the number of frames that have a value or are bridged
   */
  static int weights(float[] weights, boolean[] missing, double omega, double[] target) {
    java.util.Arrays.fill(target, 0);
    int last = -1;
    int valid = 0;
    for (int t = 0; t < weights.length; t++) {
      if (missing[t]) {
        continue;
      }
      add(target, t, weights[t], omega * t);
      valid++;
      if (isBridged(last, t)) {
        for (int k = last + 1; k < t; k++) {
          double share = (double) (k - last) / (t - last);
          add(target, last, (1 - share) * weights[k], omega * k);
          add(target, t, share * weights[k], omega * k);
          valid++;
        }
      }
      last = t;
    }
    return valid;
  }

  private static void add(double[] target, int t, double weight, double angle) {
    target[2 * t] += weight * Math.cos(angle);
    target[2 * t + 1] -= weight * Math.sin(angle);
  }
}
