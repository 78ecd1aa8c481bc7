package ecm.registration;

import ecm.stack.ArrayFrameStack;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import java.util.Random;

/** Frames of a record spoilt on purpose: blank, beam off, saturated or torn away for a moment. */
record RecordFaults(FrameStack stack, boolean[] spoilt) {

  /**
   * Spoils frames at random, never the first.
   *
   * @param share of the frames that are spoilt
   */
  static RecordFaults in(FrameStack stack, double share, long seed) {
    Random random = new Random(seed);
    boolean[] spoilt = new boolean[stack.frames()];
    Object[] planes = new Object[spoilt.length];
    for (int t = 0; t < planes.length; t++) {
      float[] values = stack.frame(t);
      if (t > 0 && random.nextDouble() < share) {
        spoilt[t] = true;
        spoil(values, stack.width(), random);
      }
      short[] plane = new short[values.length];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) (int) values[i];
      }
      planes[t] = plane;
    }
    return new RecordFaults(
        new ArrayFrameStack(
            stack.width(), stack.height(), planes, stack.sampleType(), stack.info()),
        spoilt);
  }

  private static void spoil(float[] values, int width, Random random) {
    int kind = random.nextInt(4);
    float[] original = values.clone();
    int away = (12 * width + 9) * (random.nextBoolean() ? 1 : -1);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kind) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> Math.min(65535, 9000 * original[i]);
            default -> original[Math.floorMod(i + away, values.length)];
          };
    }
  }

  /** Of the spoilt frames, how many were not found; of the others, how many were left out. */
  String verdict(Drift drift) {
    int all = 0;
    int missed = 0;
    int wronged = 0;
    for (int t = 0; t < spoilt.length; t++) {
      all += spoilt[t] ? 1 : 0;
      missed += spoilt[t] && !drift.bad()[t] ? 1 : 0;
      wronged += !spoilt[t] && drift.bad()[t] ? 1 : 0;
    }
    return missed + " of " + all + " spoilt frames missed, " + wronged + " good ones left out";
  }
}
