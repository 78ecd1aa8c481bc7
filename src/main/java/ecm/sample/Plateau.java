package ecm.sample;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.surface.EdgeDistance;
import java.util.Arrays;

/**
 * The thick sample in the mean image: the core of the outline, which is what lies deeper than 0.8
 * of the greatest depth.
 *
 * @param level mean of the core, without pixels twice as far above the background as its median
 * @param scatter standard deviation of the core's pixels, 1.4826 times the median absolute
 *     deviation: what speckle leaves after averaging over the record
 */
record Plateau(double level, double scatter) {

  private static final double CORE = 0.8;
  private static final double OUTLIER = 2;

  /** NaN and NaN if the outline has no well covered pixel. */
  static Plateau of(MeanImage image, Mask outline, double background) {
    FloatMap depth = EdgeDistance.of(outline);
    float deepest = 0;
    for (int i : outline.indices()) {
      deepest = image.covered()[i] ? Math.max(deepest, depth.values()[i]) : deepest;
    }
    double[] core = new double[depth.values().length];
    for (int i = 0; i < core.length; i++) {
      boolean inCore = image.covered()[i] && depth.values()[i] >= CORE * deepest;
      core[i] = inCore ? image.values()[i] : Double.NaN;
    }
    double median = Quantiles.median(core);
    double limit = background + OUTLIER * (median - background);
    double level = Arrays.stream(core).filter(v -> v <= limit).average().orElse(Double.NaN);
    double[] deviation = Arrays.stream(core).map(v -> v - median).toArray();
    return new Plateau(level, Quantiles.robustSd(deviation));
  }
}
