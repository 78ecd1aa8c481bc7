package ecm.sample;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;

/**
 * The part of the intensity that does not fluctuate: per pixel the mean of the first frames of all
 * pairs and that of the second ones, and a smooth brightness.
 *
 * <p>Two means are kept apart so that the fluctuations I - mean of frames t and t+1 have no frame,
 * and hence no shot noise, in common.
 *
 * @param first mean of the first frames
 * @param second mean of the second frames
 * @param brightness the mean of both, smoothed within the pairs' pixels over about 5 px
 * @param pairs the pairs without the pixels that have a sample that is not finite
 */
record StaticPart(double[] first, double[] second, double[] brightness, FramePairs pairs) {

  private static final int BLUR_RADIUS = 4;
  private static final int BLUR_PASSES = 3;
  private static final int PAIRS_PER_BLOCK = 16;

  static StaticPart of(FrameStack stack, FramePairs pairs, Progress progress) {
    int size = pairs.inside().length;
    int blocks = (pairs.count() + PAIRS_PER_BLOCK - 1) / PAIRS_PER_BLOCK;
    double[][][] sums = new double[blocks][2][];
    Parallel.forEach(
        blocks,
        progress,
        "speckle: static part",
        block -> {
          float[] rows = new float[pairs.box().height() * stack.width()];
          double[] frame = new double[size];
          for (int which = 0; which < 2; which++) {
            sums[block][which] = new double[size];
            int end = Math.min(pairs.count(), (block + 1) * PAIRS_PER_BLOCK);
            for (int k = block * PAIRS_PER_BLOCK; k < end; k++) {
              progress.check();
              pairs.read(stack, pairs.first()[k] + which, rows, frame);
              addTo(sums[block][which], frame);
            }
          }
        });
    double[] first = mean(sums, 0, pairs.count());
    double[] second = mean(sums, 1, pairs.count());
    double[] both = new double[size];
    boolean[] finite = new boolean[size];
    for (int i = 0; i < size; i++) {
      both[i] = (first[i] + second[i]) / 2;
      finite[i] = Double.isFinite(both[i]);
    }
    FramePairs sound = pairs.and(finite);
    for (int i = 0; i < size; i++) {
      both[i] = sound.inside()[i] ? both[i] : 0;
    }
    return new StaticPart(first, second, smooth(both, sound), sound);
  }

  private static void addTo(double[] sum, double[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  private static double[] mean(double[][][] sums, int which, int count) {
    double[] mean = new double[sums[0][which].length];
    for (double[][] block : sums) {
      addTo(mean, block[which]);
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= count;
    }
    return mean;
  }

  /** Running means, repeated, of the values over those of the mask. */
  private static double[] smooth(double[] values, FramePairs pairs) {
    double[] weights = new double[values.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = pairs.inside()[i] ? 1 : 0;
    }
    int width = pairs.box().width();
    int height = pairs.box().height();
    double[] smooth = values;
    for (int pass = 0; pass < BLUR_PASSES; pass++) {
      smooth = runningMean(runningMean(smooth, width, height, 1), width, height, width);
      weights = runningMean(runningMean(weights, width, height, 1), width, height, width);
    }
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] /= weights[i];
    }
    return smooth;
  }

  /** Sums over 2 x radius + 1 pixels along one axis (step 1: rows, step width: columns). */
  private static double[] runningMean(double[] in, int width, int height, int step) {
    double[] out = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      int place = step == 1 ? i % width : i / width;
      int length = step == 1 ? width : height;
      int from = Math.max(-BLUR_RADIUS, -place);
      int to = Math.min(BLUR_RADIUS, length - 1 - place);
      for (int k = from; k <= to; k++) {
        out[i] += in[i + k * step];
      }
      out[i] /= 2 * BLUR_RADIUS + 1;
    }
    return out;
  }
}
