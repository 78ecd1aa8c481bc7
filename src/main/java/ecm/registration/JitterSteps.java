package ecm.registration;

import java.util.function.DoubleBinaryOperator;

/**
 * Displacements of the frames of a stack, by all pixels and by each of two sets of them.
 *
 * @param all x and y of each frame, by all pixels [px]
 * @param first by the first set
 * @param second by the second set
 */
record JitterSteps(double[][] all, double[][] first, double[][] second) {

  static JitterSteps none(int frames) {
    double[][] zero = new double[2][frames];
    return new JitterSteps(zero, zero, zero);
  }

  /** What a displacement that is known, of all sets alike, and one that remains make together. */
  JitterSteps plus(JitterSteps rest) {
    return new JitterSteps(
        sum(all, rest.all, 1), sum(all, rest.first, 1), sum(all, rest.second, 1));
  }

  /** The known displacement moved by a share of what remains by all pixels. */
  JitterSteps moved(JitterSteps rest, double share) {
    double[][] next = sum(all, rest.all, share);
    return new JitterSteps(next, next, next);
  }

  private static double[][] sum(double[][] a, double[][] b, double share) {
    double[][] sum = new double[2][a[0].length];
    for (int axis = 0; axis < 2; axis++) {
      for (int t = 0; t < sum[axis].length; t++) {
        sum[axis][t] = a[axis][t] + share * b[axis][t];
      }
    }
    return sum;
  }

  /** Variance along an axis that both sets have in common, over some frames [px^2]. */
  double shared(int[] frames) {
    return mean(frames, (a, b) -> a * b) - square(frames, (a, b) -> a, (a, b) -> b);
  }

  /** Variance along an axis of the error of the displacement by both sets [px^2]. */
  double noise(int[] frames) {
    return mean(frames, (a, b) -> (a - b) * (a - b) / 4);
  }

  /** Root mean square along an axis of the displacement by all pixels [px]. */
  double size(int[] frames) {
    double sum = 0;
    for (double[] axis : all) {
      for (int t : frames) {
        sum += axis[t] * axis[t];
      }
    }
    return Math.sqrt(sum / (2 * frames.length));
  }

  private double mean(int[] frames, DoubleBinaryOperator of) {
    return (mean(frames, 0, of) + mean(frames, 1, of)) / 2;
  }

  private double mean(int[] frames, int axis, DoubleBinaryOperator of) {
    double sum = 0;
    for (int t : frames) {
      sum += of.applyAsDouble(first[axis][t], second[axis][t]);
    }
    return sum / frames.length;
  }

  private double square(int[] frames, DoubleBinaryOperator a, DoubleBinaryOperator b) {
    double sum = 0;
    for (int axis = 0; axis < 2; axis++) {
      sum += mean(frames, axis, a) * mean(frames, axis, b) / 2;
    }
    return sum;
  }
}
