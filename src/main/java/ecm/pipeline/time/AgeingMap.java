package ecm.pipeline.time;

import ecm.likelihood.LikelihoodMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Where, and how fast, relaxation changes in the course of a record: the slope of ln tau against
 * time of every pixel, by least squares over windows that follow one another, and that of the
 * region.
 *
 * <p>The standard error of a pixel's slope is sqrt(v / sum (t - mean t)^2), v the larger of the
 * mean posterior variance of ln tau and the variance of the residuals (n - 2 degrees of freedom).
 * The maps of the windows are drawn towards their mean where a pixel's record tells little, and the
 * slopes with them: a slope is rather too small than too large.
 *
 * @param slope d ln tau / dt [1/s]; NaN outside
 * @param slopeSd its standard error [1/s]; NaN outside
 * @param changed pixels whose slope is beyond {@link #LIMIT} standard errors
 * @param age middle of each window [s]
 * @param tau median of the region in each window [s]
 * @param rate slope of ln of these medians [1/s], its error from their scatter about the line
 * @param p probability of a slope as far from 0 by chance, by Student's t with n - 2 degrees of
 *     freedom
 */
public record AgeingMap(
    FloatMap slope,
    FloatMap slopeSd,
    Mask changed,
    double[] age,
    double[] tau,
    Estimate rate,
    double p) {

  /** A pixel that does not change is flagged with a probability of .3 %. */
  public static final double LIMIT = 3;

  /**
   * The slopes.
   *
   * @param maps of three or more windows
   * @param mask pixels that have a value in all
   * @param window length of the windows [s]
   */
  static AgeingMap of(List<LikelihoodMaps> maps, Mask mask, double window) {
    double[] age = new double[maps.size()];
    Arrays.setAll(age, k -> (k + 0.5) * window);
    double[] tau = maps.stream().mapToDouble(m -> m.population().tauMedian().value()).toArray();
    SimpleRegression region = new SimpleRegression();
    for (int k = 0; k < age.length; k++) {
      region.addData(age[k], Math.log(tau[k]));
    }
    double t = Math.abs(region.getSlope() / region.getSlopeStdErr());
    FloatMap slope = FloatMap.filled(mask.width(), mask.height(), Float.NaN);
    FloatMap sd = FloatMap.filled(mask.width(), mask.height(), Float.NaN);
    for (int i : mask.indices()) {
      slopes(maps, age, i, slope, sd);
    }
    Mask changed =
        Mask.of(
            mask.width(), mask.height(), i -> Math.abs(slope.values()[i]) > LIMIT * sd.values()[i]);
    return new AgeingMap(
        slope,
        sd,
        changed,
        age,
        tau,
        Estimate.of(region.getSlope(), region.getSlopeStdErr()),
        2 * new TDistribution(age.length - 2).cumulativeProbability(-t));
  }

  private static void slopes(
      List<LikelihoodMaps> maps, double[] age, int pixel, FloatMap slope, FloatMap sd) {
    SimpleRegression line = new SimpleRegression();
    double variance = 0;
    for (int k = 0; k < age.length; k++) {
      line.addData(age[k], Math.log(maps.get(k).tau().values()[pixel]));
      double error = maps.get(k).tauSd().values()[pixel];
      variance += error * error / age.length;
    }
    slope.values()[pixel] = (float) line.getSlope();
    sd.values()[pixel] =
        (float) Math.sqrt(Math.max(variance, line.getMeanSquareError()) / line.getXSumSquares());
  }
}
