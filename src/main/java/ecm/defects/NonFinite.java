package ecm.defects;

import ecm.stack.FrameStack;

/** Single samples that are not finite. */
final class NonFinite {

  private NonFinite() {}

  /** The samples with those added that are not finite, in good frames and pixels. */
  static Samples add(
      Samples samples, FrameStack stack, RecordSums sums, boolean[] fixed, int[] good) {
    boolean any = false;
    for (int i = 0; i < fixed.length; i++) {
      any |= !fixed[i] && sums.finite()[i] < sums.frames();
    }
    if (!any) {
      return samples;
    }
    Samples.Builder all = new Samples.Builder(samples.frames());
    for (int t = 0; t < samples.frames(); t++) {
      for (int i : samples.of(t)) {
        all.add(t, i);
      }
    }
    for (int t : good) {
      if (sums.frameFinite()[t] < fixed.length) {
        float[] frame = stack.frame(t);
        for (int i = 0; i < fixed.length; i++) {
          if (!fixed[i] && !Float.isFinite(frame[i])) {
            all.add(t, i);
          }
        }
      }
    }
    return all.build();
  }
}
